import { transferType, valueDecoder } from './column-type.ts';
import type { Driver, RawTable } from './driver.ts';
import { type Column, type Engine, EngineError, type QueryOptions, type Table, type Value } from './engine.ts';
import { explainError } from './explain-error.ts';
import { importFile } from './import-file.ts';
import { givesRows, refuseToWrite } from './read-only.ts';
import { quoteIdentifier, quoteLiteral } from './sql.ts';
import { splitStatements } from './tokens.ts';

/** The columns of a statement as DuckDB names them before it is run; undefined when it cannot say. */
async function describe(driver: Driver, statement: string, signal: AbortSignal | undefined): Promise<Column[] | undefined> {
  if (!givesRows(statement)) return undefined;
  let described: RawTable;
  try {
    described = await driver.run(`DESCRIBE ${statement}`, { signal });
  } catch (error) {
    // The statement itself, when it is run next, gives the message with the right position in the text.
    if (signal?.aborted || explainError(error).kind === 'lost') throw error;
    return undefined;
  }
  const [names = [], types = []] = described.data;
  return names.map((name, index) => ({ name: String(name), type: String(types[index]) }));
}

/** Casts to text what the engines would hand over differently; the same statement when there is nothing to cast. */
function forTransfer(statement: string, columns: readonly Column[]): string {
  const casts = columns.map(({ type }) => transferType(type));
  if (casts.every((cast) => cast === undefined)) return statement;
  const selected = columns.map(({ name }, index) => {
    const cast = casts[index];
    return `${cast === undefined ? `c${index}` : `CAST(c${index} AS ${cast})`} AS ${quoteIdentifier(name)}`;
  });
  const given = columns.map((_, index) => `c${index}`).join(', ');
  return `SELECT ${selected.join(', ')} FROM (${statement}\n) AS given(${given})`;
}

function toTable({ data, truncated, ...raw }: RawTable, described: readonly Column[] | undefined): Table {
  const columns = described ?? raw.columns;
  const decoded = data.map((column, index) => column.map(valueDecoder(columns[index]?.type ?? 'VARCHAR')));
  const rows = Array.from({ length: decoded[0]?.length ?? 0 }, (_, row) => decoded.map((column): Value => column[row] ?? null));
  return truncated ? { columns, rows, truncated } : { columns, rows };
}

/** Everything the two engines have in common: order, lock, statements, column types, values, errors. */
export function createEngine(driver: Driver): Engine {
  let locked = false;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  /** Waits until everything asked before is answered. */
  function inTurn<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const result = last.then(async () => {
      signal?.throwIfAborted();
      if (closed) throw new EngineError('lost', 'The engine is closed.');
      try {
        return await task();
      } catch (error) {
        if (signal?.aborted && error === signal.reason) throw error;
        throw explainError(error);
      }
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function runScript(sql: string, { signal, maxRows }: QueryOptions): Promise<Table> {
    const statements = splitStatements(sql);
    const final = statements.at(-1);
    if (final === undefined) throw new EngineError('query', 'There is no statement to run.');
    if (locked) statements.forEach(refuseToWrite);
    for (const statement of statements.slice(0, -1)) await driver.run(statement, { signal });
    const columns = await describe(driver, final, signal);
    const raw = await driver.run(columns ? forTransfer(final, columns) : final, { signal, maxRows });
    return toTable(raw, columns);
  }

  return {
    version: driver.version,
    query: (sql, options = {}) => inTurn(() => runScript(sql, options), options.signal),
    importFile: (file) =>
      inTurn(async () => {
        if (locked) throw new EngineError('refused', `${file.nameForErrors}: a locked engine takes in no more files.`);
        await importFile(driver, file);
      }),
    lock: ({ memoryLimit } = {}) =>
      inTurn(async () => {
        if (locked) return;
        if (memoryLimit !== undefined) await driver.run(`SET memory_limit = ${quoteLiteral(memoryLimit)}`);
        await driver.run('SET enable_external_access = false');
        await driver.run('SET lock_configuration = true');
        locked = true;
      }),
    close: () => {
      const done = last.then(async () => {
        if (closed) return;
        closed = true;
        await driver.close();
      });
      last = done;
      return done;
    },
  };
}
