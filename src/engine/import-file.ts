import type { Driver } from './driver.ts';
import { EngineError, type ImportedFile } from './engine.ts';
import { scanCsv, type CsvStructure } from './scan-csv.ts';
import { quoteIdentifier, quoteLiteral } from './sql.ts';

const list = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(', ');

function requireColumns(observed: readonly string[], file: ImportedFile): void {
  const same = observed.length === file.columns.length && observed.every((name, index) => name === file.columns[index]);
  if (same) return;
  throw new EngineError(
    'file',
    `${file.nameForErrors}:1: the columns are ${list(observed)}, but should be ${list(file.columns)}.`,
  );
}

/** The name of a table as SQL. */
export function tableSql(table: ImportedFile['table']): string {
  return typeof table === 'string' ? quoteIdentifier(table) : `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
}

/** The query that gives all rows of a CSV file as text, in file order, each with its line. */
function csvQuery(path: string, columns: readonly string[], { jumps }: CsvStructure): string {
  const names = columns.map(quoteIdentifier).join(', ');
  const types = columns.map((name) => `${quoteLiteral(name)}: 'VARCHAR'`).join(', ');
  // Every setting is given, so that DuckDB guesses nothing; FORCE_NOT_NULL keeps empty fields as ''.
  const rows = `SELECT ${names}, row_number() OVER () - 1 AS _row FROM read_csv(${quoteLiteral(path)}, auto_detect = false,
    header = true, delim = ',', quote = '"', escape = '"', strict_mode = true, null_padding = false,
    max_line_size = 16777216, columns = {${types}}, force_not_null = [${columns.map(quoteLiteral).join(', ')}])`;
  if (jumps.length === 0) return `SELECT ${names}, _row + 2 AS _line FROM (${rows})`;
  const starts = jumps.map(({ row, extra }) => `(${row}, ${extra})`).join(', ');
  return `SELECT ${names}, _row + 2 + coalesce(_extra, 0) AS _line FROM (${rows}) AS f
    ASOF LEFT JOIN (VALUES ${starts}) AS j(_from, _extra) ON f._row >= j._from ORDER BY _row`;
}

async function importCsv(driver: Driver, file: ImportedFile): Promise<void> {
  const opened = await driver.openCsv(file.source);
  try {
    const structure = scanCsv(opened.bytes, file.nameForErrors);
    requireColumns(structure.header, file);
    const table = tableSql(file.table);
    await driver.run(`CREATE TABLE ${table} AS ${csvQuery(opened.path, file.columns, structure)}`);
    const counted = (await driver.run(`SELECT CAST(count(*) AS INTEGER) FROM ${table}`)).data[0]?.[0];
    if (counted === structure.rows) return;
    await driver.run(`DROP TABLE ${table}`);
    throw new EngineError('file', `${file.nameForErrors}: DuckDB reads ${String(counted)} rows where the file has ${structure.rows}.`);
  } finally {
    await opened.close();
  }
}

async function importParquet(driver: Driver, file: ImportedFile): Promise<void> {
  const opened = await driver.openParquet(file.source).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new EngineError('file', `${file.nameForErrors}: ${message}`, { cause: error });
  });
  try {
    requireColumns(opened.columns.map(({ name }) => name), file);
    const columns = opened.columns.map(({ name, text }) => `${text} AS ${quoteIdentifier(name)}`).join(', ');
    await driver.run(`CREATE TABLE ${tableSql(file.table)} AS SELECT ${columns}, ${opened.row} AS _line FROM ${opened.from}`);
  } finally {
    await opened.close();
  }
}

/** Does what `Engine.importFile` promises, with a driver. */
export async function importFile(driver: Driver, file: ImportedFile): Promise<void> {
  await (file.format === 'csv' ? importCsv(driver, file) : importParquet(driver, file));
}
