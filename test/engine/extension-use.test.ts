import { expect, test } from 'vitest';
import { findExtensionUse } from '../../src/engine/extension-use.ts';

test.each([
  ["SELECT json_extract(a, '$.b') FROM t", { text: 'json_extract', offset: 7, extension: 'json' }],
  ["SELECT a->>'b' FROM t", { text: '->>', offset: 8, extension: 'json' }],
  ['SELECT * FROM t WHERE day > current_date - 30', { text: 'current_date', offset: 28, extension: 'icu' }],
  ['SELECT TODAY()', { text: 'TODAY', offset: 7, extension: 'icu' }],
  ["SELECT at at time zone 'UTC'", { text: 'AT TIME ZONE', offset: 10, extension: 'icu' }],
  ['SELECT a FROM t ORDER BY a COLLATE de', { text: 'COLLATE de', offset: 27, extension: 'icu' }],
  ["SELECT 1 FROM parquet_metadata('x')", { text: 'parquet_metadata', offset: 14, extension: 'parquet' }],
])('%s needs an extension', (sql, use) => {
  expect(findExtensionUse(sql)).toEqual(use);
});

test.each([
  'SELECT \'current_date\' AS "today()", json, today -- json_extract(a)\nFROM t',
  'SELECT list_transform(l, x -> x > 1), t.json(1), a - b > 0 FROM t ORDER BY a COLLATE NOCASE',
  "SELECT date_trunc('month', day), strftime(day, '%Y'), max(day) FROM t",
  '',
])('%s does not', (sql) => {
  expect(findExtensionUse(sql)).toBeUndefined();
});
