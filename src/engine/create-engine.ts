import { transferType, valueDecoder } from './column-type.ts';
import type { Driver, RawTable } from './driver.ts';
import { type Column, type Engine, EngineError, type QueryOptions, type Table, type Value } from './engine.ts';
import { explainError } from './explain-error.ts';
import { findTableNames } from './find-table-names.ts';
import { importFile } from './import-file.ts';
import { givesRows, refuseToWrite } from './read-only.ts';
import { quoteName, quoteText } from './sql.ts';
import { splitStatements } from './tokens.ts';

/** The columns of a statement as DuckDB names them before it is run; undefined when it cannot say. */
async function describe(
  driver: Driver,
  statement: string,
  signal: AbortSignal | undefined,
): Promise<Column[] | undefined> {
  if (!givesRows(statement)) return undefined;
  let described: RawTable;
  try {
    described = await driver.run(`DESCRIBE ${statement}`, signal);
  } catch (error) {
    // The statement itself, when it is run next, gives the message with the right position in the text.
    if (signal?.aborted || explainError(error).kind === 'lost') throw error;
    return undefined;
  }
  const [names = [], types = []] = described.data;
  return names.map((name, index) => ({ name: String(name), type: String(types[index]) }));
}

/**
 * The statement with what the engines would hand over differently cast to text, and at most `maxRows` rows; the same
 * statement when there is nothing to change.
 */
function forTransfer(statement: string, columns: readonly Column[], maxRows: number): string {
  const casts = columns.map(({ type }) => transferType(type));
  const limit = Number.isFinite(maxRows) ? ` LIMIT ${maxRows}` : '';
  if (limit === '' && casts.every((cast) => cast === undefined)) return statement;
  const selected = columns.map(({ name }, index) => {
    const cast = casts[index];
    return `${cast === undefined ? `c${index}` : `CAST(c${index} AS ${cast})`} AS ${quoteName(name)}`;
  });
  const given = columns.map((_, index) => `c${index}`).join(', ');
  return `SELECT ${selected.join(', ')} FROM (${statement}\n) AS given(${given})${limit}`;
}

function toTable(raw: RawTable, described: readonly Column[] | undefined, maxRows: number): Table {
  const columns = described ?? raw.columns;
  const data = raw.data.map((column, index) =>
    column.slice(0, maxRows).map(valueDecoder(columns[index]?.type ?? 'VARCHAR')),
  );
  const rows = Array.from({ length: data[0]?.length ?? 0 }, (_, row) =>
    data.map((column): Value => column[row] ?? null),
  );
  return (raw.data[0]?.length ?? 0) > maxRows ? { columns, rows, truncated: true } : { columns, rows };
}

/** Everything the two engines have in common: order, lock, statements, column types, values, errors. */
export function createEngine(driver: Driver): Engine {
  let locked = false;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function shut(): Promise<void> {
    if (closed) return;
    closed = true;
    await driver.close();
  }

  /** Waits until everything asked before is answered. */
  function inTurn<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const result = last.then(async () => {
      signal?.throwIfAborted();
      if (closed) throw new EngineError('lost', 'The engine is closed.');
      try {
        return await task();
      } catch (error) {
        if (signal?.aborted && error === signal.reason) throw error;
        const explained = explainError(error);
        // After a trap nothing it answers can be trusted.
        if (explained.kind === 'lost') await shut();
        throw explained;
      }
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function runScript(sql: string, { signal, maxRows = Infinity }: QueryOptions): Promise<Table> {
    const statements = splitStatements(sql);
    const final = statements.at(-1);
    if (final === undefined) throw new EngineError('query', 'There is no statement to run.');
    if (locked) statements.forEach(refuseToWrite);
    for (const statement of statements.slice(0, -1)) await driver.run(statement, signal);
    const columns = await describe(driver, final, signal);
    // One row more than asked for tells whether there were more.
    const raw = await driver.run(columns ? forTransfer(final, columns, maxRows + 1) : final, signal);
    return toTable(raw, columns, maxRows);
  }

  return {
    version: driver.version,
    query: (sql, options = {}) => inTurn(() => runScript(sql, options), options.signal),
    tableNames: (sql) =>
      inTurn(async () => {
        // To name its tables DuckDB binds a query, and to bind it opens the files it names.
        if (!locked) throw new EngineError('refused', 'Only a locked engine is asked which tables a query reads.');
        return findTableNames(driver, sql);
      }),
    importFile: (file) =>
      inTurn(async () => {
        if (locked) throw new EngineError('refused', `${file.nameForErrors}: a locked engine takes in no more files.`);
        await importFile(driver, file);
      }),
    lock: ({ memoryLimit } = {}) =>
      inTurn(async () => {
        if (locked) return;
        if (memoryLimit !== undefined) await driver.run(`SET memory_limit = ${quoteText(memoryLimit)}`);
        await driver.run('SET enable_external_access = false');
        await driver.run('SET lock_configuration = true');
        locked = true;
      }),
    close: () => {
      const done = last.then(shut);
      last = done;
      return done;
    },
  };
}
