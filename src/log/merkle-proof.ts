import { isSameBytes } from './encoding.ts';
import { hashNode, heightOf } from './merkle-hash.ts';
import { type Hash, hashBytes, sha256 } from './sha256.ts';

export interface InclusionClaim {
  readonly leafHash: Hash;
  /** Counted from 0. */
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
}

export interface ConsistencyClaim {
  readonly firstSize: number;
  readonly firstRoot: Hash;
  readonly secondSize: number;
  readonly secondRoot: Hash;
}

// Sizes may pass 2^31, which JavaScript's bit operators cannot hold; hence arithmetic.
const isOdd = (value: number) => value % 2 === 1;
const half = (value: number) => Math.floor(value / 2);
const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0;
const isHashes = (hashes: readonly Hash[]) => hashes.every((hash) => hash.length === hashBytes);

/** Whether the proof shows the leaf at its index in the tree. The procedure of RFC 9162, section 2.1.3.2. */
export async function isIncluded(claim: InclusionClaim, proof: readonly Hash[]): Promise<boolean> {
  const { leafHash, index, size, root } = claim;
  if (!isSize(index) || !isSize(size) || index >= size || !isHashes([leafHash, root, ...proof])) return false;
  let [node, last, hash] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = await hashNode(sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = await hashNode(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSameBytes(hash, root);
}

/**
 * Whether the proof shows that the first tree is the beginning of the second. The procedure of RFC 9162,
 * section 2.1.4.2; besides, a tree begins itself and the empty tree begins every tree, both with an empty proof.
 */
export async function isConsistent(claim: ConsistencyClaim, proof: readonly Hash[]): Promise<boolean> {
  const { firstSize, firstRoot, secondSize, secondRoot } = claim;
  if (!isSize(firstSize) || !isSize(secondSize) || firstSize > secondSize) return false;
  if (!isHashes([firstRoot, secondRoot, ...proof])) return false;
  if (firstSize === secondSize) return proof.length === 0 && isSameBytes(firstRoot, secondRoot);
  if (firstSize === 0) return proof.length === 0 && isSameBytes(firstRoot, await sha256(new Uint8Array()));

  const path = heightOf(firstSize) === undefined ? proof : [firstRoot, ...proof];
  const [start, ...rest] = path;
  if (!start) return false;
  let [node, last] = [firstSize - 1, secondSize - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let [firstHash, secondHash] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      firstHash = await hashNode(sibling, firstHash);
      secondHash = await hashNode(sibling, secondHash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      secondHash = await hashNode(secondHash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSameBytes(firstHash, firstRoot) && isSameBytes(secondHash, secondRoot);
}
