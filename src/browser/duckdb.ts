import { type Engine, EngineError } from '../engine/engine.ts';
import { FetchError } from './fetch-error.ts';
import { type EnginePart, acceptModule, fetchPart } from './fetch-part.ts';
import { loadScript } from './load-script.ts';

export interface EngineSource {
  /** `engine/duckdb-eh.wasm.gz` */
  readonly wasm: EnginePart;
  /** `engine/duckdb-browser-eh.worker.js` */
  readonly worker: EnginePart;
  /** `engine/highs.wasm.gz`, which is fetched only where a check has a linear program to solve. */
  readonly solver: EnginePart;
}

/** How many bytes `openEngine` will fetch. */
export const engineBytes = ({ wasm, worker }: EngineSource): number => wasm.bytes + worker.bytes;

export interface OpenOptions {
  /** Bytes received of both files together, and how many there will be. */
  readonly onProgress?: (receivedBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
  /** After so long without a byte the download is given up (default 30 s). */
  readonly maxSilenceSeconds?: number;
  /** After so long the downloaded engine must have started (default 60 s). */
  readonly maxStartSeconds?: number;
}

/** The parts of the engine among the files the build published, by the ends of their paths. */
export function engineSource(
  base: string,
  files: readonly { readonly path: string; readonly bytes: number }[],
): EngineSource {
  const part = (end: string): EnginePart => {
    const file = files.find(({ path }) => path.endsWith(end));
    if (!file) throw new EngineError('load', `This site does not publish the engine (no file ends in ${end}).`);
    return { url: new URL(file.path, new URL(base, globalThis.location?.href)).href, bytes: file.bytes };
  };
  return { wasm: part('duckdb-eh.wasm.gz'), worker: part('.worker.js'), solver: part('highs.wasm.gz') };
}

const acceptScript = (part: EnginePart) => async (bytes: Uint8Array) =>
  bytes.length === part.bytes ? bytes : undefined;

/**
 * Loads DuckDB into this page from the site itself, works under the policy
 * `script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob:; worker-src blob:`, and keeps nothing when it fails,
 * so that it can be tried again. Rejects with the signal's reason when aborted, otherwise with an EngineError (`load`).
 */
export async function openEngine(
  source: EngineSource,
  { onProgress, signal, ...limits }: OpenOptions = {},
): Promise<Engine> {
  const urls: string[] = [];
  const blobUrl = (bytes: Uint8Array, type: string) => {
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    urls.push(url);
    return url;
  };
  const total = engineBytes(source);
  const received = { wasm: 0, worker: 0 };
  const count = (part: keyof typeof received) => (bytes: number) => {
    // A file the browser unpacked on the way counts more bytes than were sent.
    received[part] = Math.min(bytes, source[part].bytes);
    onProgress?.(received.wasm + received.worker, total);
  };
  // One failure stops the other download.
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const options = { signal: stop, maxSilenceSeconds: limits.maxSilenceSeconds };
  try {
    const [{ openWasmEngine }, module, script] = await Promise.all([
      loadScript(() => import('../engine/wasm.ts')),
      fetchPart(source.wasm, acceptModule(source.wasm), { ...options, onProgress: count('wasm') }),
      fetchPart(source.worker, acceptScript(source.worker), { ...options, onProgress: count('worker') }),
    ]);
    return await openWasmEngine({
      moduleUrl: blobUrl(module, 'application/wasm'),
      workerUrl: blobUrl(script, 'text/javascript'),
      signal,
      maxStartSeconds: limits.maxStartSeconds,
    });
  } catch (cause) {
    failed.abort();
    signal?.throwIfAborted();
    if (cause instanceof EngineError) throw cause;
    const reason = cause instanceof FetchError ? cause.message : 'A part of it could not be fetched.';
    throw new EngineError('load', `The engine could not be loaded. ${reason} You can try again.`, { cause });
  } finally {
    urls.forEach((url) => URL.revokeObjectURL(url));
  }
}
