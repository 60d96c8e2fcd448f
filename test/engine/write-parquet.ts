import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Every kind of value a published Parquet file can hold, with nulls and extremes, over several row groups. */
const rows = `SELECT i % 2 = 0 AS b, (i % 100 - 50)::TINYINT AS i8, (i * 1000003 % 2147483647)::INTEGER AS i32,
  CASE WHEN i % 5 <> 0 THEN 9223372036854775807 - i END AS i64, (4294967295 - i)::UINTEGER AS u32, (18446744073709551615 - i)::UBIGINT AS u64,
  (i / 7)::FLOAT AS f, CASE i % 4 WHEN 0 THEN i / 3 WHEN 1 THEN 1e20 * i WHEN 2 THEN 'NaN'::DOUBLE END AS d,
  (i * 0.01 - 5)::DECIMAL(9,2) AS dec, (i * 123456789012345678901.5 - 1)::DECIMAL(38,1) AS huge,
  CASE i % 3 WHEN 0 THEN '' WHEN 1 THEN 'ä, "' || i END AS s, DATE '1969-12-01' + i::INTEGER AS day,
  TIMESTAMP '1969-12-31 23:59:59.9' + INTERVAL (i) MILLISECOND AS ts, (TIMESTAMP '2026-01-01' + INTERVAL (i) MILLISECOND)::TIMESTAMP_MS AS ms,
  '2026-01-01 00:00:00.000000001'::TIMESTAMP_NS AS ns, (TIMESTAMP '2026-01-01 12:00:00' + INTERVAL (i) SECOND)::TIMESTAMPTZ AS tz
FROM range`;

/** Writes the Parquet files of the trials into a folder, with the native engine. */
export async function writeParquet(dir: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const copy = (query: string, name: string, options: string) =>
    connection.run(`COPY (${query}) TO '${join(dir, `${name}.parquet`)}' (FORMAT parquet, ${options})`);
  for (const codec of ['zstd', 'snappy', 'gzip', 'uncompressed', 'lz4_raw']) {
    await copy(`${rows}(2500) AS r(i)`, codec, `COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`);
  }
  await copy(`${rows}(0) AS r(i)`, 'empty', 'COMPRESSION zstd');
  await copy('SELECT [1, 2] AS a', 'nested', 'COMPRESSION zstd');
  await copy("SELECT 'x'::BLOB AS a", 'blob', 'COMPRESSION zstd');
  await copy("SELECT 'x' AS a", 'brotli', 'COMPRESSION brotli');
  connection.closeSync();
  instance.closeSync();
}
