import { formatHex } from './encoding.ts';

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array;

export const hashBytes = 32;

/**
 * WebCrypto, as Node and browsers have it. Throws where there is none: browsers offer it
 * only to pages fetched over `https:` or from `localhost`.
 */
export function subtle(): SubtleCrypto {
  const found = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!found) throw new Error('WebCrypto is missing; a browser offers it only over https: or on localhost');
  return found;
}

/**
 * WebCrypto's types want bytes that no other thread shares. Everything here is such;
 * shared memory would be refused by WebCrypto itself.
 */
export function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}

export async function sha256(bytes: Uint8Array): Promise<Hash> {
  return new Uint8Array(await subtle().digest('SHA-256', unshared(bytes)));
}

/** SHA-256 as 64 lower-case hexadecimal digits, the way the log and `SHA256SUMS` write it. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return formatHex(await sha256(bytes));
}
