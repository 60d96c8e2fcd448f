import { FetchError } from './fetch-error.ts';

export interface FetchOptions {
  /** Called with the bytes received so far: at the start with 0, then after every piece. */
  readonly onProgress?: (receivedBytes: number) => void;
  readonly signal?: AbortSignal;
  readonly cache?: RequestCache;
  /** Given up after so long without a single byte (default `maxSilence()`); a slow line may take longer. */
  readonly maxSilenceSeconds?: number;
}

/**
 * Seconds without a byte after which a wait is given up: 30, or what `data-max-silence` of the page's root element
 * says. Tests set it, so that they need not wait as long as a reader.
 */
export function maxSilence(): number {
  return Number(globalThis.document?.documentElement.dataset['maxSilence'] ?? 30);
}

/** Whether bytes are a page: none is fetched here, so that it stands in the place of something else. */
function isPage(bytes: Uint8Array): boolean {
  return /^\s*<(?:!doctype\s+html|html)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

/**
 * Fetches a whole file with progress. Rejects with the signal's reason when aborted, otherwise with a FetchError
 * (no answer, silence, an HTTP status that is not 2xx). Nothing is remembered, so asking again tries again.
 */
export async function fetchBytes(
  url: string,
  { onProgress, signal, cache, maxSilenceSeconds = maxSilence() }: FetchOptions = {},
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const file = new URL(url, globalThis.location?.href).pathname;
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), maxSilenceSeconds * 1000);
  };
  heard();
  try {
    const stop = signal ? AbortSignal.any([signal, silence.signal]) : silence.signal;
    const response = await fetch(url, { signal: stop, ...(cache ? { cache } : {}) });
    if (!response.ok || !response.body) throw new FetchError({ kind: 'answered', file, number: response.status });
    const bytes = await readWhole(response.body, (received) => {
      if (received > 0) heard();
      onProgress?.(received);
    });
    if (isPage(bytes)) throw new FetchError({ kind: 'page', file });
    return bytes;
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof FetchError) throw cause;
    if (silence.signal.aborted) throw new FetchError({ kind: 'silent', file, number: maxSilenceSeconds }, { cause });
    throw new FetchError({ kind: 'unreachable', file }, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** All bytes of a body; says how many came, at the start 0. */
async function readWhole(body: ReadableStream<Uint8Array>, onBytes: (received: number) => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let received = 0;
  onBytes(received);
  for (const reader = body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return join(pieces, received);
    pieces.push(value);
    received += value.length;
    onBytes(received);
  }
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
