import { encodeText } from './encoding.ts';
import { importSeed } from './note-key.ts';
import { subtle, unshared } from './sha256.ts';

/** The Ed25519 signature of a text's UTF-8 bytes. `seed` is the private key (RFC 8032), 32 bytes. */
export async function sign(text: string, seed: Uint8Array): Promise<Uint8Array> {
  const key = await importSeed(seed, false);
  return new Uint8Array(await subtle().sign('Ed25519', key, unshared(encodeText(text))));
}

/** Whether the key signed exactly this text. Throws a NotSupportedError where the runtime has no Ed25519. */
export async function isSigned(text: string, signature: Uint8Array, publicKey: Uint8Array): Promise<boolean> {
  const key = await subtle().importKey('raw', unshared(publicKey), 'Ed25519', false, ['verify']);
  return subtle().verify('Ed25519', key, unshared(signature), unshared(encodeText(text)));
}
