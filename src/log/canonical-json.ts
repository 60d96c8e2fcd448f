import { encodeText } from './encoding.ts';
import { sha256Hex } from './sha256.ts';

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * A JSON value in the one spelling of RFC 8785: keys sorted by UTF-16 units, no spaces, numbers and
 * strings as ECMAScript writes them. A key whose value is undefined is left out, as JSON would leave it out.
 * Throws a TypeError for what JSON has no word for: NaN, infinities, bigints, functions, undefined itself
 * or in a list, class instances, halves of surrogate pairs.
 */
export function formatCanonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written as JSON`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new TypeError('half of a surrogate pair cannot be written as JSON');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, formatCanonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    members.sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${members.map(([key, member]) => `${formatCanonicalJson(key)}:${formatCanonicalJson(member)}`).join(',')}}`;
  }
  throw new TypeError(`a value of type ${typeof value} cannot be written as canonical JSON`);
}

/** SHA-256 (hexadecimal) of the canonical JSON: equal for equal values, in whatever order their keys were written. */
export async function fingerprint(value: unknown): Promise<string> {
  return sha256Hex(encodeText(formatCanonicalJson(value)));
}
