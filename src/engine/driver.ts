import type { Raw } from './column-type.ts';
import type { Column } from './engine.ts';

/** Rows as a driver hands them over, one array per column. */
export interface RawTable {
  readonly columns: readonly Column[];
  readonly data: readonly (readonly Raw[])[];
}

/** One column of an opened Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  /** SQL over `OpenedParquet.from` that gives the value as DuckDB writes it, as VARCHAR. */
  readonly text: string;
}

export interface OpenedCsv {
  readonly bytes: Uint8Array;
  /** What `read_csv` is given to find it. */
  readonly path: string;
  close(): Promise<void>;
}

export interface OpenedParquet {
  readonly columns: readonly ParquetColumn[];
  /** SQL that stands after FROM and gives the rows in the file's order. */
  readonly from: string;
  /** Where the file lies for DuckDB, which names it in its messages; absent where it does not read the file itself. */
  readonly path?: string;
  close(): Promise<void>;
}

/** What the two engines differ in. Calls never overlap. Whatever DuckDB throws may come out as it is. */
export interface Driver {
  readonly version: string;
  /** Runs one statement. Rejects with the signal's reason once aborted, when the query has really stopped. */
  run(statement: string, signal?: AbortSignal): Promise<RawTable>;
  /**
   * Names of the tables a statement reads, without their schemas; empty (or a rejection) also where DuckDB cannot tell.
   */
  tableNames(statement: string): Promise<readonly string[]>;
  openCsv(source: string | Uint8Array): Promise<OpenedCsv>;
  /** Throws an EngineError of kind `file`, its message without the file's name, when a column cannot be text. */
  openParquet(source: string | Uint8Array): Promise<OpenedParquet>;
  close(): Promise<void>;
}

/** Statements that every driver runs first: without them DuckDB fetches extensions from its maker's server. */
export const openingStatements = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET allow_community_extensions = false',
  // Without a folder for spilled data, too much memory is an error, not a file.
  "SET temp_directory = ''",
] as const;
