import { sha256Hex } from '../log/sha256.ts';
import { fetchBytes } from './fetch-bytes.ts';

export interface ExpectedFile {
  /** The size in the log. */
  readonly bytes: number;
  /** The SHA-256 in the log, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

export interface ObservedFile {
  readonly bytes: Uint8Array;
  /** Whether size and SHA-256 are those of the log. The caller must say so loudly when they are not. */
  readonly ok: boolean;
  readonly observedBytes: number;
  readonly observedSha256: string;
}

/** Compares bytes, wherever they come from, with what the log says of a file. */
export async function observeFile(bytes: Uint8Array, expected: ExpectedFile): Promise<ObservedFile> {
  const observedSha256 = await sha256Hex(bytes);
  const ok = bytes.length === expected.bytes && observedSha256 === expected.sha256;
  return { bytes, ok, observedBytes: bytes.length, observedSha256 };
}

export interface PublishedOptions extends ExpectedFile {
  /** `share` grows from 0 to 1; it stays at 1 for a file larger than expected. */
  readonly onProgress?: (receivedBytes: number, share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Fetches a published file as the server has it now (a cached copy is asked after first) and compares it with the
 * log. A mismatch is reported in the result; what rejects is only a file that cannot be fetched (FetchError) or an
 * abort.
 */
export async function fetchPublished(
  url: string,
  { onProgress, signal, ...expected }: PublishedOptions,
): Promise<ObservedFile> {
  const bytes = await fetchBytes(url, {
    cache: 'no-cache',
    signal,
    onProgress: (received) => onProgress?.(received, expected.bytes === 0 ? 1 : Math.min(1, received / expected.bytes)),
  });
  return observeFile(bytes, expected);
}
