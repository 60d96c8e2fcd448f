import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sumsInEngine, sumsOfTexts } from '../../src/audit/value-sums.ts';
import { canonicalColumn } from '../../src/engine/canonical-column.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { loadTables } from '../../src/engine/load-tables.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { readColumns } from '../../src/engine/read-columns.ts';
import { storedText } from '../../src/engine/stored-text.ts';
import { writeParquet } from './write-parquet.ts';

let dir: string;
let engine: Engine;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-test-'));
  await writeParquet(dir);
  engine = await openNodeEngine();
});
afterAll(async () => {
  await engine.close();
  await rm(dir, { recursive: true, force: true });
});

let tables = 0;

/** What both readers come to for one file. */
async function readTwice(bytes: Uint8Array, format: 'csv' | 'parquet', names: readonly string[]) {
  const name = `t${(tables += 1)}`;
  const columns = names.map((column) => ({ name: column, type: 'string' as const, missing: [] }));
  await loadTables(
    engine,
    [{ name, columns, releases: 'partition', files: [{ name: 'x', format }] }],
    async () => bytes,
  );
  const own = await sumsInEngine(engine, { name, columns, files: [{ path: 'x' }] });
  return { own: own.get('x'), theirs: await sumsOfTexts(columns, await readColumns(bytes, format)) };
}

const kinds = 'b i8 i32 i64 u32 u64 f d dec huge s day ts ms ns tz'.split(' ');

test.each([
  ['zstd', 2500],
  ['snappy', 2500],
  ['gzip', 2500],
  ['uncompressed', 2500],
  ['lz4_raw', 2500],
  ['empty', 0],
])('DuckDB and the reader of a browser read every kind of value alike: %s', async (name, rows) => {
  const { own, theirs } = await readTwice(await readFile(join(dir, `${name}.parquet`)), 'parquet', kinds);
  expect(theirs).toEqual(own);
  expect(own?.rows).toBe(rows);
});

test.each([
  ['plain', 'a,b\n1,x\n,\n'],
  ['quotes, line breaks, backslashes', 'a,b\r\n"x, ""y""\n\\N",\\\r\n"",z\r\n'],
  ['byte order mark, no last line break', '\ufeffa,b\nä,漢'],
  ['blank lines at the end', 'a,b\n1,2\n\n\n'],
  ['no rows', 'a,b\n'],
])('and every form of CSV: %s', async (_, text) => {
  const { own, theirs } = await readTwice(new TextEncoder().encode(text), 'csv', ['a', 'b']);
  expect(theirs).toEqual(own);
});

test('a floating point number has the text of the number that DuckDB writes, which takes one digit more in rare ties', async () => {
  const { rows } = await engine.query(`SELECT d, CAST(d AS VARCHAR), CAST(d AS FLOAT), CAST(CAST(d AS FLOAT) AS VARCHAR)
    FROM (SELECT (i % 9 - 4) / 7 * pow(10, (i % 75) - 37)::DOUBLE AS d FROM range(3000) AS r(i)
      UNION ALL VALUES (1e16), (1e15), (0.0001), (0.00001), (118), (1e-7), (123456789012345680), (-0.5))`);
  const isOff = (text: string | null, other: unknown, round: (value: number) => number) =>
    text !== other &&
    (text === null || round(Number(text)) !== round(Number(other)) || text.length > String(other).length);
  const wrong = rows.filter(
    ([double, doubleText, float, floatText]) =>
      isOff(storedText(double as number, { is: 'double' }), doubleText, Number) ||
      isOff(storedText(float as number, { is: 'float' }), floatText, Math.fround),
  );
  expect(wrong).toEqual([]);
  expect(storedText(-0, { is: 'double' })).toBe('-0.0');
});

test('the canonical form tells no value from a text that looks like it, and one row from two', () => {
  expect(canonicalColumn(['\\N', null, 'a\nb', ''])).toBe('\\\\N\n\\N\na\\nb\n\n');
  expect(canonicalColumn([])).toBe('');
});
