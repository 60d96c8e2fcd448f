import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DuckDBArrayValue,
  type DuckDBConnection,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Raw } from './column-type.ts';
import { createEngine } from './create-engine.ts';
import { type Driver, openingStatements, type RawTable } from './driver.ts';
import type { Engine } from './engine.ts';
import { openLastingEngine } from './lasting-engine.ts';
import { parquetColumns } from './parquet-columns.ts';
import { quoteName, quoteText } from './sql.ts';

function toRaw(value: DuckDBValue): Raw {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBDecimalValue) return value.value;
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(toRaw);
  return String(value);
}

async function readRows(connection: DuckDBConnection, statement: string): Promise<RawTable> {
  // Not streamed: an error halfway through a streamed result would look like its end.
  const result = await connection.run(statement);
  const types = result.columnTypes().map(String);
  const columns = result.columnNames().map((name, index) => ({ name, type: types[index] ?? 'VARCHAR' }));
  const data = columns.map((): Raw[] => []);
  for (const chunk of await result.fetchAllChunks()) {
    data.forEach((column, index) => chunk.visitColumnValues(index, (value) => column.push(toRaw(value))));
  }
  return { columns, data };
}

/** Runs a statement; an abort interrupts DuckDB until it has stopped. */
async function run(
  connection: DuckDBConnection,
  statement: string,
  signal: AbortSignal | undefined,
): Promise<RawTable> {
  const interrupt = () => connection.interrupt();
  let repeat: NodeJS.Timeout | undefined;
  const stop = () => {
    interrupt();
    // An interrupt that comes before DuckDB has begun is forgotten, hence again.
    repeat = setInterval(interrupt, 20);
  };
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await readRows(connection, statement);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    clearInterval(repeat);
  }
}

/** A file DuckDB can open by its path; bytes are written to the system's folder for temporary files meanwhile. */
async function asFile(source: string | Uint8Array): Promise<{ path: string; close(): Promise<void> }> {
  if (typeof source === 'string') return { path: source, close: async () => undefined };
  const path = join(tmpdir(), `vitrine-engine-${randomUUID()}`);
  await writeFile(path, source, { flag: 'wx', mode: 0o600 });
  return { path, close: () => rm(path, { force: true }) };
}

async function openOnce(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  for (const statement of openingStatements) await connection.run(statement);
  // The native build knows time zones; the browser's has none and reckons in UTC.
  await connection.run("SET TimeZone = 'UTC'");
  const version = await connection.runAndReadAll('SELECT version()');

  const driver: Driver = {
    version: String(version.getRows()[0]?.[0]).replace(/^v/, ''),
    run: (statement, signal) => run(connection, statement, signal),
    tableNames: async (statement) => connection.getTableNames(statement, false),
    openCsv: async (source) => {
      const file = await asFile(source);
      return { ...file, bytes: typeof source === 'string' ? await readFile(source) : source };
    },
    openParquet: async (source) => {
      const { fields } = parquetColumns(typeof source === 'string' ? await readFile(source) : source);
      const file = await asFile(source);
      const columns = fields.map(({ name }) => ({ name, text: `CAST(${quoteName(name)} AS VARCHAR)` }));
      return { ...file, columns, from: `read_parquet(${quoteText(file.path)})` };
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
  return createEngine(driver);
}

/**
 * DuckDB in this process, in memory, on two threads; where it breaks down, it is opened again and asked once more. The
 * caller closes it.
 */
export const openNodeEngine = (): Promise<Engine> => openLastingEngine(openOnce);
