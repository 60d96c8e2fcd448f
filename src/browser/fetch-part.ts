import { type FetchOptions, fetchBytes } from './fetch-bytes.ts';
import { FetchError } from './fetch-error.ts';
import { isGzip, isWasm, unpackGzip } from './unpack-gzip.ts';

/** One of the files with which this site's pages compute. */
export interface EnginePart {
  /** URL of the file, on this site. */
  readonly url: string;
  /** Its size as published, for the progress. */
  readonly bytes: number;
}

type FetchLimits = Omit<FetchOptions, 'cache'>;

/** Fetches a part; what `accept` makes nothing of (an error page, an older version) is asked for past every cache. */
export async function fetchPart(
  part: EnginePart,
  accept: (bytes: Uint8Array) => Promise<Uint8Array | undefined>,
  options: FetchLimits,
): Promise<Uint8Array> {
  for (const cache of ['default', 'reload'] as const) {
    const accepted = await accept(await fetchBytes(part.url, { ...options, cache }));
    if (accepted) return accepted;
  }
  throw new FetchError({ kind: 'garbled', file: new URL(part.url).pathname });
}

/**
 * The module, unpacked, whatever the host did to it: where a server names gzip as an encoding, the browser has unpacked
 * it.
 */
export const acceptModule = (part: EnginePart) => async (bytes: Uint8Array) => {
  if (isWasm(bytes)) return bytes;
  if (!isGzip(bytes) || bytes.length !== part.bytes) return undefined;
  const unpacked = await unpackGzip(bytes).catch(() => undefined);
  return unpacked && isWasm(unpacked) ? unpacked : undefined;
};
