import { describe, expect, test } from 'vitest';
import { encodeText, formatHex } from '../../src/log/encoding.ts';
import { hashLeaf } from '../../src/log/merkle-hash.ts';
import { buildLogTree, buildMerkleTree } from '../../src/log/merkle-tree.ts';
import { formatTiles, listTiles, maxEntryBytes, tileBytes, tilePath, tilePaths } from '../../src/log/tiles.ts';
import { vectors } from '../vectors/vectors.ts';

const linesOf = (size: number) => Array.from({ length: size }, (_, index) => `entry ${index}`);
async function filesOf(size: number, earlier: readonly number[] = []) {
  const lines = linesOf(size);
  return new Map(formatTiles(await buildLogTree(lines), lines, earlier).map(({ path, bytes }) => [path, bytes]));
}

describe('paths', () => {
  test.each(Object.entries(vectors.tiles.index))('the index %s is written %s', (index, written) => {
    expect(tilePath({ level: 0, index: Number(index), width: 256 })).toBe(`tile/0/${written}`);
    expect(tilePath({ level: 'entries', index: Number(index), width: 7 })).toBe(`tile/entries/${written}.p/7`);
  });

  test.each([
    [0, '000'],
    [7, '007'],
    [999, '999'],
    [1000, 'x001/000'],
    [1_000_000, 'x001/x000/000'],
  ])('%i is %s', (index, written) => {
    expect(tilePath({ level: 2, index, width: 256 })).toBe(`tile/2/${written}`);
  });

  test.each([
    [0, []],
    [1, ['tile/entries/000.p/1', 'tile/0/000.p/1']],
    [255, ['tile/entries/000.p/255', 'tile/0/000.p/255']],
    [256, ['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']],
    [257, ['tile/entries/000', 'tile/entries/001.p/1', 'tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']],
  ])('the files of %i entries', (size, paths) => {
    expect(tilePaths(size)).toEqual(paths);
  });
});

test.each(Object.entries(vectors.tiles.counts))(
  'the tiles of %s entries, counted by the specification',
  (size, counts) => {
    const counted: Record<string, number> = {};
    for (const { level, width } of listTiles(Number(size))) {
      if (level === 'entries') continue;
      if (width === 256) counted[`fullLevel${level}`] = (counted[`fullLevel${level}`] ?? 0) + 1;
      else counted[`partialLevel${level}`] = width;
    }
    expect(counted).toEqual(counts);
  },
);

test('hash tiles hold the roots that their level says, and full ones 8,192 bytes', async () => {
  const files = await filesOf(600);
  const tree = await buildLogTree(linesOf(600));
  expect(files.get('tile/0/001')).toHaveLength(8192);
  expect(files.get('tile/0/002.p/88')).toHaveLength(88 * 32);
  const upper = files.get('tile/1/000.p/2') ?? new Uint8Array();
  expect(formatHex(upper.slice(0, 32))).toBe(formatHex(await tree.root(256)));
  const leaves = files.get('tile/0/001') ?? new Uint8Array();
  const second = await buildMerkleTree(Array.from({ length: 256 }, (_, at) => leaves.slice(32 * at, 32 * at + 32)));
  expect(formatHex(upper.slice(32))).toBe(formatHex(await second.root()));
});

test('entries are found in their bundles and hash to the leaves', async () => {
  const files = await filesOf(300);
  const read: string[] = [];
  for (const path of ['tile/entries/000', 'tile/entries/001.p/44']) {
    const bytes = files.get(path) ?? new Uint8Array();
    const hashes = files.get(path.replace('entries', '0')) ?? new Uint8Array();
    const view = new DataView(bytes.buffer);
    for (let offset = 0, at = 0; offset < bytes.length; at += 1) {
      const entry = bytes.slice(offset + 2, offset + 2 + view.getUint16(offset));
      expect(await hashLeaf(entry)).toEqual(hashes.slice(32 * at, 32 * at + 32));
      read.push(new TextDecoder().decode(entry));
      offset += 2 + entry.length;
    }
  }
  expect(read).toEqual(linesOf(300));
});

test('the length of an entry is counted in bytes, up to 65,535', async () => {
  const longest = `${'ü'.repeat(32_767)}x`;
  const tile = { level: 'entries', index: 0, width: 1 } as const;
  const bytes = tileBytes(await buildLogTree([longest]), [longest], tile);
  expect([...bytes.slice(0, 2)]).toEqual([255, 255]);
  expect(bytes).toHaveLength(2 + maxEntryBytes);
  const tooLong = `${longest}x`;
  expect(encodeText(tooLong)).toHaveLength(65_536);
  const tree = await buildLogTree([tooLong]);
  expect(() => tileBytes(tree, [tooLong], tile)).toThrow('an entry has at most 65535 bytes, not 65536');
});

test('partial tiles of earlier checkpoints stay until the full tile exists', async () => {
  const paths = [...(await filesOf(300, [0, 200, 270, 299])).keys()];
  expect(paths.filter((path) => path.includes('.p/')).toSorted()).toEqual([
    'tile/0/001.p/14',
    'tile/0/001.p/43',
    'tile/0/001.p/44',
    'tile/1/000.p/1',
    'tile/entries/001.p/14',
    'tile/entries/001.p/43',
    'tile/entries/001.p/44',
  ]);
});

test('a partial tile is the beginning of the full one', async () => {
  const [partial, full] = [await filesOf(200), await filesOf(256)];
  for (const level of ['0', 'entries']) {
    const begun = partial.get(`tile/${level}/000.p/200`) ?? new Uint8Array();
    expect(begun.length).toBeGreaterThan(0);
    expect(full.get(`tile/${level}/000`)?.slice(0, begun.length)).toEqual(begun);
  }
});

test('a tile that the tree does not have throws', async () => {
  const lines = linesOf(3);
  const tree = await buildLogTree(lines);
  expect(() => tileBytes(tree, lines, { level: 0, index: 0, width: 4 })).toThrow(RangeError);
  expect(() => tileBytes(tree, lines, { level: 'entries', index: 1, width: 1 })).toThrow(RangeError);
  expect(() => formatTiles(tree, lines, [5])).toThrow(RangeError);
});
