import { DuckDBInstance } from '@duckdb/node-api';
import type { Cell } from './tables/table.ts';

/** Columns of a Parquet file with their SQL types. */
export type ParquetColumns = Readonly<Record<string, 'VARCHAR' | 'DATE' | 'INTEGER'>>;

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Writes rows to a Parquet file (zstd) in the order given. One thread and one row group of fixed size: the same rows
 * give the same bytes. Days are texts `YYYY-MM-DD`; no cell may be hidden.
 */
export async function writeParquet(
  path: string,
  columns: ParquetColumns,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  try {
    const names = Object.keys(columns);
    // Texts first: the engine casts, so that every type is read by the same rules as in the CSV files.
    await connection.run(`CREATE TABLE written (${names.map((name) => `"${name}" VARCHAR`).join(', ')})`);
    const appender = await connection.createAppender('written');
    for (const row of rows) {
      for (const cell of row) {
        if (cell === null) throw new TypeError('a hidden cell has no place in a Parquet file');
        appender.appendVarchar(String(cell));
      }
      appender.endRow();
    }
    appender.closeSync();
    const typed = Object.entries(columns).map(([name, type]) => `CAST("${name}" AS ${type}) AS "${name}"`);
    await connection.run(
      `COPY (SELECT ${typed.join(', ')} FROM written ORDER BY rowid) TO ${quote(path)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 12, ROW_GROUP_SIZE 122880)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
