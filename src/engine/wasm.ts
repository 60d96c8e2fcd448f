import { createEngine } from './create-engine.ts';
import { type Driver, openingStatements } from './driver.ts';
import { type Engine, EngineError } from './engine.ts';
import { WasmConnection } from './wasm-connection.ts';
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

function requireBytes(source: string | Uint8Array): Uint8Array {
  if (typeof source === 'string') throw new EngineError('file', `a browser has no file "${source}"; give its bytes.`);
  return source;
}

const [fileName, tableName] = ['incoming.csv', '_incoming_parquet'];

async function openParquet(connection: WasmConnection, source: Uint8Array): ReturnType<Driver['openParquet']> {
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
  return { columns, from: `main.${tableName}`, close };
}

async function createDriver(connection: WasmConnection): Promise<Driver> {
  for (const statement of openingStatements) await connection.run(statement);
  const version = await connection.run('SELECT version()');
  return {
    version: String(version.data[0]?.[0]).replace(/^v/, ''),
    run: (statement, signal) => connection.run(statement, signal),
    tableNames: (statement) => connection.ask((database, id) => database.getTableNames(id, statement)),
    openCsv: async (source) => {
      const bytes = requireBytes(source);
      // The buffer moves to the worker, and the caller keeps the bytes.
      await connection.ask((database) => database.registerFileBuffer(fileName, bytes.slice()));
      return {
        bytes,
        path: fileName,
        close: () => connection.ask(async (database) => void (await database.dropFile(fileName))),
      };
    },
    openParquet: async (source) => openParquet(connection, requireBytes(source)),
    close: async () => connection.end('The engine is closed.'),
  };
}

/** Why an engine did not start, in its own words. */
function reasonOf(error: unknown): string {
  if (error instanceof EngineError && error.kind === 'lost') return String(error.cause);
  return error instanceof Error ? error.message : String(error);
}

/** DuckDB in a worker of this page, in memory. The caller closes it. A failed start leaves nothing behind. */
export async function openWasmEngine({
  workerUrl,
  moduleUrl,
  signal,
  maxStartSeconds = 60,
}: WasmOptions): Promise<Engine> {
  signal?.throwIfAborted();
  const connection = new WasmConnection(workerUrl);
  const stop = () => connection.end('Loading it was cancelled.');
  const timer = setTimeout(
    () => connection.end(`The engine did not answer within ${maxStartSeconds} seconds.`),
    maxStartSeconds * 1000,
  );
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await connection.open(moduleUrl);
    return createEngine(await createDriver(connection));
  } catch (error) {
    connection.end('It did not start.');
    signal?.throwIfAborted();
    throw new EngineError('load', `The engine could not be started. ${reasonOf(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
