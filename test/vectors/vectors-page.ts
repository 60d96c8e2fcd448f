import { boundInWorker } from '../../src/browser/bound-in-worker.ts';
import { engineSource, openEngine } from '../../src/browser/duckdb.ts';
import { type Trials, tryAll } from './trials/try-all.ts';
import type { Vectors } from './vectors.ts';

/** Tries all vectors in this page. */
async function tryVectors(vectors: Vectors): Promise<Trials> {
  const source = engineSource(document.baseURI, JSON.parse(document.documentElement.dataset['engine'] ?? '[]'));
  const engine = await openEngine(source);
  const solver = boundInWorker(source.solver);
  try {
    return await tryAll(vectors, engine, solver.bound);
  } finally {
    solver.close();
    await engine.close();
  }
}

declare global {
  var tryVectors: (vectors: Vectors) => Promise<Trials>;
}

globalThis.tryVectors = tryVectors;
