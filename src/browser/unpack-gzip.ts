const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);

/** Whether these are the first bytes of a gzip file. */
export const isGzip = (bytes: Uint8Array) => startsWith(bytes, [0x1f, 0x8b]);

/** Whether these are the first bytes of a WebAssembly module (`\0asm`). */
export const isWasm = (bytes: Uint8Array) => startsWith(bytes, [0x00, 0x61, 0x73, 0x6d]);

/** Unpacks a gzip file. Rejects with a TypeError when it is damaged or cut short. */
export async function unpackGzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const unpacked = packed.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
