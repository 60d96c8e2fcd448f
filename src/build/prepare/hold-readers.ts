import { type ValueSums, differingColumns, sumsInEngine, sumsOfTexts } from '../../audit/value-sums.ts';
import { type Engine, EngineError } from '../../engine/engine.ts';
import { parquetColumns } from '../../engine/parquet-columns.ts';
import { type TextColumns, readColumns } from '../../engine/read-columns.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import { isSameValue } from '../../engine/stored-text.ts';
import type { Problem } from '../../problems/problem.ts';
import type { DataTable } from '../../source/site.ts';

/** What the values of each published file come to, by its path below `data/`. */
export type SumsByFile = ReadonlyMap<string, ValueSums>;

type File = DataTable['files'][number];

const shown = (value: unknown) => (typeof value === 'string' ? JSON.stringify(value) : 'no value');

/** How a file is written so that both read it alike. */
function waysOut({ path, format }: File): string {
  if (format === 'csv') return 'write the file again, in UTF-8 and with quotes as in RFC 4180';
  return `see which value is right and write the file again, as with  duckdb -c "COPY (FROM 'data/${path}') TO 'new.parquet' (FORMAT parquet, COMPRESSION zstd)"  or publish it as CSV`;
}

/** The problem of a file that only DuckDB can read. */
function unread(file: File, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'table/readers',
    file: `data/${file.path}`,
    line: 1,
    column: 1,
    message: `DuckDB reads the file, and the reader in a visitor’s browser does not (${reason}), so nobody could check it.`,
    fix: waysOut(file),
  };
}

/** Of each column how it is stored, where the file says so. */
const kindsIn = ({ format, bytes }: File) =>
  format === 'parquet' ? parquetColumns(bytes).fields.map(({ kind }) => kind.is) : [];

/** The problem of a file of which columns are read to different values, at the first of them; none where none are. */
async function difference(
  engine: Engine,
  table: DataTable,
  file: File,
  texts: TextColumns,
  columns: readonly string[],
): Promise<Problem | undefined> {
  const kinds = kindsIn(file);
  for (const name of columns) {
    const index = table.columns.findIndex((column) => column.name === name);
    const theirs = texts[index] ?? [];
    const { rows } = await engine.query(
      `SELECT ${quoteName(name)}, CAST(_line AS INTEGER) FROM text.${quoteName(table.name)} WHERE _file = ${quoteText(file.path)} ORDER BY _line`,
    );
    const most = Math.max(rows.length, theirs.length);
    const isSame = (row: number) =>
      row < rows.length &&
      row < theirs.length &&
      isSameValue(rows[row]?.[0] as string | null, theirs[row], kinds[index]);
    let row = 0;
    while (row < most && isSame(row)) row += 1;
    if (row === most) continue;
    return {
      code: 'table/readers',
      file: `data/${file.path}`,
      line: Number(rows[row]?.[1] ?? row + 1),
      column: 1,
      message: `Row ${row + 1} of "${name}": DuckDB, which makes the results, reads ${shown(rows[row]?.[0])}; the reader in a visitor’s browser reads ${shown(theirs[row])}. Whoever checked the site would check other values than were published.`,
      fix: waysOut(file),
    };
  }
  return undefined;
}

/**
 * Reads every file of a loaded table a second time, with the reader that a visitor's browser uses, and holds the two
 * readings to one another, value by value. The engine must hold the table's text.
 */
export async function holdReaders(
  engine: Engine,
  table: DataTable,
): Promise<{ readonly problems: readonly Problem[]; readonly sums: SumsByFile }> {
  const sums = await sumsInEngine(engine, table);
  const problems: Problem[] = [];
  for (const file of table.files) {
    const own = sums.get(file.path);
    try {
      const texts = await readColumns(file.bytes, file.format);
      const theirs = await sumsOfTexts(table.columns, texts);
      const columns = own === undefined ? [] : differingColumns(own, theirs);
      const wrong = await difference(engine, table, file, texts, columns);
      if (wrong) problems.push(wrong);
    } catch (error) {
      // What the engine says is about the engine.
      if (error instanceof EngineError && error.kind !== 'file') throw error;
      problems.push(unread(file, error));
    }
  }
  return { problems, sums };
}
