/**
 * DATE is `YYYY-MM-DD`, TIMESTAMP ISO 8601, DECIMAL a number, LIST an array; integers beyond 2^53 are text of digits.
 */
export type Value = null | boolean | number | string | Value[];

export interface Column {
  readonly name: string;
  /** DuckDB's name of the SQL type, the same in both engines: `BIGINT`, `DECIMAL(18,3)`, `VARCHAR[]`. */
  readonly type: string;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
  /** True when `maxRows` cut the result short. */
  readonly truncated?: true;
}

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

export interface ImportedFile {
  /** The table to create; it must not exist. Plain names land in `main`. */
  readonly table: string | TableName;
  readonly format: 'csv' | 'parquet';
  /** The columns the file must have, in order. */
  readonly columns: readonly string[];
  /** A path (Node only) or the whole file. The bytes stay the caller's. */
  readonly source: string | Uint8Array;
  readonly nameForErrors: string;
}

export interface QueryOptions {
  readonly signal?: AbortSignal;
  /** Stop after so many rows (default: all of them). */
  readonly maxRows?: number;
}

/** One database in memory. Calls may overlap; they are answered one after another. */
export interface Engine {
  /** Version of DuckDB, such as `1.4.3`. */
  readonly version: string;
  /**
   * Runs the statements in turn and returns the rows of the last. Throws an EngineError, or the signal's
   * reason when aborted; the engine stays usable after both, unless the error's kind is `lost`.
   */
  query(sql: string, options?: QueryOptions): Promise<Table>;
  /**
   * Names of the tables that the statements read, without schemas and sorted, as DuckDB finds them: through quotes,
   * CTEs, subqueries and `$parameters`, whether the tables are loaded or not. Where it cannot tell (PIVOT, or a join
   * over columns of tables that are not loaded), every name in the statement: more than is read, never less. Throws an
   * EngineError of kind `refused` unless the engine is locked: DuckDB opens the files that a query names to tell.
   */
  tableNames(sql: string): Promise<readonly string[]>;
  /**
   * Creates a table of VARCHAR `columns` with the text as published (an empty CSV field stays `''`, a Parquet
   * null is NULL), and `_line` BIGINT: the line on which a CSV row begins (the header is line 1), or the number
   * of a Parquet row (from 1). Throws an EngineError of kind `file` when the file is not such a table.
   */
  importFile(file: ImportedFile): Promise<void>;
  /** After this no file, no network and no setting can be reached, and statements can only read. */
  lock(options?: { memoryLimit?: string }): Promise<void>;
  /** Frees the memory; later calls throw. */
  close(): Promise<void>;
}

/**
 * `query`: the SQL is wrong; `memory`: it needs too much; `refused`: a locked engine does not do that;
 * `file`: a file is not what it should be; `load`: the engine could not be started; `lost`: it stopped for
 * good, and another one must be opened.
 */
export type EngineErrorKind = 'query' | 'memory' | 'refused' | 'file' | 'load' | 'lost';

/** Its message is a sentence for readers. */
export class EngineError extends Error {
  readonly kind: EngineErrorKind;

  constructor(kind: EngineErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineError';
    this.kind = kind;
  }
}
