import { describe, expect, test } from 'vitest';
import { isUnreadable } from '../../../../src/adopt/imports/imported.ts';
import { readPayloads } from '../../../../src/adopt/imports/payload/read-payloads.ts';
import { formatProblems } from '../../../../src/problems/format-problem.ts';
import { readFolder } from '../read-folder.ts';

const read = (text: string, file = 'report.json') => readPayloads(new Map([[file, text]]));

describe('example payloads', () => {
  test('several examples of two payloads', async () => {
    const given = readPayloads(readFolder('payload/reports'));
    await expect(JSON.stringify(given, undefined, 2)).toMatchFileSnapshot('reports.expected.txt');
  });

  test('no files have nothing, and an empty report has no fields', () => {
    expect(readPayloads(new Map())).toEqual({ fields: [], categories: [], unmapped: [] });
    expect(read('{}')).toMatchObject({ fields: [], categories: [{ name: 'report' }] });
  });

  test('a form has numbers and switches too', () => {
    expect(read('version=2&code=007&on=true', 'a.txt')).toMatchObject({
      fields: [
        { key: 'version', type: 'integer', example: 2 },
        { key: 'code', type: 'string', example: '007' },
        { key: 'on', type: 'boolean' },
      ],
    });
  });

  test('an object whose keys are values is one field', () => {
    const table = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`plugin ${index}`, index]));
    expect(read(JSON.stringify({ plugins: table, a: 1 }))).toMatchObject({
      fields: [
        { key: 'plugins', type: 'object' },
        { key: 'a', type: 'integer' },
      ],
      unmapped: [{ what: 'keys in "plugins"' }],
    });
  });

  test('an identifier is told and never written as an example', () => {
    const text = '{"machine": "6fa459ea-ee8a-4ca4-894e-db77e160355e", "users": {"anna@example.com": 1}, "b@c.org": 2}';
    const given = read(text);
    expect(JSON.stringify(given)).not.toMatch(/6fa459ea-ee8a|anna|b@c/);
    expect(given).toMatchObject({
      fields: [{ key: 'machine' }, { key: 'users', type: 'object' }],
      unmapped: [{ what: 'keys in "users"' }, { what: 'a key' }, { what: 'values of "machine"' }, {}],
    });
  });

  test('what cannot be read is said with its place', () => {
    const files = new Map([
      ['a.json', '{"a": 1,}'],
      ['b.json', '[1]'],
      ['c.json', ''],
      ['d.json', `${'{"a":'.repeat(80)}1${'}'.repeat(80)}`],
      ['e.ndjson', '{"a": 1}\n{"a": \n'],
    ]);
    const given = readPayloads(files);
    expect(isUnreadable(given) && formatProblems(given)).toMatchSnapshot();
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, { a: index }]));
    expect(read(JSON.stringify(many))).toMatchObject([{ code: 'import/syntax' }]);
  });
});
