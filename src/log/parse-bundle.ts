/**
 * The entries of a bundle of C2SP tlog-tiles (each after its length: 16 bits, big-endian), the leaves of the tree in
 * their order. Undefined for bytes that are no bundle of UTF-8 lines. Nothing is verified here.
 */
export function parseBundle(bytes: Uint8Array): string[] | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const entries: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const end = at + 2 + length;
    if (end > bytes.length) return undefined;
    try {
      entries.push(decoder.decode(bytes.subarray(at + 2, end)));
    } catch {
      return undefined;
    }
    at = end;
  }
  return entries;
}
