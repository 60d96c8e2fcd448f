import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdReaders } from '../../../src/build/prepare/hold-readers.ts';
import { loadSiteTables } from '../../../src/build/prepare/load-site-tables.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import type { DataTable } from '../../../src/source/site.ts';
import { writeParquet } from '../../engine/write-parquet.ts';
import { flipBit, seededRandom } from '../../log/random.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-test-'));
  await writeParquet(dir);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const kinds = 'b i8 i32 i64 u32 u64 f d dec huge s day ts ms ns tz'.split(' ');

/** A table of one file, as far as it is read here. */
const tableOf = (bytes: Uint8Array, format: 'csv' | 'parquet', columns = kinds) =>
  ({
    name: 't',
    columns: columns.map((name) => ({ name, type: 'string', missing: [''] })),
    privacy: { releases: 'partition' },
    files: [{ path: `x/a.${format}`, format, bytes }],
  }) as unknown as DataTable;

async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openNodeEngine();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

const told = (table: DataTable) =>
  withEngine(async (engine) => {
    const { problems } = await loadSiteTables(engine, [table]);
    return problems
      .map(({ file, line, code, message, fix }) => `${file}:${line} ${code}\n${message}\n${fix}`)
      .join('\n');
  });

const parquet = async (name: string) => new Uint8Array(await readFile(join(dir, `${name}.parquet`)));

test('files that both read alike have sums and no problem', async () => {
  const { problems, sums } = await withEngine(async (engine) =>
    loadSiteTables(engine, [tableOf(await parquet('zstd'), 'parquet')]),
  );
  expect(problems).toEqual([]);
  expect(sums.get('x/a.parquet')?.rows).toBe(2500);
  expect(Object.keys(sums.get('x/a.parquet')?.columns ?? {})).toEqual(kinds);
});

test('where the two differ, row, column and both values are told', async () => {
  const table = tableOf(new TextEncoder().encode('a,b\n1,x\n2,y\n3,z\n'), 'csv', ['a', 'b']);
  const other = tableOf(new TextEncoder().encode('a,b\n1,x\n2,Y\n3,Z\n'), 'csv', ['a', 'b']);
  const shorter = tableOf(new TextEncoder().encode('a,b\n1,x\n2,y\n'), 'csv', ['a', 'b']);
  const held = await withEngine(async (engine) => {
    await loadSiteTables(engine, [table]);
    return [await holdReaders(engine, other), await holdReaders(engine, shorter)];
  });
  expect(held.map(({ problems }) => problems)).toEqual([
    [
      {
        code: 'table/readers',
        file: 'data/x/a.csv',
        line: 3,
        column: 1,
        message:
          'Row 2 of "b": DuckDB, which makes the results, reads "y"; the reader in a visitor’s browser reads "Y". Whoever checked the site would check other values than were published.',
        fix: 'write the file again, in UTF-8 and with quotes as in RFC 4180',
      },
    ],
    [
      expect.objectContaining({
        line: 4,
        message: expect.stringMatching(/^Row 3 of "a".*reads "3".*reads no value/) as string,
      }),
    ],
  ]);
});

/** The file with the name of its compression changed to the one that Hadoop frames in its own way. */
function asHadoopLz4(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const footer = bytes.length - 8 - view.getUint32(bytes.length - 8, true);
  // In Thrift's compact form a codec is field 4, 0x15, with its number twice: 7 is LZ4_RAW, 5 LZ4.
  const changed = bytes.slice();
  for (let at = footer; at < bytes.length - 9; at += 1)
    if (changed[at] === 0x15 && changed[at + 1] === 14) changed[at + 1] = 10;
  return changed;
}

test('LZ4 as Hadoop frames it, other codecs, nested values: what and how to write it', async () => {
  expect(await told(tableOf(asHadoopLz4(await parquet('lz4_raw')), 'parquet'))).toMatch(
    /x\/a\.parquet:1 table\/structure\n.*packed with LZ4; .*\n.*compression="zstd"/,
  );
  expect(await told(tableOf(await parquet('brotli'), 'parquet', ['a']))).toMatch(/packed with BROTLI.*\n.*"zstd"/);
  expect(await told(tableOf(await parquet('nested'), 'parquet', ['a']))).toMatch(/nested values.*\ngive each value/);
});

test('Latin-1 in Parquet and in CSV is told with the way to UTF-8', async () => {
  const bytes = await parquet('uncompressed');
  const text = new TextEncoder().encode('ä, "');
  const at = bytes.findIndex((_, index) => text.every((byte, offset) => bytes[index + offset] === byte));
  bytes[at] = 0xe4;
  expect(await told(tableOf(bytes, 'parquet'))).toMatch(
    /x\/a\.parquet:1 table\/structure\n.*not valid UTF8.*\n.*UTF-8/,
  );
  const csv = Uint8Array.from('a,b\n1,x\n2,M\xfcnchen\n', (letter) => letter.charCodeAt(0));
  expect(await told(tableOf(csv, 'csv', ['a', 'b']))).toMatch(/x\/a\.csv:3 table\/structure\n.*UTF-8.*\n.*iconv/);
});

test('a flipped byte anywhere is read alike by both, or is a problem of the file, and never a crash', async () => {
  const next = seededRandom(17);
  const seen = new Set<string>();
  await withEngine(async (engine) => {
    for (const name of ['snappy', 'uncompressed']) {
      const whole = await parquet(name);
      for (let flip = 0; flip < 4; flip += 1) {
        const bytes = flipBit(whole, next(whole.length * 8));
        const { problems } = await loadSiteTables(engine, [tableOf(bytes, 'parquet')]);
        for (const { code, file, fix } of problems) {
          seen.add(code);
          expect(file).toBe('data/x/a.parquet');
          expect(fix).toBeTruthy();
        }
        await engine.query(
          'DROP VIEW IF EXISTS t; DROP SCHEMA IF EXISTS text CASCADE; DROP SCHEMA IF EXISTS released CASCADE',
        );
      }
    }
  });
  expect([...seen]).toContain('table/structure');
}, 120_000);
