import type { Engine } from '../../engine/engine.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import type { Site } from '../../source/site.ts';
import { formatCsv } from '../../values/csv.ts';

/** The rows of each published Parquet file as CSV, by the file's path. Tables must be loaded with their text. */
export async function csvOfParquet({ datasets }: Pick<Site, 'datasets'>, engine: Engine): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const table of datasets.flatMap(({ tables }) => tables)) {
    const columns = table.columns.map(({ name }) => name);
    const quoted = columns.map(quoteName).join(', ');
    for (const { path } of table.files.filter(({ format }) => format === 'parquet')) {
      const { rows } = await engine.query(
        `SELECT ${quoted} FROM text.${quoteName(table.name)} WHERE _file = ${quoteText(path)} ORDER BY _line`,
      );
      found.set(path, formatCsv(columns, rows));
    }
  }
  return found;
}
