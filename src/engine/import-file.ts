import { type CsvFault, type CsvStructure, scanCsv } from '../values/scan-csv.ts';
import { validUtf8Length } from '../values/valid-utf8-length.ts';
import type { Driver } from './driver.ts';
import { EngineError, type ImportedFile } from './engine.ts';
import { explainError } from './explain-error.ts';
import { quoteName, quoteText } from './sql.ts';

const list = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(', ');

/** Throws unless the file has just the columns it should have, and a table can have them beside `_line`. */
function requireColumns(observed: readonly string[], { columns, nameForErrors }: ImportedFile): void {
  const fail = (what: string) => {
    throw new EngineError('file', `${nameForErrors}:1: ${what}`);
  };
  const same = observed.length === columns.length && observed.every((name, index) => name === columns[index]);
  if (!same) fail(`the columns are ${list(observed)}, but should be ${list(columns)}.`);
  const seen = new Map([['_line', '_line']]);
  for (const name of observed) {
    const other = seen.get(name.toLowerCase());
    if (other === '_line')
      fail(`a column cannot be called ${list([name])}, which is the name for the line a row stands on.`);
    if (other !== undefined) fail(`the columns ${list([other, name])} have the same name for SQL, which ignores case.`);
    seen.set(name.toLowerCase(), name);
  }
}

/** The name of a table as SQL. */
export function tableSql(table: ImportedFile['table']): string {
  return typeof table === 'string' ? quoteName(table) : `${quoteName(table.schema)}.${quoteName(table.name)}`;
}

/** The query that gives all rows of a CSV file as text, in file order, each with its line. */
function csvQuery(path: string, columns: readonly string[], { jumps }: CsvStructure): string {
  // Inside, columns are c0, c1, …, so that no name of theirs meets one of ours.
  const inner = columns.map((_, index) => `c${index}`);
  const outer = columns.map((name, index) => `c${index} AS ${quoteName(name)}`).join(', ');
  // Every setting is given, so that DuckDB guesses nothing; FORCE_NOT_NULL keeps empty fields as ''.
  const rows = `read_csv(${quoteText(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    strict_mode = true, null_padding = false,
    columns = {${inner.map((name) => `${name}: 'VARCHAR'`).join(', ')}}, force_not_null = [${inner.map(quoteText).join(', ')}])`;
  if (jumps.length === 0) return `SELECT ${outer}, row_number() OVER () + 1 AS _line FROM ${rows}`;
  const starts = jumps.map(({ row, extra }) => `(${row}, ${extra})`).join(', ');
  return `SELECT ${outer}, _row + 1 + coalesce(_extra, 0) AS _line FROM (SELECT *, row_number() OVER () AS _row FROM ${rows}) AS f
    ASOF LEFT JOIN (VALUES ${starts}) AS j(_after, _extra) ON f._row > j._after ORDER BY _row`;
}

/** Faults with which every row can still be read. */
const harmless: ReadonlySet<CsvFault['kind']> = new Set(['blank-end', 'unended']);

/** The structure of a CSV file; throws an EngineError of kind `file` that names the line where a row cannot be read. */
function readStructure(bytes: Uint8Array, nameForErrors: string): CsvStructure {
  const valid = validUtf8Length(bytes);
  if (valid < bytes.length) {
    const line = new TextDecoder().decode(bytes.subarray(0, valid)).split('\n').length;
    throw new EngineError('file', `${nameForErrors}:${line}: the file is not valid UTF-8 from here on.`);
  }
  const structure = scanCsv(bytes);
  const fault = structure.faults.find(({ kind }) => !harmless.has(kind));
  if (fault) throw new EngineError('file', `${nameForErrors}:${fault.line}: ${fault.message}`);
  return structure;
}

/**
 * What DuckDB says of a file that it cannot read, as an EngineError of kind `file`; that it broke down, or lacks
 * memory, is no fault of the file. Only the first line of it: what follows is about DuckDB's own settings.
 */
function asFileFault(error: unknown, nameForErrors: string, path?: string): EngineError {
  const explained = explainError(error);
  if (explained.kind === 'lost' || explained.kind === 'memory') return explained;
  const [first = ''] = explained.message.split('\n');
  const said = path === undefined ? first : first.replaceAll(path, nameForErrors);
  return new EngineError('file', `${nameForErrors}: ${said}`, { cause: error });
}

async function importCsv(driver: Driver, file: ImportedFile): Promise<void> {
  const opened = await driver.openCsv(file.source);
  try {
    const structure = readStructure(opened.bytes, file.nameForErrors);
    requireColumns(structure.header, file);
    const table = tableSql(file.table);
    const query = csvQuery(opened.path, file.columns, structure);
    await driver.run(`CREATE TABLE ${table} AS ${query}`).catch((error: unknown) => {
      throw asFileFault(error, file.nameForErrors, opened.path);
    });
    const counted = (await driver.run(`SELECT CAST(count(*) AS INTEGER) FROM ${table}`)).data[0]?.[0];
    if (counted === structure.rows) return;
    await driver.run(`DROP TABLE ${table}`);
    throw new EngineError(
      'file',
      `${file.nameForErrors}: DuckDB reads ${String(counted)} rows where the file has ${structure.rows}.`,
    );
  } finally {
    await opened.close();
  }
}

async function importParquet(driver: Driver, file: ImportedFile): Promise<void> {
  const opened = await driver.openParquet(file.source).catch((error: unknown) => {
    throw asFileFault(error, file.nameForErrors);
  });
  try {
    requireColumns(
      opened.columns.map(({ name }) => name),
      file,
    );
    const columns = opened.columns.map(({ name, text }) => `${text} AS ${quoteName(name)}`).join(', ');
    const query = `SELECT ${columns}, row_number() OVER () AS _line FROM ${opened.from}`;
    await driver.run(`CREATE TABLE ${tableSql(file.table)} AS ${query}`).catch((error: unknown) => {
      throw asFileFault(error, file.nameForErrors, opened.path);
    });
  } finally {
    await opened.close();
  }
}

/** Does what `Engine.importFile` promises, with a driver. */
export async function importFile(driver: Driver, file: ImportedFile): Promise<void> {
  await (file.format === 'csv' ? importCsv(driver, file) : importParquet(driver, file));
}
