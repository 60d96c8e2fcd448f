import { namesText, tablesNamed } from '../engine/tables-named.ts';
import { loadScript } from './load-script.ts';
import type { TableSource } from './published-tables.ts';
import { createStandingEngine, type StandingEngine } from './standing-engine.ts';

export interface ConsoleEngineOptions {
  readonly base: string;
  /** Every published table. */
  readonly tables: () => Promise<readonly TableSource[]>;
  readonly onProgress: (receivedBytes: number, totalBytes: number) => void;
}

interface HeldEngine {
  readonly names: ReadonlySet<string>;
  readonly keepText: boolean;
  readonly engine: StandingEngine;
}

/** Gives an engine that has the tables a query names; another one replaces it when a later query names more. */
export function createConsoleEngine({ base, tables, onProgress }: ConsoleEngineOptions) {
  let held: HeldEngine | undefined;
  return async (sql: string): Promise<StandingEngine> => {
    const all = await tables();
    const wanted = tablesNamed(sql, all);
    const keepText = namesText(sql) || held?.keepText === true;
    if (held && held.keepText === keepText && wanted.every(({ name }) => held?.names.has(name))) return held.engine;
    const names = new Set([...(held?.names ?? []), ...wanted.map(({ name }) => name)]);
    await held?.engine.close();
    const { openPublishedTables } = await loadScript(() => import('./published-tables.ts'));
    const chosen = all.filter(({ name }) => names.has(name));
    const engine = createStandingEngine((signal) =>
      openPublishedTables({ base, tables: chosen, keepText, onProgress, ...(signal ? { signal } : {}) }),
    );
    held = { names, keepText, engine };
    return engine;
  };
}
