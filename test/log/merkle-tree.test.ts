import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeText, formatHex } from '../../src/log/encoding.ts';
import { hashLeaf, heightOf } from '../../src/log/merkle-hash.ts';
import { buildLogTree, buildMerkleTree } from '../../src/log/merkle-tree.ts';

// RFC 6962, section 2.1, word for word, without sharing anything: slow, and hard to get wrong.
const sha = (...parts: Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const split = (size: number) => 2 ** Math.floor(Math.log2(size - 1));
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha();
  if (leaves.length === 1) return sha(Uint8Array.of(0), first);
  const k = split(leaves.length);
  return sha(Uint8Array.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}
function path(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...path(m, left), treeHash(right)] : [...path(m - k, right), treeHash(left)];
}
function subproof(m: number, leaves: readonly Uint8Array[], isWhole: boolean): Uint8Array[] {
  if (m === leaves.length) return isWhole ? [] : [treeHash(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k ? [...subproof(m, left, isWhole), treeHash(right)] : [...subproof(m - k, right, false), treeHash(left)];
}

const lines = Array.from({ length: 40 }, (_, index) => `line ${index} — ${'ü'.repeat(index)}`);
const leaves = lines.map((line) => new TextEncoder().encode(line));
const hexes = (hashes: readonly Uint8Array[]) => hashes.map(formatHex);

describe('agrees with the definition for every size up to 40', () => {
  test('roots', async () => {
    const tree = await buildLogTree(lines);
    for (let size = 0; size <= 40; size += 1) {
      expect(formatHex(await tree.root(size)), `size ${size}`).toBe(formatHex(treeHash(leaves.slice(0, size))));
    }
  });

  test('inclusion proofs', async () => {
    const tree = await buildLogTree(lines);
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = hexes(await tree.inclusionProof(index, size));
        expect(proof, `${index} of ${size}`).toEqual(hexes(path(index, leaves.slice(0, size))));
      }
    }
  });

  test('consistency proofs', async () => {
    const tree = await buildLogTree(lines);
    for (let second = 1; second <= 40; second += 1) {
      for (let first = 1; first <= second; first += 1) {
        const proof = hexes(await tree.consistencyProof(first, second));
        expect(proof, `${first} of ${second}`).toEqual(hexes(subproof(first, leaves.slice(0, second), true)));
      }
    }
  });
});

test('a tree built from a beginning has the roots of the whole tree at those sizes', async () => {
  const whole = await buildLogTree(lines);
  for (const size of [0, 1, 2, 3, 31, 32, 33, 39]) {
    expect(await (await buildLogTree(lines.slice(0, size))).root()).toEqual(await whole.root(size));
  }
});

test('the empty tree has a root, no leaf to prove, and begins every tree', async () => {
  const empty = await buildMerkleTree([]);
  expect(empty.size).toBe(0);
  expect(await empty.consistencyProof(0)).toEqual([]);
  await expect(empty.inclusionProof(0)).rejects.toThrow(RangeError);
});

test.each([-1, 0.5, 4, Number.NaN])('there is no root of %s of three leaves', async (size) => {
  const tree = await buildLogTree(['a', 'b', 'c']);
  await expect(tree.root(size)).rejects.toThrow(/is not a whole number from 0 to 3/);
  await expect(tree.inclusionProof(0, size)).rejects.toThrow(RangeError);
  await expect(tree.inclusionProof(size)).rejects.toThrow(RangeError);
  await expect(tree.consistencyProof(size)).rejects.toThrow(RangeError);
});

test('only complete subtrees are given', async () => {
  const tree = await buildLogTree(['a', 'b', 'c']);
  expect(tree.subtree(1, 0)).toEqual(await tree.root(2));
  expect(tree.subtree(0, 2)).toEqual(await hashLeaf(encodeText('c')));
  expect(() => tree.subtree(1, 1)).toThrow('a tree of 3 leaves has no complete subtree 1 of height 1');
});

test('a leaf hash of another length is refused', async () => {
  await expect(buildMerkleTree([new Uint8Array(31)])).rejects.toThrow('a leaf hash has 32 bytes');
});

test('heights are exact where a logarithm would round', () => {
  expect([1, 2, 3, 4, 0].map(heightOf)).toEqual([0, 1, undefined, 2, undefined]);
  expect(heightOf(2 ** 52)).toBe(52);
  expect(Math.log2(2 ** 52 - 1)).toBe(52);
  expect(heightOf(2 ** 52 - 1)).toBeUndefined();
});

test('the root of ten thousand lines is that of the definition', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `entry ${index}`);
  const tree = await buildLogTree(many);
  expect(formatHex(await tree.root())).toBe(formatHex(treeHash(many.map(encodeText))));
});
