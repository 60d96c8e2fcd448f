import { engineSource, openEngine } from '../../src/browser/duckdb.ts';
import { type Trials, tryAll } from './trials/try-all.ts';
import type { Vectors } from './vectors.ts';

/** Tries all vectors in this page. */
async function tryVectors(vectors: Vectors): Promise<Trials> {
  const engine = await openEngine(
    engineSource(document.baseURI, JSON.parse(document.documentElement.dataset['engine'] ?? '[]')),
  );
  try {
    return await tryAll(vectors, engine);
  } finally {
    await engine.close();
  }
}

declare global {
  var tryVectors: (vectors: Vectors) => Promise<Trials>;
}

globalThis.tryVectors = tryVectors;
