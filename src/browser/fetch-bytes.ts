import { FetchError } from './fetch-error.ts';

export interface FetchOptions {
  /** Called with the bytes received so far: at the start with 0, then after every piece. */
  readonly onProgress?: (receivedBytes: number) => void;
  readonly signal?: AbortSignal;
  readonly cache?: RequestCache;
  /** Given up after so long without a single byte (default 30 s); a slow line may take as long as it likes. */
  readonly maxSilenceSeconds?: number;
}

/**
 * Fetches a whole file with progress. Rejects with the signal's reason when aborted, otherwise with a FetchError
 * (no answer, silence, an HTTP status that is not 2xx). Nothing is remembered, so asking again tries again.
 */
export async function fetchBytes(
  url: string,
  { onProgress, signal, cache, maxSilenceSeconds = 30 }: FetchOptions = {},
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
    const pieces: Uint8Array[] = [];
    let received = 0;
    onProgress?.(received);
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      heard();
      pieces.push(value);
      received += value.length;
      onProgress?.(received);
    }
    return join(pieces, received);
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof FetchError) throw cause;
    if (silence.signal.aborted) throw new FetchError({ kind: 'silent', file, number: maxSilenceSeconds }, { cause });
    throw new FetchError({ kind: 'unreachable', file }, { cause });
  } finally {
    clearTimeout(timer);
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
