import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kinds } from '../../src/schema/kinds.ts';
import { kindNames } from '../../src/schema/nouns.ts';
import { siteSchema } from '../../src/schema/content/site.ts';
import { descriptorSchema } from '../../src/schema/data/descriptor.ts';
import { privacySchema } from '../../src/schema/data/privacy.ts';
import { sampleOf } from '../../src/source/sample-of.ts';
import { evidence } from '../../src/schema/content/promise.ts';
import { keep } from '../../src/schema/content/schedule.ts';
import { day, duration, howTo, id, language, link, period, rate, text } from '../../src/schema/scalars.ts';
import { parseYaml } from '../../src/source/parse-yaml.ts';
import { validate } from '../../src/source/validate.ts';

interface Union extends z.ZodType {
  readonly options: readonly z.core.$ZodType[];
}

/** All unions without a tag within some schemas, each once. */
function unionsIn(schemas: readonly z.core.$ZodType[], seen = new Set<z.core.$ZodType>()): Union[] {
  return schemas.flatMap((schema): Union[] => {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const def = schema._zod.def as unknown as Record<string, unknown> & { type: string };
    const inner = ['innerType', 'element', 'valueType'].flatMap((key) =>
      def[key] ? [def[key] as z.core.$ZodType] : [],
    );
    const options = (def['options'] ?? []) as readonly z.core.$ZodType[];
    const parts = [...inner, ...options, ...Object.values((def['shape'] ?? {}) as Record<string, z.core.$ZodType>)];
    const isPlain = def.type === 'union' && def['discriminator'] === undefined;
    return [...(isPlain ? [schema as Union] : []), ...unionsIn(parts, seen)];
  });
}

/** What is said of a text of YAML (or of JSON) under a schema: place, code, message and fix. */
function told(schema: z.ZodType, written: string, file = 'content/x.md'): string[] {
  const { located } = parseYaml(written, { file, syntaxCode: file.endsWith('.json') ? 'json/syntax' : 'yaml/syntax' });
  if (!located) throw new Error('the text must be sound');
  return validate(schema, located).problems.map(
    ({ line, column, code, message, fix }) =>
      `${line}:${column} ${code.replace('schema/', '')} | ${message} | ${fix ?? ''}`,
  );
}

test('a value that keeps to its schema comes back as it is', () => {
  const { located } = parseYaml('since: 2026-01-31\n', { file: 'x', syntaxCode: 'yaml/syntax' });
  expect(located && validate(z.strictObject({ since: day }), located)).toEqual({
    value: { since: '2026-01-31' },
    problems: [],
  });
});

describe('what an author most likely meant', () => {
  test.each([
    ['2026-8-4', '2026-08-04', day],
    ['2026/08/04', '2026-08-04', day],
    ['2026-08-04T10:00:00Z', '2026-08-04', day],
    ['04.08.2026', '2026-08-04', day],
    ['90 days', 'P90D', duration],
    ['2w', 'P2W', duration],
    ['13 months', 'P13M', duration],
    ['1 Year', 'P1Y', duration],
    ['90', 'P90D', duration],
    ['P90', 'P90D', duration],
    ['quarterly', 'P3M', duration],
    ['Crash Reports', 'crash-reports', id],
    ['_crash_reports_', 'crash-reports', id],
    ['http://example.org/x', 'https://example.org/x', link],
    ['example.org', 'https://example.org', link],
    ['a.b+c@example.org', 'mailto:a.b+c@example.org', link],
    ['EN', 'en', language],
    ['zh_Hans_CN', 'zh-Hans-CN', language],
    ['25', '0.25', rate],
  ])('%s → %s', (written, meant, schema) => {
    const [only, ...more] = told(z.strictObject({ key: schema }), `key: ${written}\n`);
    expect(more).toEqual([]);
    expect(only).toMatch(new RegExp(` \\| write  key: ${meant.replace(/[.+]/g, '\\$&')}$`));
  });

  test.each([
    ['2026-02-30', 'write, for example,  key: 2026-01-31', day],
    ['soon', 'write, for example,  key: 2026-01-31', day],
    ['P1H', 'write, for example,  key: P90D', duration],
    ['2026-13', 'write, for example,  key: 2026-08', period],
    ['see our site', 'write, for example,  key: https://example.org/', link],
    ['0', 'write, for example,  key: 1', rate],
  ])('where that is not plain, an example: %s', (written, fix, schema) => {
    expect(told(z.strictObject({ key: schema }), `key: ${written}\n`).map((line) => line.split(' | ').at(-1))).toEqual([
      fix,
    ]);
  });
});

describe('unions', () => {
  test('all forms are told where a value has none of them; of a value that has one, that is spoken of', () => {
    const schema = z.strictObject({ keep });
    expect(told(schema, 'keep: 90 days\n')).toEqual([
      '1:7 wrong-value | "keep" is the text "90 days", but must be an ISO 8601 duration in whole days, weeks, months or years, such as P90D or P13M, or a group of keys (forever). | write  keep: P90D,  or  keep: { forever: … }',
    ]);
    expect(told(schema, 'keep: { for-ever: history }\n')).toEqual([
      '1:9 unknown-key | "keep.for-ever" is not a key here. Allowed: forever. | write  keep: { forever: history }',
    ]);
    expect(told(schema, 'keep: { forever: "" }\n')).toEqual([
      '1:18 wrong-value | "keep.forever" is "", but must not be empty. | write, for example,  forever: …',
    ]);
  });

  test('every union of every schema names all its forms, with a line to paste for each', () => {
    const all = [...kindNames.map((kind) => kinds[kind].schema), siteSchema, descriptorSchema, privacySchema];
    const found = unionsIn(all).filter(({ options }) => options.every((option) => !('values' in option._zod)));
    expect(found.length).toBeGreaterThan(8);
    for (const union of found) {
      const samples = new Set(union.options.map((option) => JSON.stringify(sampleOf(option))));
      for (const written of ['key: null\n', '{}\n']) {
        const [only, ...more] = told(z.strictObject({ key: union }), written);
        expect(more).toEqual([]);
        const fix = only?.split(' | ').at(-1) ?? '';
        expect(fix.split(',  or  ').length, `${only}`).toBe(samples.size);
      }
    }
  });

  test('a tag decides which keys there are', () => {
    expect(told(evidence, 'kind: audited\naudits: x\n')).toEqual([
      '2:1 unknown-key | "audits" is not a key here. Allowed: kind, audit. | write  audit: x',
    ]);
    expect(told(evidence, 'kind: audit\naudit: x\n')).toEqual([
      '1:7 wrong-value | "kind" is "audit", but must be one of checked, audited, stated. | write  kind: audited',
    ]);
    expect(told(evidence, 'audit: x\n')).toEqual([
      '1:1 missing-key | "kind" is missing: it must be one of checked, audited, stated. | add  kind: checked',
    ]);
  });
});

test('a misspelt key is told once, not also as missing', () => {
  const schema = z.strictObject({ title: text, summary: text, since: day });
  expect(told(schema, 'titel: A\nsummery: B\n')).toEqual([
    '1:1 missing-key | "since" is missing: it must be a calendar day written YYYY-MM-DD. | add  since: 2026-01-31',
    '1:1 unknown-key | "titel" is not a key here. Allowed: title, summary, since. | write  title: A',
    '2:1 unknown-key | "summery" is not a key here. Allowed: title, summary, since. | write  summary: B',
  ]);
});

test('the word is replaced where it stands, not where it stands first', () => {
  expect(
    told(
      z.strictObject({ items: z.array(z.strictObject({ kind: z.enum(['kind', 'word']), word: text })) }),
      'items: [{ word: wrod, kind: wrod }]\n',
    ),
  ).toEqual([
    '1:29 wrong-value | "items[0].kind" is "wrod", but must be one of kind, word. | write  items: [{ word: wrod, kind: word }]',
  ]);
});

test('entries of a list', () => {
  expect(told(z.strictObject({ days: z.array(day) }), 'days:\n  - 2026-01-31\n  - 2026-2-1\n')).toEqual([
    '3:5 wrong-value | "days[1]" is "2026-2-1", but must be a calendar day written YYYY-MM-DD. | write  - 2026-02-01',
  ]);
  expect(
    told(z.strictObject({ days: z.array(day) }), 'days:\n  - 7\n').map((line) => line.split(' | ').at(-1)),
  ).toEqual(['write, for example,  - 2026-01-31']);
});

test('groups of keys are written out as far as they are needed', () => {
  const schema = z.strictObject({
    dialog: z.strictObject({ title: text, since: day, note: text.optional() }),
    optOut: howTo,
    list: z.array(z.strictObject({ at: day })).min(1),
  });
  expect(told(schema, 'list: []\n').map((line) => line.split(' | ').at(-1))).toEqual([
    'add  dialog: { title: …, since: 2026-01-31 }',
    'add  optOut: { setting: … }',
    'write, for example,  list: [ { at: 2026-01-31 } ]',
  ]);
});

test('JSON gets JSON to paste', () => {
  const schema = z.strictObject({
    name: text,
    count: z.int(),
    list: z.array(text),
    group: z.strictObject({ since: day }),
  });
  expect(
    told(schema, '{\n  "nam": "x",\n  "count": "3",\n  "list": "a"\n}\n', 'data/x/datapackage.json').map((line) =>
      line.split(' | ').at(-1),
    ),
  ).toEqual([
    'write  "count": 3',
    'write  "list": ["a"]',
    'add  "group": { "since": "2026-01-31" }',
    'write  "name": "x",',
  ]);
});

test.each([
  ['number', z.number(), '"3"', 'write  key: 3'],
  ['number', z.number(), 'three', 'write  key: 1'],
  ['whole number', z.int(), '1.5', 'write  key: 2'],
  ['text', z.string(), '3', 'write  key: "3"'],
  ['text', z.string(), 'true', 'write  key: "true"'],
  ['list', z.array(z.string()), 'one', 'write  key: [one]'],
  ['list', z.array(z.number()), '1', 'write  key: [1]'],
  ['truth', z.boolean(), 'no', 'write  key: false'],
  ['truth', z.boolean(), '1', 'write  key: true'],
  ['nothing', z.string(), '', 'write  key: …'],
])('another type than %s: %s', (_, schema, written, fix) => {
  expect(told(z.strictObject({ key: schema }), `key: ${written}\n`).map((line) => line.split(' | ').at(-1))).toEqual([
    fix,
  ]);
});

test('bounds of numbers, texts and lists', () => {
  const schema = z.strictObject({
    low: z.number().min(3),
    high: z.number().max(5),
    above: z.number().gt(0),
    below: z.number().lt(1),
    short: z.string().min(2),
    long: z.string().max(2),
    few: z.array(z.string()).min(2),
    many: z.array(z.string()).max(1),
  });
  const lines = told(schema, 'low: 1\nhigh: 9\nabove: 0\nbelow: 1\nshort: a\nlong: abc\nfew: [a]\nmany: [a, b]\n');
  expect(lines.map((line) => line.split(' | ').slice(1).join(' | '))).toEqual([
    '"low" is 1, but must be at least 3. | write, for example,  low: 3',
    '"high" is 9, but must be at most 5. | write, for example,  high: 5',
    '"above" is 0, but must be greater than 0. | write, for example,  above: 1',
    '"below" is 1, but must be less than 1. | write, for example,  below: 0.5',
    '"short" is "a", but must have at least 2 characters. | write, for example,  short: …',
    '"long" is "abc", but must have at most 2 characters. | write, for example,  long: …',
    '"few" is ["a"], but must have at least 2 entries. | write, for example,  few: […]',
    '"many" is ["a","b"], but must have at most 1 entry. | write, for example,  many: […]',
  ]);
});

test('what is no group of keys at all', () => {
  const schema = z.strictObject({ title: text, since: day });
  expect(told(schema, '')).toEqual([
    '1:1 wrong-type | Keys are expected here, but this is empty. | write\ntitle: …\nsince: 2026-01-31',
  ]);
  expect(told(schema, '- a\n')).toEqual([
    '1:1 wrong-type | Keys are expected here, but this is a list. | write\ntitle: …\nsince: 2026-01-31',
  ]);
});
