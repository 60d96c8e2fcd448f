import { encodeText } from './encoding.ts';
import { hashLeaf, hashNode, heightOf, splitPoint } from './merkle-hash.ts';
import { type Hash, hashBytes, sha256 } from './sha256.ts';

/** The Merkle tree of RFC 6962 over a list of leaves, for its whole length and for every shorter one. */
export class MerkleTree {
  /** `levels[h][i]` is the root over the leaves from i·2^h to (i+1)·2^h; only complete subtrees are kept. */
  readonly #levels: readonly (readonly Hash[])[];

  constructor(levels: readonly (readonly Hash[])[]) {
    this.#levels = levels;
  }

  /** The number of leaves. */
  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  /** The root over the 2^height leaves from `index · 2^height`; throws a RangeError unless the tree has them all. */
  subtree(height: number, index: number): Hash {
    const hash = this.#levels[height]?.[index];
    if (!hash)
      throw new RangeError(`a tree of ${this.size} leaves has no complete subtree ${index} of height ${height}`);
    return hash;
  }

  /** The root over the first `size` leaves. Of no leaves: the SHA-256 of nothing. */
  async root(size: number = this.size): Promise<Hash> {
    this.#expect(size, 0, this.size);
    return size === 0 ? sha256(new Uint8Array()) : this.#rootOf(0, size);
  }

  /** PATH(index, D[size]) of RFC 6962, section 2.1.1: the hashes that lead from a leaf to the root, lowest first. */
  async inclusionProof(index: number, size: number = this.size): Promise<Hash[]> {
    this.#expect(size, 1, this.size);
    this.#expect(index, 0, size - 1);
    const path: Hash[] = [];
    let [start, end] = [0, size];
    while (end - start > 1) {
      const middle = start + splitPoint(end - start);
      if (index < middle) {
        path.unshift(await this.#rootOf(middle, end));
        end = middle;
      } else {
        path.unshift(await this.#rootOf(start, middle));
        start = middle;
      }
    }
    return path;
  }

  /**
   * PROOF(first, D[second]) of RFC 6962, section 2.1.2: shows that the first `first` leaves begin the tree
   * of `second` leaves. Empty for `first` = 0 and for `first` = `second`, where nothing needs showing.
   */
  async consistencyProof(first: number, second: number = this.size): Promise<Hash[]> {
    this.#expect(second, 0, this.size);
    this.#expect(first, 0, second);
    const path: Hash[] = [];
    if (first === 0) return path;
    let [start, end] = [0, second];
    while (end > first) {
      const middle = start + splitPoint(end - start);
      if (first <= middle) {
        path.unshift(await this.#rootOf(middle, end));
        end = middle;
      } else {
        path.unshift(await this.#rootOf(start, middle));
        start = middle;
      }
    }
    // A verifier who knows the old root needs it again only where it is not itself a node of the new tree.
    if (start > 0) path.unshift(await this.#rootOf(start, end));
    return path;
  }

  /** The root over the leaves from `start` to before `end`, where `start` is where RFC 6962 would split. */
  async #rootOf(start: number, end: number): Promise<Hash> {
    const size = end - start;
    const height = heightOf(size);
    if (height !== undefined) return this.subtree(height, start / size);
    const middle = start + splitPoint(size);
    return hashNode(await this.#rootOf(start, middle), await this.#rootOf(middle, end));
  }

  #expect(value: number, least: number, most: number): void {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    throw new RangeError(`${value} is not a whole number from ${least} to ${most}`);
  }
}

/** Builds the tree from leaf hashes, hashing every complete subtree once: fewer hashes than leaves. */
export async function buildMerkleTree(leafHashes: readonly Hash[]): Promise<MerkleTree> {
  if (leafHashes.some((hash) => hash.length !== hashBytes)) throw new RangeError('a leaf hash has 32 bytes');
  const levels: (readonly Hash[])[] = [leafHashes];
  for (let below = leafHashes; below.length > 1; below = levels.at(-1) ?? []) {
    const pairs = Array.from({ length: Math.floor(below.length / 2) }, (_, index) =>
      below.slice(2 * index, 2 * index + 2),
    );
    levels.push(await Promise.all(pairs.map(([left, right]) => hashNode(left as Hash, right as Hash))));
  }
  return new MerkleTree(levels);
}

/** The tree over the lines of a log: each leaf is the exact bytes of a line, without its newline. */
export async function buildLogTree(lines: readonly string[]): Promise<MerkleTree> {
  return buildMerkleTree(await Promise.all(lines.map((line) => hashLeaf(encodeText(line)))));
}
