import { CsvRows } from '../values/csv-rows.ts';
import { parquetValues } from './parquet-values.ts';
import { storedText } from './stored-text.ts';

/** The columns of a file, in its order, each with the text of every row; null where a Parquet file has no value. */
export type TextColumns = (string | null)[][];

function readCsv(bytes: Uint8Array): TextColumns {
  const rows = new CsvRows(bytes);
  if (!rows.next()) return [];
  const columns: TextColumns = rows.fields().map(() => []);
  // A blank line ends a table: blank ones at the end are no rows, and elsewhere the file was refused before.
  while (rows.next() && rows.end > rows.start) {
    // Most rows have no quotes, and are cut up much faster as one text.
    const text = rows.text();
    const fields = text.includes('"') ? rows.fields() : text.split(',');
    columns.forEach((column, index) => column.push(fields[index] ?? null));
  }
  return columns;
}

async function readParquet(bytes: Uint8Array): Promise<TextColumns> {
  const { fields, groups } = parquetValues(bytes);
  const columns: TextColumns = fields.map(() => []);
  for await (const group of groups())
    fields.forEach(({ kind }, index) => {
      const values = group[index] ?? [];
      for (let row = 0; row < values.length; row += 1) columns[index]?.push(storedText(values[row], kind));
    });
  return columns;
}

/**
 * Reads a published file without DuckDB, as a reader's browser takes it apart: each value as the text that `importFile`
 * has of it. Throws an EngineError of kind `file`, or what the reader of the format says of damage.
 */
export async function readColumns(bytes: Uint8Array, format: 'csv' | 'parquet'): Promise<TextColumns> {
  return format === 'csv' ? readCsv(bytes) : readParquet(bytes);
}
