import { unpackGzip } from './unpack-gzip.ts';

const plain = '#report=';
const packed = '#gzip=';

/** Whether a fragment carries a report, readable or not. */
export const hasLinkedReport = (hash: string) => hash.startsWith(plain) || hash.startsWith(packed);

/** Bytes of base64 in the alphabet of URLs (RFC 4648, section 5). Throws where it is none. */
const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

/**
 * The report that the fragment of an address carries, with which an app opens the page: `#report=` and the text
 * percent-encoded, or `#gzip=` and the text packed by gzip in base64url. A server never sees a fragment. Undefined
 * where there is none, or it cannot be decoded.
 */
export async function linkedReport(hash: string): Promise<string | undefined> {
  try {
    if (hash.startsWith(plain)) return decodeURIComponent(hash.slice(plain.length));
    if (hash.startsWith(packed)) return new TextDecoder().decode(await unpackGzip(bytesOf(hash.slice(packed.length))));
  } catch {
    return undefined;
  }
  return undefined;
}
