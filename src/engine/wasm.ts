import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { type Column as ArrowColumn, type DataType, tableFromIPC, Type } from '@uwdata/flechette';
import type { Raw } from './column-type.ts';
import { createEngine } from './create-engine.ts';
import { type Driver, openingStatements, type RawTable } from './driver.ts';
import { type Engine, EngineError, type QueryOptions } from './engine.ts';
import { readParquet } from './wasm-parquet.ts';

export interface WasmOptions {
  /** URL of `duckdb-browser-eh.worker.js`; a blob's, so that the page's policy governs the worker. */
  readonly workerUrl: string;
  /** URL of the unpacked `duckdb-eh.wasm`. */
  readonly moduleUrl: string;
  readonly signal?: AbortSignal;
  /** DuckDB never answers when the module is missing or of the wrong type; after this it is given up (default 60 s). */
  readonly maxStartSeconds?: number;
}

/** How long a worker may stay deaf to a cancel before it is ended. */
const maxCancelSeconds = 3;

/** SQL types of statements that DuckDB does not describe beforehand, such as EXPLAIN. */
function typeName(type: DataType): string {
  switch (type.typeId) {
    case Type.Bool:
      return 'BOOLEAN';
    case Type.Int:
      return type.bitWidth === 64 ? 'BIGINT' : 'INTEGER';
    case Type.Float:
      return 'DOUBLE';
    case Type.Decimal:
      return `DECIMAL(${type.precision},${type.scale})`;
    default:
      return 'VARCHAR';
  }
}

/** A connection whose every answer may also be the worker's end. */
class Connection {
  readonly #worker: Worker;
  readonly #database: AsyncDuckDB;
  readonly #waiting = new Set<(error: EngineError) => void>();
  #id = -1;
  #lost: EngineError | undefined;

  constructor(workerUrl: string) {
    this.#worker = new Worker(workerUrl);
    this.#database = new AsyncDuckDB(new VoidLogger(), this.#worker);
    this.#worker.addEventListener('error', ({ message }) => this.end(`The engine stopped${message ? ` (${message})` : ''} and has to be loaded again.`));
  }

  /** Ends the worker; everything asked and still to be asked fails with the message. */
  end(message: string): void {
    if (this.#lost) return;
    this.#lost = new EngineError('lost', message);
    this.#worker.terminate();
    this.#database.detach();
    for (const fail of this.#waiting) fail(this.#lost);
    this.#waiting.clear();
  }

  ask<T>(question: (database: AsyncDuckDB, connection: number) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#lost) return reject(this.#lost);
      this.#waiting.add(reject);
      question(this.#database, this.#id)
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }

  async open(moduleUrl: string): Promise<void> {
    await this.ask((database) => database.instantiate(moduleUrl));
    await this.ask((database) => database.open({ path: ':memory:' }));
    this.#id = await this.ask((database) => database.connectInternal());
  }

  /** The parts of a result in Arrow's stream format, the schema first, as they become ready. */
  async *#results(statement: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
    let header = await this.ask((database, id) => database.startPendingQuery(id, statement, true));
    while (header === null) {
      signal?.throwIfAborted();
      header = await this.ask((database, id) => database.pollPendingQuery(id));
    }
    yield header;
    for (;;) {
      signal?.throwIfAborted();
      const part = await this.ask((database, id) => database.fetchQueryResults(id));
      if (part?.length === 0) return;
      if (part) yield part;
    }
  }

  async run(statement: string, { signal, maxRows = Infinity }: QueryOptions = {}): Promise<RawTable> {
    signal?.throwIfAborted();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Between two answers the worker hears a cancel at once; in a long step without an answer it hears nothing.
    const giveUp = () => {
      timer = setTimeout(() => this.end('The query did not stop when asked, so the engine was stopped; it has to be loaded again.'), maxCancelSeconds * 1000);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    let whole = false;
    try {
      const table = await readParts(this.#results(statement, signal), maxRows);
      whole = !table.truncated;
      return table;
    } finally {
      signal?.removeEventListener('abort', giveUp);
      if (!whole && !this.#lost) await this.ask((database, id) => database.cancelPendingQuery(id)).catch(() => undefined);
      clearTimeout(timer);
    }
  }
}

const decoding = { useBigInt: true, useDecimalInt: true, useDate: false } as const;

async function readParts(parts: AsyncGenerator<Uint8Array>, maxRows: number): Promise<RawTable> {
  const first = await parts.next();
  const header = first.value as Uint8Array;
  const { fields } = tableFromIPC(header, decoding).schema;
  const columns = fields.map(({ name, type }) => ({ name, type: typeName(type) }));
  const data = columns.map((): Raw[] => []);
  let rows = 0;
  for await (const part of parts) {
    const table = tableFromIPC([header, part], decoding);
    const taken = Math.min(table.numRows, maxRows - rows);
    data.forEach((column, index) => {
      const values = (table.getChildAt(index) as ArrowColumn<Raw>).toArray();
      for (let row = 0; row < taken; row += 1) column.push(values[row] ?? null);
    });
    rows += taken;
    if (taken < table.numRows) return { columns, data, truncated: true };
  }
  return { columns, data, truncated: false };
}

function requireBytes(source: string | Uint8Array): Uint8Array {
  if (typeof source === 'string') throw new EngineError('file', `a browser has no file "${source}"; give its bytes.`);
  return source;
}

const [fileName, tableName] = ['incoming.csv', '_incoming_parquet'];

async function openParquet(connection: Connection, source: Uint8Array): ReturnType<Driver['openParquet']> {
  const { columns, batches } = readParquet(source);
  const close = async () => void (await connection.run(`DROP TABLE IF EXISTS main.${tableName}`));
  try {
    let create = true;
    for await (const batch of batches()) {
      const options = { name: tableName, schema: 'main', create };
      await connection.ask((database, id) => database.insertArrowFromIPCStream(id, batch, options));
      create = false;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { columns, from: `(SELECT *, row_number() OVER () AS _row FROM main.${tableName})`, row: '_row', close };
}

async function createDriver(connection: Connection): Promise<Driver> {
  for (const statement of openingStatements) await connection.run(statement);
  const version = await connection.run('SELECT version()');
  return {
    version: String(version.data[0]?.[0]).replace(/^v/, ''),
    run: (statement, options) => connection.run(statement, options),
    openCsv: async (source) => {
      const bytes = requireBytes(source);
      // The buffer moves to the worker, and the caller keeps the bytes.
      await connection.ask((database) => database.registerFileBuffer(fileName, bytes.slice()));
      return { bytes, path: fileName, close: () => connection.ask(async (database) => void (await database.dropFile(fileName))) };
    },
    openParquet: async (source) => openParquet(connection, requireBytes(source)),
    close: async () => connection.end('The engine is closed.'),
  };
}

/** DuckDB in a worker of this page, in memory. The caller closes it. A failed start leaves nothing behind. */
export async function openWasmEngine({ workerUrl, moduleUrl, signal, maxStartSeconds = 60 }: WasmOptions): Promise<Engine> {
  signal?.throwIfAborted();
  const connection = new Connection(workerUrl);
  const stop = () => connection.end('Loading the engine was cancelled.');
  const timer = setTimeout(() => connection.end(`The engine did not start within ${maxStartSeconds} seconds.`), maxStartSeconds * 1000);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await connection.open(moduleUrl);
    return createEngine(await createDriver(connection));
  } catch (cause) {
    connection.end('The engine did not start.');
    signal?.throwIfAborted();
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new EngineError('load', `The engine could not be started: ${message}`, { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
