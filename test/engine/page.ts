import { type EngineSource, engineSource, openEngine } from '../../src/browser/duckdb.ts';
import { fetchPublished } from '../../src/browser/published-file.ts';
import { createStandingEngine } from '../../src/browser/standing-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openWasmEngine } from '../../src/engine/wasm.ts';
import { failure, trials } from './trials.ts';

/** What tests call inside the page. */
const rooms = { openEngine, openWasmEngine, fetchPublished, createStandingEngine, trials };

export interface TestPage {
  readonly rooms: typeof rooms;
  readonly source: EngineSource;
  /** The engine of all trials that do not end it. */
  engine: Engine | undefined;
  /** Fetches a file of the test and gives its bytes. */
  bytes(path: string): Promise<Uint8Array>;
  readonly failure: typeof failure;
}

declare global {
  var testPage: TestPage;
}

globalThis.testPage = {
  rooms,
  source: engineSource(document.baseURI, JSON.parse(document.documentElement.dataset['engine'] ?? '[]')),
  engine: undefined,
  bytes: async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer()),
  failure,
};
