import { describe, expect, test } from 'vitest';
import { isUnreadable } from '../../../../src/adopt/imports/imported.ts';
import { readJsonSchemas } from '../../../../src/adopt/imports/json-schema/read-json-schema.ts';
import { formatProblems } from '../../../../src/problems/format-problem.ts';
import { readFolder } from '../read-folder.ts';

const read = (schema: unknown) => readJsonSchemas(new Map([['a.json', JSON.stringify(schema, undefined, 1)]]));
const property = (schema: unknown) => read({ properties: { a: schema } });

describe('JSON Schemas', () => {
  test('payloads of several files and drafts', async () => {
    const given = readJsonSchemas(readFolder('json-schema/schemas'));
    await expect(JSON.stringify(given, undefined, 2)).toMatchFileSnapshot('schemas.expected.txt');
  });

  test('no files have nothing, and a schema without keys is told', () => {
    expect(readJsonSchemas(new Map())).toEqual({ fields: [], categories: [], unmapped: [] });
    expect(read({})).toMatchObject({ fields: [], unmapped: [{ what: 'the schema a' }] });
  });

  test.each([
    [{ anyOf: [{ type: 'integer' }, { type: 'number' }] }, { type: 'number' }],
    [{ allOf: [{ minimum: 1 }, { minimum: 3, type: 'integer' }] }, { type: 'integer', minimum: 3 }],
    [
      { enum: ['x', 'y', null] },
      { type: 'string', values: [{ value: 'x' }, { value: 'y' }], notes: { empty: 'it may be null' } },
    ],
    [{ const: 5 }, { type: 'integer', values: [{ value: 5 }], example: 5 }],
    [{ type: 'string', format: 'date-time' }, { type: 'time' }],
    [{ type: 'string', pattern: 'b' }, { pattern: '.*b.*' }],
    [{ type: 'string', pattern: '^(?:a|b)$' }, { pattern: expect.stringContaining('a|b') as string }],
    [
      { type: 'array', items: { type: 'integer', maximum: 9 } },
      { type: 'list', maximum: 9, notes: { items: 'integer' } },
    ],
  ])('%j', (schema, field) => {
    expect(property(schema)).toMatchObject({ fields: [{ key: 'a', ...field }] });
  });

  test('a list of payloads is one payload, and lists of lists have their keys', () => {
    expect(read({ type: 'array', items: { properties: { b: { type: 'string' } } } })).toMatchObject({
      fields: [{ key: 'b' }],
    });
    expect(
      property({ type: 'array', items: { type: 'array', items: { properties: { b: { type: 'string' } } } } }),
    ).toMatchObject({ fields: [{ key: 'a[][].b' }] });
  });

  test('schemas that grow without bounds are refused', () => {
    const twice = (of: string) => ({ allOf: [{ $ref: of }, { $ref: of }] });
    const defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`d${index}`, twice(`#/$defs/d${index + 1}`)]),
    );
    expect(read({ $defs: { ...defs, d40: {} }, properties: { a: { $ref: '#/$defs/d0' } } })).toMatchObject([
      { code: 'import/syntax' },
    ]);
    const wide = (of: string) => ({ properties: { l: { $ref: of }, r: { $ref: of } } });
    const keys = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`d${index}`, wide(`#/$defs/d${index + 1}`)]),
    );
    expect(read({ $defs: { ...keys, d30: { type: 'string' } }, $ref: '#/$defs/d0' })).toMatchObject([
      { code: 'import/syntax' },
    ]);
  });

  test('what is wrong is said with its place', () => {
    const files = new Map([
      ['a.json', '[1]'],
      ['b.json', '{"properties": {"a": {"type": "text", "required": 3, "minimum": "x"}},}'],
      ['c.yaml', 'properties: {a: {type: [strnig], minimum: x}}'],
    ]);
    const given = readJsonSchemas(files);
    expect(isUnreadable(given) && formatProblems(given)).toMatchSnapshot();
    const typed = readJsonSchemas(new Map([['c.yaml', files.get('c.yaml') ?? '']]));
    expect(isUnreadable(typed) && formatProblems(typed)).toMatchSnapshot();
  });
});
