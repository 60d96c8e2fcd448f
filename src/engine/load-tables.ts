import type { ColumnType } from '../schema/data/descriptor.ts';
import { newestFile } from '../values/newest-file.ts';
import type { Engine } from './engine.ts';
import { quoteName, quoteText } from './sql.ts';

export interface ShapeFile {
  readonly name: string;
  readonly period?: string;
  readonly format: 'csv' | 'parquet';
  /** Of a withdrawn file: the one that took its place. Its rows are in `released` and `text`, not in the view. */
  readonly replacedBy?: string;
}

/** What must be known of a published table to load it. */
export interface TableShape {
  readonly name: string;
  /** `missing`: the texts that stand for no value, such as `''` and the marker of suppressed cells. */
  readonly columns: readonly {
    readonly name: string;
    readonly type: ColumnType;
    readonly missing: readonly string[];
  }[];
  /** `partition`: all files together are the table. `snapshot`: the newest file alone is. */
  readonly releases: 'partition' | 'snapshot';
  readonly files: readonly ShapeFile[];
}

export interface LoadOptions {
  /** Keep `text."<name>"`, the tables as published (default true). */
  readonly keepText?: boolean;
  /** Called before each file and once at the end. */
  readonly onProgress?: (filesDone: number, filesTotal: number) => void;
  readonly signal?: AbortSignal;
}

/** The type in the database; periods stay text, since `2026-Q3` is none of DuckDB's dates. */
const sqlTypes: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  year: 'VARCHAR',
  yearmonth: 'VARCHAR',
};

/**
 * Forms that a cast would accept but the `types` check does not (`1.5` as an integer, `2026-1-5` as a date) become
 * NULL.
 */
function typed(text: string, type: ColumnType): string {
  const where = (pattern: string) =>
    `CASE WHEN regexp_full_match(${text}, '${pattern}') THEN TRY_CAST(${text} AS ${sqlTypes[type]}) END`;
  switch (type) {
    case 'integer':
      return where('[+-]?[0-9]+');
    case 'number':
      return where('[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?');
    case 'date':
      return where('[0-9]{4}-[0-9]{2}-[0-9]{2}');
    case 'boolean':
      return `CASE WHEN ${text} IN ('true', 'True', 'TRUE', '1') THEN TRUE WHEN ${text} IN ('false', 'False', 'FALSE', '0') THEN FALSE END`;
    case 'string':
    case 'year':
    case 'yearmonth':
      return text;
  }
}

/** SQL that gives a column's value from its text, NULL where the text says that there is none. */
export function typedColumn({ name, type, missing }: TableShape['columns'][number]): string {
  const value = typed(quoteName(name), type);
  const given =
    missing.length === 0
      ? value
      : `CASE WHEN ${quoteName(name)} NOT IN (${missing.map(quoteText).join(', ')}) THEN ${value} END`;
  return `${given} AS ${quoteName(name)}`;
}

const definitions = (columns: readonly (readonly [string, string])[]) =>
  columns.map(([name, type]) => `${quoteName(name)} ${type}`).join(', ');

const origin = [
  ['_file', 'VARCHAR'],
  ['_period', 'VARCHAR'],
  ['_line', 'BIGINT'],
] as const;

/** The statements that make the empty tables and the view of one table. */
export function createStatements(shape: TableShape, keepText: boolean): string[] {
  const name = quoteName(shape.name);
  const columns = shape.columns.map((column) => quoteName(column.name)).join(', ');
  const newest = shape.releases === 'snapshot' ? newestFile(shape.files) : undefined;
  const withdrawn = shape.files.filter(({ replacedBy }) => replacedBy !== undefined).map((file) => file.name);
  const shown = newest ? [`_file = ${quoteText(newest.name)}`] : [];
  if (!newest && withdrawn.length > 0) shown.push(`_file NOT IN (${withdrawn.map(quoteText).join(', ')})`);
  const text = definitions([...shape.columns.map((column) => [column.name, 'VARCHAR'] as const), ...origin]);
  const released = definitions([
    ...shape.columns.map((column) => [column.name, sqlTypes[column.type]] as const),
    ...origin,
  ]);
  return [
    ...(keepText ? ['CREATE SCHEMA IF NOT EXISTS text', `CREATE TABLE text.${name} (${text})`] : []),
    'CREATE SCHEMA IF NOT EXISTS released',
    'DROP TABLE IF EXISTS released._incoming',
    `CREATE TABLE released.${name} (${released})`,
    `CREATE VIEW main.${name} AS SELECT ${columns} FROM released.${name}${shown.map((where) => ` WHERE ${where}`).join('')}`,
  ];
}

/** The statements that move one file, imported as `incoming`, into the tables. */
export function moveStatements(shape: TableShape, file: ShapeFile, incoming: string, keepText: boolean): string[] {
  const name = quoteName(shape.name);
  const from = `${quoteText(file.name)}, ${file.period === undefined ? 'NULL' : quoteText(file.period)}, _line FROM ${incoming}`;
  const plain = shape.columns.map((column) => quoteName(column.name)).join(', ');
  return [
    ...(keepText ? [`INSERT INTO text.${name} SELECT ${plain}, ${from}`] : []),
    `INSERT INTO released.${name} SELECT ${shape.columns.map(typedColumn).join(', ')}, ${from}`,
    `DROP TABLE ${incoming}`,
  ];
}

/**
 * Loads published tables, each three times over: `text."<name>"` with every value as published, `released."<name>"`
 * with the declared types (NULL for missing values and for text that is not of the type), both with `_file`,
 * `_period` and `_line` of every file; and the view `"<name>"`: the declared columns of all files (`partition`) or
 * of the newest (`snapshot`), without withdrawn ones. `read` gives a file's bytes (or, in Node, its path) by its name.
 * Rows keep their order.
 */
export async function loadTables(
  engine: Engine,
  tables: readonly TableShape[],
  read: (fileName: string) => Promise<Uint8Array | string>,
  { keepText = true, onProgress, signal }: LoadOptions = {},
): Promise<void> {
  const filesTotal = tables.reduce((sum, { files }) => sum + files.length, 0);
  const incoming = { schema: 'released', name: '_incoming' };
  let filesDone = 0;
  for (const shape of tables) {
    await engine.query(createStatements(shape, keepText).join(';\n'), { signal });
    for (const file of shape.files) {
      onProgress?.(filesDone, filesTotal);
      const source = await read(file.name);
      signal?.throwIfAborted();
      const columns = shape.columns.map(({ name }) => name);
      await engine.importFile({ table: incoming, format: file.format, columns, source, nameForErrors: file.name });
      await engine.query(moveStatements(shape, file, 'released._incoming', keepText).join(';\n'), { signal });
      filesDone += 1;
    }
  }
  onProgress?.(filesDone, filesTotal);
}
