import { encodeText, formatBase64, formatHex, joinBytes, parseBase64 } from './encoding.ts';
import { type Parsed, faulty } from './fault.ts';
import { sha256, subtle, unshared } from './sha256.ts';

/** Who a signature is checked against. Name and id together name the key. */
export interface VerifierKey {
  readonly name: string;
  /** 8 hexadecimal digits: the first 4 bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key). */
  readonly id: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

export interface SignerKey extends VerifierKey {
  /** Ed25519 private key (RFC 8032), 32 bytes. */
  readonly seed: Uint8Array;
}

/**
 * What a key signs: notes as they are, or a checkpoint with the time (C2SP tlog-cosignature, version 1). Both are
 * Ed25519.
 */
export type KeyUse = 'note' | 'cosignature';

/** The byte that stands for the use in a key and in its id. */
const useBytes: Readonly<Record<KeyUse, number>> = { note: 1, cosignature: 4 };
const keyBytes = 32;
const secretPrefix = 'PRIVATE+KEY+';
/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const pkcs8Prefix = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

/** C2SP signed-note: not empty, neither spaces nor plus signs; control characters are no part of a note. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}\p{Cc}\p{Surrogate}+]/u.test(name);
}

export async function keyId(name: string, publicKey: Uint8Array, use: KeyUse = 'note'): Promise<string> {
  const hash = await sha256(joinBytes(encodeText(`${name}\n`), Uint8Array.of(useBytes[use]), publicKey));
  return formatHex(hash.subarray(0, 4));
}

/** Splits `name+id+base64`. The Base64 may hold plus signs; name and id may not. */
function splitKey(text: string, use: KeyUse): Parsed<{ name: string; id: string; key: Uint8Array }> {
  const [, name = '', id = '', base64 = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text) ?? [];
  if (!isKeyName(name)) return faulty(1, 1, 'A key is written name+id+key, the id in 8 hexadecimal digits.');
  const bytes = parseBase64(base64);
  if (!bytes) return faulty(1, name.length + 11, 'The key is not standard Base64.');
  if (bytes[0] !== useBytes[use] || bytes.length !== 1 + keyBytes) {
    const kind = use === 'note' ? 'Ed25519 key' : 'key of a witness with Ed25519';
    return faulty(1, name.length + 11, `The key is no ${kind}: one byte ${useBytes[use]} and 32 bytes more.`);
  }
  return { ok: true, value: { name, id, key: bytes.subarray(1) } };
}

/**
 * Reads a public key in the form of Go's `sumdb/note` and C2SP: `name+id+base64`. Its id must fit its name and bytes.
 */
export async function parseVerifierKey(text: string, use: KeyUse = 'note'): Promise<Parsed<VerifierKey>> {
  const parts = splitKey(text, use);
  if (!parts.ok) return parts;
  const { name, id, key } = parts.value;
  const expected = await keyId(name, key, use);
  if (id !== expected)
    return faulty(1, name.length + 2, `The key's id is ${id}, but its name and bytes give ${expected}.`);
  return { ok: true, value: { name, id, publicKey: key } };
}

/** Reads a private key: `PRIVATE+KEY+name+id+base64`. No message repeats any part of the key but its name and id. */
export async function parseSignerKey(text: string): Promise<Parsed<SignerKey>> {
  if (!text.startsWith(secretPrefix)) return faulty(1, 1, `A private key begins with ${secretPrefix}`);
  const parts = splitKey(text.slice(secretPrefix.length), 'note');
  if (!parts.ok) return faulty(1, parts.fault.column + secretPrefix.length, parts.fault.message);
  const { name, id, key: seed } = parts.value;
  const jwk = await subtle().exportKey('jwk', await importSeed(seed, true));
  const publicKey = parseBase64((jwk.x ?? '').replaceAll('-', '+').replaceAll('_', '/') + '=');
  if (publicKey?.length !== keyBytes) throw new Error('WebCrypto gave no public key for a private one');
  const expected = await keyId(name, publicKey);
  if (id !== expected) return faulty(1, 1, `The private key's id is ${id}, but its name and bytes give ${expected}.`);
  return { ok: true, value: { name, id, publicKey, seed } };
}

export function importSeed(seed: Uint8Array, extractable: boolean): Promise<CryptoKey> {
  return subtle().importKey('pkcs8', unshared(joinBytes(pkcs8Prefix, seed)), 'Ed25519', extractable, ['sign']);
}

/** The public key as it is published and configured. */
export function formatVerifierKey({ name, id, publicKey }: VerifierKey, use: KeyUse = 'note'): string {
  return `${name}+${id}+${formatBase64(joinBytes(Uint8Array.of(useBytes[use]), publicKey))}`;
}

/** A witness's key from the private key that it keeps: the same, under the id that cosignatures bear. */
export async function cosignerOf(key: SignerKey): Promise<SignerKey> {
  return { ...key, id: await keyId(key.name, key.publicKey, 'cosignature') };
}

/** The private key as it is kept: whoever reads this text can sign in its name. */
export function formatSignerKey({ name, id, seed }: SignerKey): string {
  return `${secretPrefix}${name}+${id}+${formatBase64(joinBytes(Uint8Array.of(useBytes.note), seed))}`;
}

/** A new random key. `name` should be where the log is found, without scheme: `example.org/privacy/log`. */
export async function generateKey(name: string): Promise<SignerKey> {
  if (!isKeyName(name)) throw new RangeError(`"${name}" is no key name: it needs a text without spaces and plus signs`);
  const pair = (await subtle().generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = new Uint8Array(await subtle().exportKey('raw', pair.publicKey));
  const seed = new Uint8Array(await subtle().exportKey('pkcs8', pair.privateKey)).slice(pkcs8Prefix.length);
  return { name, id: await keyId(name, publicKey), publicKey, seed };
}
