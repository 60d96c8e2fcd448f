import { expect, test } from 'vitest';
import { databaseBytes } from '../../src/site/database-bytes.ts';

test('a query fetches DuckDB and its worker, and no solver', () => {
  const files = [
    { path: 'engine/duckdb-eh.wasm.gz', bytes: 7_000_000 },
    { path: 'engine/duckdb-browser-eh.worker.js', bytes: 700_000 },
    { path: 'engine/highs.wasm.gz', bytes: 1_200_000 },
  ] as never;
  expect(databaseBytes({ engine: { files } })).toBe(7_700_000);
  expect(databaseBytes({ engine: { files: [] } })).toBe(0);
});
