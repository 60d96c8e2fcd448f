import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { engineFiles } from '../../../src/build/local/engine-files.ts';

const original = (name: string) => readFile(createRequire(import.meta.url).resolve(`@duckdb/duckdb-wasm/dist/${name}`));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('the engine is published as its makers built it, packed the same way each time', async () => {
  const [wasm, worker, solver] = await engineFiles();
  expect([wasm?.path, worker?.path, solver?.path]).toEqual([
    'engine/duckdb-eh.wasm.gz',
    'engine/duckdb-browser-eh.worker.js',
    'engine/highs.wasm.gz',
  ]);
  const unpacked = gunzipSync(wasm?.bytes ?? new Uint8Array());
  expect(sha256(unpacked)).toBe(sha256(await original('duckdb-eh.wasm')));
  expect(wasm?.unpackedBytes).toBe(unpacked.length);
  expect(sha256(worker?.bytes ?? new Uint8Array())).toBe(sha256(await original('duckdb-browser-eh.worker.js')));
  const highs = await readFile(createRequire(import.meta.url).resolve('highs/runtime'));
  expect(sha256(gunzipSync(solver?.bytes ?? new Uint8Array()))).toBe(sha256(highs));
  // Time and operating system of the gzip header stay empty.
  expect([...(wasm?.bytes.subarray(4, 8) ?? [])]).toEqual([0, 0, 0, 0]);
  expect(wasm?.bytes[9]).toBe(255);
});

test('every file is small enough for static hosts', async () => {
  for (const { path, bytes } of await engineFiles()) expect(bytes.length, path).toBeLessThan(25 * 1024 * 1024);
});
