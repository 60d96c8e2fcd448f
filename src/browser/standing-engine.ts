import { type Engine, EngineError, type QueryOptions, type Table } from '../engine/engine.ts';

export interface StandingEngine {
  /**
   * The engine, opened at the first call; calls at the same time share one opening. Rejects with the signal's reason
   * once aborted: the opening goes on while another call waits for it, and is given up with the last one.
   */
  ready(signal?: AbortSignal): Promise<Engine>;
  /** Like `Engine.query`; opens the engine first where needed. */
  query(sql: string, options?: QueryOptions): Promise<Table>;
  /** Frees the memory; the next call opens anew. */
  close(): Promise<void>;
}

interface Opening {
  readonly engine: Promise<Engine>;
  readonly stop: AbortController;
  waiting: number;
}

/**
 * Keeps one engine for a page. `open` loads it, with its tables, and locks it. A failed opening is forgotten, so the
 * next call tries again; so is an engine that is lost (a query that could only be stopped by stopping the engine).
 */
export function createStandingEngine(open: (signal: AbortSignal) => Promise<Engine>): StandingEngine {
  let opening: Opening | undefined;
  const forget = (one: Opening | undefined) => {
    if (opening === one) opening = undefined;
  };

  function begin(): Opening {
    const stop = new AbortController();
    const begun: Opening = { engine: open(stop.signal), stop, waiting: 0 };
    begun.engine.catch(() => forget(begun));
    opening = begun;
    return begun;
  }

  function waitFor(current: Opening, signal: AbortSignal): Promise<Engine> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason as Error);
        if (--current.waiting > 0) return;
        forget(current);
        current.stop.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      void current.engine.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  async function ready(signal?: AbortSignal): Promise<Engine> {
    signal?.throwIfAborted();
    const current = opening ?? begin();
    current.waiting += 1;
    return signal ? waitFor(current, signal) : current.engine;
  }

  return {
    ready,
    async query(sql, options = {}) {
      const engine = ready(options.signal);
      const current = opening;
      try {
        return await (await engine).query(sql, options);
      } catch (error) {
        if (error instanceof EngineError && error.kind === 'lost') forget(current);
        throw error;
      }
    },
    async close() {
      const current = opening;
      opening = undefined;
      await (await current?.engine.catch(() => undefined))?.close();
    },
  };
}
