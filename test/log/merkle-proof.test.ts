import { expect, test } from 'vitest';
import { encodeText } from '../../src/log/encoding.ts';
import { hashLeaf } from '../../src/log/merkle-hash.ts';
import { type ConsistencyClaim, type InclusionClaim, isConsistent, isIncluded } from '../../src/log/merkle-proof.ts';
import { buildLogTree } from '../../src/log/merkle-tree.ts';
import { flipBit, seededRandom } from './random.ts';

const most = 40;
const lines = Array.from({ length: most }, (_, index) => `{"line":${index}}`);
const flipAt = (proof: readonly Uint8Array[], at: number, bit: number) =>
  proof.map((hash, index) => (index === at ? flipBit(hash, bit) : hash));

test('every inclusion proof up to 40 leaves verifies, and no turned bit does', async () => {
  const tree = await buildLogTree(lines);
  const random = seededRandom(1);
  for (let size = 1; size <= most; size += 1) {
    const root = await tree.root(size);
    for (let index = 0; index < size; index += 1) {
      const label = `leaf ${index} of ${size}`;
      const leafHash = await hashLeaf(encodeText(lines[index] as string));
      const proof = await tree.inclusionProof(index, size);
      const claim: InclusionClaim = { leafHash, index, size, root };
      expect(await isIncluded(claim, proof), label).toBe(true);
      expect(await isIncluded({ ...claim, root: flipBit(root, random(256)) }, proof), `${label}, root`).toBe(false);
      expect(await isIncluded({ ...claim, leafHash: flipBit(leafHash, random(256)) }, proof), `${label}, leaf`).toBe(
        false,
      );
      for (let at = 0; at < proof.length; at += 1) {
        expect(await isIncluded(claim, flipAt(proof, at, random(256))), `${label}, hash ${at}`).toBe(false);
      }
      expect(await isIncluded(claim, [...proof, root]), `${label}, one hash more`).toBe(false);
      if (size > 1) {
        expect(await isIncluded(claim, proof.slice(0, -1)), `${label}, one hash less`).toBe(false);
        const other = (index + 1 + random(size - 1)) % size;
        expect(await isIncluded({ ...claim, index: other }, proof), `${label}, said to be ${other}`).toBe(false);
      }
    }
  }
});

test('every consistency proof up to 40 leaves verifies, and no turned bit does', async () => {
  const tree = await buildLogTree(lines);
  const random = seededRandom(2);
  const roots = await Promise.all(Array.from({ length: most + 1 }, (_, size) => tree.root(size)));
  for (let secondSize = 0; secondSize <= most; secondSize += 1) {
    for (let firstSize = 0; firstSize <= secondSize; firstSize += 1) {
      const label = `${firstSize} of ${secondSize}`;
      const [firstRoot, secondRoot] = [roots[firstSize] as Uint8Array, roots[secondSize] as Uint8Array];
      const claim: ConsistencyClaim = { firstSize, firstRoot, secondSize, secondRoot };
      const proof = await tree.consistencyProof(firstSize, secondSize);
      expect(await isConsistent(claim, proof), label).toBe(true);
      const otherFirst = { ...claim, firstRoot: flipBit(firstRoot, random(256)) };
      expect(await isConsistent(otherFirst, proof), `${label}, first root`).toBe(false);
      for (let at = 0; at < proof.length; at += 1) {
        expect(await isConsistent(claim, flipAt(proof, at, random(256))), `${label}, hash ${at}`).toBe(false);
      }
      expect(await isConsistent(claim, [...proof, secondRoot]), `${label}, one hash more`).toBe(false);
      if (proof.length > 0)
        expect(await isConsistent(claim, proof.slice(0, -1)), `${label}, one hash less`).toBe(false);
      // That nothing begins everything is all that a first size of 0 says.
      if (firstSize === 0) continue;
      const otherSecond = { ...claim, secondRoot: flipBit(secondRoot, random(256)) };
      expect(await isConsistent(otherSecond, proof), `${label}, second root`).toBe(false);
    }
  }
});

test('all bits of one proof matter', async () => {
  const tree = await buildLogTree(lines);
  const [firstSize, secondSize] = [6, 11];
  const claim = { firstSize, firstRoot: await tree.root(6), secondSize, secondRoot: await tree.root(11) };
  const proof = await tree.consistencyProof(firstSize, secondSize);
  for (let bit = 0; bit < proof.length * 256; bit += 1) {
    expect(await isConsistent(claim, flipAt(proof, bit >> 8, bit & 255)), `bit ${bit}`).toBe(false);
  }
});

test('claims that cannot be are refused, not thrown at', async () => {
  const tree = await buildLogTree(lines);
  const root = await tree.root(8);
  const leafHash = tree.subtree(0, 0);
  const proof = await tree.inclusionProof(0, 8);
  for (const [index, size] of [
    [8, 8],
    [-1, 8],
    [0, 0],
    [0.5, 8],
    [0, Number.NaN],
    [0, 2 ** 60],
  ] as const) {
    expect(await isIncluded({ leafHash, index, size, root }, proof), `${index} of ${size}`).toBe(false);
  }
  expect(await isIncluded({ leafHash, index: 0, size: 8, root }, [...proof.slice(0, 2), new Uint8Array(31)])).toBe(
    false,
  );
  const first = await tree.root(4);
  for (const [firstSize, secondSize] of [
    [8, 4],
    [-4, 8],
    [4.5, 8],
    [4, Number.POSITIVE_INFINITY],
  ] as const) {
    expect(await isConsistent({ firstSize, firstRoot: first, secondSize, secondRoot: root }, [root])).toBe(false);
  }
  const short = root.slice(0, 31);
  expect(await isConsistent({ firstSize: 4, firstRoot: short, secondSize: 4, secondRoot: short }, [])).toBe(false);
  const same = { firstSize: 4, firstRoot: first, secondSize: 8, secondRoot: first };
  expect(await isConsistent(same, []), 'a tree that grew and kept its root').toBe(false);
});

test('a proof for one size is none for another, even with a root that would come out', async () => {
  const tree = await buildLogTree(lines);
  const [left, right] = [tree.subtree(0, 0), tree.subtree(0, 1)];
  const two = await tree.root(2);
  expect(await isIncluded({ leafHash: right, index: 1, size: 2, root: two }, [left])).toBe(true);
  expect(await isIncluded({ leafHash: right, index: 0, size: 1, root: two }, [left])).toBe(false);
  expect(await isIncluded({ leafHash: right, index: 1, size: 4, root: two }, [left])).toBe(false);
  const claim = { firstSize: 2, firstRoot: two, secondSize: 4, secondRoot: await tree.root(4) };
  const proof = await tree.consistencyProof(2, 4);
  expect(await isConsistent(claim, proof)).toBe(true);
  expect(await isConsistent({ ...claim, secondSize: 8 }, proof)).toBe(false);
  expect(await isConsistent({ ...claim, secondRoot: two }, [])).toBe(false);
});
