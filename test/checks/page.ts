import { boundInWorker } from '../../src/browser/bound-in-worker.ts';
import { engineSource, openEngine } from '../../src/browser/duckdb.ts';
import type { CheckCase } from './case.ts';
import { runCase, unloadCase } from './run-case.ts';

/** Runs cases one after another in one engine of the browser; gives the text of each by its name. */
async function runCases(cases: readonly CheckCase[]): Promise<Record<string, string>> {
  const source = engineSource(document.baseURI, JSON.parse(document.documentElement.dataset['engine'] ?? '[]'));
  const engine = await openEngine(source);
  const solver = boundInWorker(source.solver);
  const texts: Record<string, string> = {};
  try {
    for (const kase of cases) {
      texts[kase.name] = await runCase(kase, engine, solver.bound);
      await unloadCase(kase, engine);
    }
  } finally {
    solver.close();
    await engine.close();
  }
  return texts;
}

declare global {
  var runCheckCases: typeof runCases;
}

globalThis.runCheckCases = runCases;
