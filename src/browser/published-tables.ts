import type { Engine } from '../engine/engine.ts';
import { loadTables } from '../engine/load-tables.ts';
import type { PublishedTable } from '../model/published-table.ts';
import { engineBytes, engineSource, openEngine } from './duckdb.ts';
import { fetchJson } from './fetch-json.ts';
import { fetchPublished, type ObservedFile } from './published-file.ts';
import { paths } from '../model/paths.ts';

/** What is needed of a published table to load it. */
export type TableSource = Pick<PublishedTable, 'name' | 'releases' | 'columns' | 'files'>;

export interface EngineManifest {
  readonly version: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

export interface LoadedFile extends Omit<ObservedFile, 'bytes'> {
  readonly path: string;
  readonly expectedSha256: string;
}

/** A file differs from what the site says was published. Nothing of it was loaded. */
export class TamperedFileError extends Error {
  readonly file: LoadedFile;

  constructor(file: LoadedFile) {
    super(
      `${file.path} is not the file that was published: its SHA-256 is ${file.observedSha256}, published was ${file.expectedSha256}.`,
    );
    this.name = 'TamperedFileError';
    this.file = file;
  }
}

export interface OpenTablesOptions {
  /** The site's base path, with a slash at both ends. */
  readonly base: string;
  readonly tables: readonly TableSource[];
  readonly signal?: AbortSignal;
  /** Bytes of engine and tables together. */
  readonly onProgress?: (receivedBytes: number, totalBytes: number) => void;
  /** Called with each file once it is verified. */
  readonly onFile?: (file: LoadedFile) => void;
  /** Keep the tables as published too (`text."x"`). Default: false. */
  readonly keepText?: boolean;
}

/** The engine's files with their sizes, as the site publishes them. */
export async function fetchManifest(base: string, signal?: AbortSignal): Promise<EngineManifest> {
  // An older list in a cache would not fit the files of today.
  return fetchJson<EngineManifest>(base + paths.engine, { cache: 'no-cache', ...(signal ? { signal } : {}) });
}

/** What queries may take of a page's memory; the published tables themselves count. */
const memoryLimit = '1GiB';

/** How many bytes `openPublishedTables` will fetch. */
export function bytesToFetch(manifest: EngineManifest, tables: readonly TableSource[]): number {
  const sum = (sizes: readonly { readonly bytes: number }[]) => sizes.reduce((total, { bytes }) => total + bytes, 0);
  return engineBytes(engineSource('/', manifest.files)) + sum(tables.flatMap(({ files }) => files));
}

/**
 * Loads the engine and the published tables: fetches every file, compares it with its published size and SHA-256,
 * loads it, and locks the engine so that nothing else can be reached. Throws a TamperedFileError for a file that
 * differs, an EngineError or FetchError for what cannot be loaded, the signal's reason when cancelled.
 */
export async function openPublishedTables({
  base,
  tables,
  signal,
  onProgress,
  onFile,
  keepText = false,
}: OpenTablesOptions): Promise<Engine> {
  const manifest = await fetchManifest(base, signal);
  const total = bytesToFetch(manifest, tables);
  const received = new Map<string, number>();
  const count = (name: string) => (bytes: number) => {
    received.set(name, bytes);
    onProgress?.(
      [...received.values()].reduce((sum, value) => sum + value, 0),
      total,
    );
  };
  const opening = openEngine(engineSource(base, manifest.files), {
    onProgress: count('engine'),
    ...(signal ? { signal } : {}),
  });
  // Tables are fetched while the engine is; a rejection of the engine is reported below, where it is awaited.
  opening.catch(() => undefined);
  const fetched = new Map<string, Uint8Array>();
  try {
    for (const file of tables.flatMap(({ files }) => files)) {
      const observed = await fetchPublished(base + paths.data(file.path), {
        bytes: file.bytes,
        sha256: file.sha256,
        onProgress: count(file.path),
        ...(signal ? { signal } : {}),
      });
      const loaded: LoadedFile = {
        path: file.path,
        ok: observed.ok,
        observedBytes: observed.observedBytes,
        observedSha256: observed.observedSha256,
        expectedSha256: file.sha256,
      };
      onFile?.(loaded);
      if (!observed.ok) throw new TamperedFileError(loaded);
      fetched.set(file.path, observed.bytes);
    }
    const engine = await opening;
    const shapes = tables.map(({ name, releases, columns, files }) => ({
      name,
      releases,
      columns,
      files: files.map(({ path, period, format, replacedBy }) => ({
        name: path,
        ...(period ? { period } : {}),
        format,
        ...(replacedBy ? { replacedBy } : {}),
      })),
    }));
    await loadTables(engine, shapes, async (path) => fetched.get(path) ?? new Uint8Array(), {
      keepText,
      ...(signal ? { signal } : {}),
    });
    await engine.lock({ memoryLimit });
    return engine;
  } catch (error) {
    void opening.then(
      (engine) => engine.close(),
      () => undefined,
    );
    throw error;
  }
}
