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

/** A hash of a proof, and whether it stands left or right of the path that it is joined to. */
interface Sibling {
  readonly hash: Hash;
  readonly isLeft: boolean;
}

/**
 * The hashes of a proof on the path from a node to the root, `last` being the last node of the same level; undefined
 * unless the proof is exactly as long as the path.
 */
function siblingsOf(node: number, last: number, proof: readonly Hash[]): Sibling[] | undefined {
  const siblings: Sibling[] = [];
  for (const hash of proof) {
    if (last === 0) return undefined;
    const isLeft = isOdd(node) || node === last;
    siblings.push({ hash, isLeft });
    // A last node without a sibling of its own is handed upwards as it is.
    if (isLeft) while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? siblings : undefined;
}

/** The hash at the end of a path, joined with each sibling in turn. */
async function climb(start: Hash, siblings: readonly Sibling[]): Promise<Hash> {
  let reached = start;
  for (const { hash, isLeft } of siblings)
    reached = isLeft ? await hashNode(hash, reached) : await hashNode(reached, hash);
  return reached;
}

/** Whether the proof shows the leaf at its index in the tree. The procedure of RFC 9162, section 2.1.3.2. */
export async function isIncluded(claim: InclusionClaim, proof: readonly Hash[]): Promise<boolean> {
  const { leafHash, index, size, root } = claim;
  if (!isSize(index) || !isSize(size) || index >= size || !isHashes([leafHash, root, ...proof])) return false;
  const siblings = siblingsOf(index, size - 1, proof);
  return siblings !== undefined && isSameBytes(await climb(leafHash, siblings), root);
}

/**
 * Whether the proof shows that the first tree is the beginning of the second, for two trees neither of which is empty,
 * the first being the smaller one.
 */
async function isBeginning(claim: ConsistencyClaim, proof: readonly Hash[]): Promise<boolean> {
  const { firstSize, firstRoot, secondSize, secondRoot } = claim;
  // A first tree that is full is a node of the second, so that its root needs no place in the proof.
  const [start, ...rest] = heightOf(firstSize) === undefined ? proof : [firstRoot, ...proof];
  if (!start) return false;
  let [node, last] = [firstSize - 1, secondSize - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  const siblings = siblingsOf(node, last, rest);
  if (!siblings) return false;
  // What stands to the right came later, and is no part of the first tree.
  const first = siblings.filter(({ isLeft }) => isLeft);
  return isSameBytes(await climb(start, first), firstRoot) && isSameBytes(await climb(start, siblings), secondRoot);
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
  return isBeginning(claim, proof);
}
