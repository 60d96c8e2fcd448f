import { engineSource, openEngine } from '../../src/browser/duckdb.ts';
import type { CheckCase } from './case.ts';
import { runCase, unloadCase } from './run-case.ts';

/** Runs cases one after another in one engine of the browser; gives the text of each by its name. */
async function runCases(cases: readonly CheckCase[]): Promise<Record<string, string>> {
  const engine = await openEngine(
    engineSource(document.baseURI, JSON.parse(document.documentElement.dataset['engine'] ?? '[]')),
  );
  const texts: Record<string, string> = {};
  try {
    for (const kase of cases) {
      texts[kase.name] = await runCase(kase, engine);
      await unloadCase(kase, engine);
    }
  } finally {
    await engine.close();
  }
  return texts;
}

declare global {
  var runCheckCases: typeof runCases;
}

globalThis.runCheckCases = runCases;
