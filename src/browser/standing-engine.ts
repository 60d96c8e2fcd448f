import { type Engine, EngineError, type QueryOptions, type Table } from '../engine/engine.ts';

export interface StandingEngine {
  /** The engine, opened at the first call; calls at the same time share one opening. */
  ready(signal?: AbortSignal): Promise<Engine>;
  /** Like `Engine.query`; opens the engine first where needed. */
  query(sql: string, options?: QueryOptions): Promise<Table>;
  /** Frees the memory; the next call opens anew. */
  close(): Promise<void>;
}

/**
 * Keeps one engine for a page. `open` loads it, with its tables, and locks it. A failed opening is forgotten, so the
 * next call tries again; so is an engine that is lost (a query that could only be stopped by stopping the engine).
 */
export function createStandingEngine(open: (signal?: AbortSignal) => Promise<Engine>): StandingEngine {
  let opening: Promise<Engine> | undefined;

  const ready = (signal?: AbortSignal) => {
    if (opening) return opening;
    const started = open(signal);
    opening = started;
    started.catch(() => {
      if (opening === started) opening = undefined;
    });
    return started;
  };

  return {
    ready,
    async query(sql, options = {}) {
      const current = ready(options.signal);
      try {
        return await (await current).query(sql, options);
      } catch (error) {
        if (error instanceof EngineError && error.kind === 'lost' && opening === current) opening = undefined;
        throw error;
      }
    },
    async close() {
      const current = opening;
      opening = undefined;
      await (await current?.catch(() => undefined))?.close();
    },
  };
}
