import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openNodeEngine } from '../../src/engine/node.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-test-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test('lines stay in order in a file so large that several threads read it', async () => {
  // DuckDB hands out a CSV file in blocks of 32 MB.
  const count = 400_000;
  const filler = 'x'.repeat(240);
  const path = join(dir, 'large.csv');
  await writeFile(
    path,
    `line,filler\n${Array.from({ length: count }, (_, index) => `${index + 2},${filler}\n`).join('')}`,
  );
  const engine = await openNodeEngine();
  await engine.importFile({
    table: 'large',
    format: 'csv',
    columns: ['line', 'filler'],
    source: path,
    nameForErrors: 'large.csv',
  });
  const wrong = await engine.query('SELECT count(*), count(*) FILTER (line::BIGINT <> _line) FROM large');
  expect(wrong.rows).toEqual([[count, 0]]);
  const stored = await engine.query('SELECT _line FROM large');
  expect(stored.rows.findIndex(([line], index) => line !== index + 2)).toBe(-1);
  await engine.close();
});

test('a file is read by its path or from bytes, and nothing is left behind', async () => {
  const path = join(dir, 'small.csv');
  await writeFile(path, 'a\n1\n');
  // A place of its own: other tests open engines at the same time.
  const place = join(dir, 'temporary');
  await mkdir(place);
  vi.stubEnv('TMPDIR', place);
  const engine = await openNodeEngine();
  for (const source of [path, new TextEncoder().encode('a\n1\n')]) {
    await engine.importFile({ table: 't', format: 'csv', columns: ['a'], source, nameForErrors: 'small.csv' });
    expect((await engine.query('FROM t')).rows).toEqual([['1', 2]]);
    await engine.query('DROP TABLE t');
  }
  await expect(
    engine.importFile({
      table: 't',
      format: 'csv',
      columns: ['b'],
      source: new TextEncoder().encode('a\n1\n'),
      nameForErrors: 'x.csv',
    }),
  ).rejects.toThrow('x.csv:1');
  await engine.close();
  vi.unstubAllEnvs();
  expect(await readdir(place)).toEqual([]);
});

test('a query whose steps are long stops natively, and the engine goes on', async () => {
  const engine = await openNodeEngine();
  const deaf =
    'SELECT a.range + b.range AS x FROM range(10000000) AS a, range(10000000) AS b WHERE hash(a.range + b.range) = 5';
  await expect(engine.query(deaf, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/);
  expect((await engine.query('SELECT 42')).rows).toEqual([[42]]);
  await engine.close();
});

test('an error halfway through the rows is an error, not a short answer', async () => {
  const engine = await openNodeEngine();
  await expect(
    engine.query("SELECT CASE WHEN i = 90000 THEN error('told so') ELSE i::VARCHAR END FROM range(100000) AS r(i)"),
  ).rejects.toThrow('told so');
  await engine.close();
});
