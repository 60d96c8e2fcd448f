import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { type Column as ArrowColumn, type DataType, tableFromIPC, Type } from '@uwdata/flechette';
import type { Raw } from './column-type.ts';
import type { RawTable } from './driver.ts';
import { EngineError } from './engine.ts';

/** How long a worker may stay deaf to a cancel before it is ended. */
const maxCancelSeconds = 3;
/** A larger result would take the page's memory, of which DuckDB's limit knows nothing. */
const maxResultBytes = 256 * 2 ** 20;

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

/** A connection to DuckDB in a worker, whose every answer may also be the worker's end. */
export class WasmConnection {
  readonly #worker: Worker;
  readonly #database: AsyncDuckDB;
  readonly #waiting = new Set<(error: EngineError) => void>();
  #id = -1;
  #lost: EngineError | undefined;

  constructor(workerUrl: string) {
    this.#worker = new Worker(workerUrl);
    this.#database = new AsyncDuckDB(new VoidLogger(), this.#worker);
    this.#worker.addEventListener('error', ({ message }) =>
      this.end(`Its worker stopped${message ? ` (${message})` : ''}.`),
    );
  }

  /** Ends the worker; everything asked and still to be asked fails with the message. */
  end(message: string): void {
    if (this.#lost) return;
    this.#lost = new EngineError('lost', `${message} The engine has to be loaded again.`, { cause: message });
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

  async run(statement: string, signal?: AbortSignal): Promise<RawTable> {
    signal?.throwIfAborted();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Between two answers the worker hears a cancel at once; in a long step without an answer it hears nothing.
    const giveUp = () => {
      timer = setTimeout(
        () => this.end('The query did not stop when asked, so the engine was stopped.'),
        maxCancelSeconds * 1000,
      );
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      return await readParts(this.#results(statement, signal));
    } catch (error) {
      if (!this.#lost) await this.ask((database, id) => database.cancelPendingQuery(id)).catch(() => undefined);
      throw error;
    } finally {
      signal?.removeEventListener('abort', giveUp);
      clearTimeout(timer);
    }
  }
}

const decoding = { useBigInt: true, useDecimalInt: true, useDate: false } as const;

async function readParts(parts: AsyncGenerator<Uint8Array>): Promise<RawTable> {
  const header = (await parts.next()).value as Uint8Array;
  const { fields } = tableFromIPC(header, decoding).schema;
  const columns = fields.map(({ name, type }) => ({ name, type: typeName(type) }));
  const data = columns.map((): Raw[] => []);
  let resultBytes = 0;
  for await (const part of parts) {
    resultBytes += part.length;
    if (resultBytes > maxResultBytes)
      throw new EngineError(
        'memory',
        `The result is larger than the ${maxResultBytes / 2 ** 20} MiB that a page can hold. Ask for fewer rows or columns.`,
      );
    const table = tableFromIPC([header, part], decoding);
    data.forEach((column, index) => {
      for (const value of table.getChildAt(index) as ArrowColumn<Raw>) column.push(value ?? null);
    });
  }
  return { columns, data };
}
