import { parquetColumns } from '../../../engine/parquet-columns.ts';
import type { Problem } from '../../../problems/problem.ts';
import { scanCsv } from '../../../values/scan-csv.ts';
import type { TableOnDisk } from './group-files.ts';

/** A file that may be a table. */
export type GivenTable = Omit<TableOnDisk, 'columns'>;

export const isParquet = (path: string) => /\.parquet$/i.test(path);

/** A problem of a whole file. */
export const problemOf = (file: string, code: Problem['code'], message: string, fix: string): Problem => ({
  code,
  file,
  line: 1,
  column: 1,
  message,
  fix,
});

/** The columns of a file, or why it is no table. */
export function columnsIn({ source, bytes }: GivenTable): readonly string[] | Problem {
  if (isParquet(source)) {
    try {
      return parquetColumns(bytes).fields.map(({ name }) => name);
    } catch (error) {
      return problemOf(
        source,
        'table/structure',
        (error as Error).message,
        'write it again as plain Parquet, or as CSV',
      );
    }
  }
  const { header, faults } = scanCsv(bytes);
  const fault = faults.find(({ kind }) => kind !== 'blank-end' && kind !== 'unended');
  if (!fault) return header;
  const fix = 'mend that line: a row has as many fields as the header, parted by commas';
  return { ...problemOf(source, 'table/structure', fault.message, fix), line: fault.line, column: fault.column };
}

/** A file with its columns, or all that keeps them from being read. */
export function openFile(file: GivenTable): TableOnDisk | readonly Problem[] {
  const columns = columnsIn(file);
  if ('code' in columns) return [columns];
  const odd = columns.filter((column) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(column));
  if (odd.length === 0 && columns.length > 0) return { ...file, columns };
  return (columns.length === 0 ? [''] : odd).map((column) =>
    problemOf(
      file.source,
      'table/header',
      columns.length === 0
        ? 'The file has no columns.'
        : `The column "${column}" must have a name of letters, digits and underscores that begins with no digit.`,
      column === '' ? 'write the names of the columns into its first line' : `write  ${columnName(column)}`,
    ),
  );
}

/** A name as a column may have it. */
export const columnName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=\d|$)/, 'column_')
    .toLowerCase();
