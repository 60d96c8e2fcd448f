import { type Engine, EngineError, type QueryOptions } from './engine.ts';
import { givesRows } from './read-only.ts';
import { splitStatements } from './tokens.ts';

const isLost = (error: unknown) => error instanceof EngineError && error.kind === 'lost';

/** What was asked of an engine that a new one must be asked as well, so that it holds the same. */
type Step = (engine: Engine) => Promise<unknown>;

/** Whether a script only asks, so that a new engine need not be told. */
const onlyAsks = (sql: string) => splitStatements(sql).every(givesRows);

/**
 * An engine that outlives a break-down of DuckDB: where it is lost, `open` opens another one, everything that changed
 * the first is done to it again (tables, lock), and the question is asked once more. A question that loses the second
 * engine too rejects with its error of kind `lost`; the next one finds a third. Sources of imported files are kept
 * until it is closed. Rejects where `open` does.
 */
export async function openLastingEngine(open: () => Promise<Engine>): Promise<Engine> {
  const steps: Step[] = [];
  let current: Promise<Engine> = open();
  let closed = false;
  const { version } = await current;

  /** Another engine in the place of a lost one; questions that were lost together share it. */
  function renewed(lost: Promise<Engine>): Promise<Engine> {
    if (current !== lost) return current;
    const done = [...steps];
    const opening = open().then(async (engine) => {
      for (const step of done) await step(engine);
      return engine;
    });
    opening.catch(() => undefined);
    current = opening;
    return opening;
  }

  async function lasting<T>(step: (engine: Engine) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const asked = current;
    try {
      return await step(await asked);
    } catch (error) {
      if (!isLost(error) || closed || signal?.aborted) throw error;
      return await step(await renewed(asked));
    }
  }

  async function remembered<T>(step: (engine: Engine) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const result = await lasting(step, signal);
    steps.push(step);
    return result;
  }

  return {
    version,
    query(sql, options: QueryOptions = {}) {
      const step = (engine: Engine) => engine.query(sql, options);
      return onlyAsks(sql) ? lasting(step, options.signal) : remembered(step, options.signal);
    },
    tableNames: (sql) => lasting((engine) => engine.tableNames(sql)),
    importFile: (file) => remembered((engine) => engine.importFile(file)),
    lock: (options) => remembered((engine) => engine.lock(options)),
    async close() {
      closed = true;
      steps.length = 0;
      await (await current.catch(() => undefined))?.close();
    },
  };
}
