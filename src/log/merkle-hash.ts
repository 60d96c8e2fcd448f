import { joinBytes } from './encoding.ts';
import { type Hash, sha256 } from './sha256.ts';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** RFC 6962, section 2.1: SHA-256(0x00 ‖ entry). */
export function hashLeaf(entry: Uint8Array): Promise<Hash> {
  return sha256(joinBytes(leafPrefix, entry));
}

/** RFC 6962, section 2.1: SHA-256(0x01 ‖ left ‖ right). */
export function hashNode(left: Hash, right: Hash): Promise<Hash> {
  return sha256(joinBytes(nodePrefix, left, right));
}

/** The largest power of two below `size`, which is at least 2: where RFC 6962 splits a tree. */
export function splitPoint(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** h where `size` is 2^h, otherwise undefined. Exact for every safe integer, which `Math.log2` is not. */
export function heightOf(size: number): number | undefined {
  let [height, rest] = [0, size];
  while (rest > 1 && rest % 2 === 0) [height, rest] = [height + 1, rest / 2];
  return rest === 1 ? height : undefined;
}
