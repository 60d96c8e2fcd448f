import { engineSource, openEngine } from '../../src/browser/duckdb.ts';
import { type Trial, type Vectors, tryAll } from './vector-trials.ts';

/** Tries all vectors in this page. */
async function tryVectors(vectors: Vectors): Promise<Record<string, Trial[]>> {
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
  var tryVectors: (vectors: Vectors) => Promise<Record<string, Trial[]>>;
}

globalThis.tryVectors = tryVectors;
