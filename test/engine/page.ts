import { type EngineSource, engineSource, openEngine } from '../../src/browser/duckdb.ts';
import { fetchPublished } from '../../src/browser/published-file.ts';
import { createStandingEngine } from '../../src/browser/standing-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { loadTables } from '../../src/engine/load-tables.ts';

/** What tests call inside the page. */
const rooms = { engineSource, openEngine, fetchPublished, createStandingEngine, loadTables };

export interface TestPage {
  readonly rooms: typeof rooms;
  source: EngineSource;
  engine: Engine;
  /** Fetches a file of the test and gives its bytes. */
  bytes(path: string): Promise<Uint8Array>;
  /** What a call throws, as text: `kind: message`; undefined when it does not throw. */
  failure(call: () => unknown): Promise<string | undefined>;
}

declare global {
  var testPage: TestPage;
}

globalThis.testPage = {
  rooms,
  source: engineSource(document.baseURI, JSON.parse(document.documentElement.dataset['engine'] ?? '[]')),
  engine: undefined as unknown as Engine,
  bytes: async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer()),
  failure: async (call) => {
    try {
      await call();
      return undefined;
    } catch (error) {
      const { kind, name, message } = error as { kind?: string; name: string; message: string };
      return `${kind ?? name}: ${message}`;
    }
  },
};
