import { encodeText, joinBytes } from './encoding.ts';
import type { MerkleTree } from './merkle-tree.ts';

/** A static file of C2SP tlog-tiles: hashes of one level of the tree, or a bundle of entries. */
export interface Tile {
  readonly level: number | 'entries';
  /** Position in its level, from 0. */
  readonly index: number;
  /** How many hashes or entries it holds: 256 when full, else 1 to 255. */
  readonly width: number;
}

export interface TileFile {
  /** Relative to the log's own URL, where the file `checkpoint` stands: `tile/0/x001/234.p/5`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const fullWidth = 256;
/** Levels of the tree between one level of tiles and the next. */
const tileHeight = 8;
/** A bundle gives the length of an entry in 16 bits. */
export const maxEntryBytes = 65_535;

/**
 * `tile/<level>/<index>`, the index in groups of three digits, all but the last marked `x`; `.p/<width>` when partial.
 */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width === fullWidth ? '' : `.p/${width}`}`;
}

function levelTiles(level: Tile['level'], count: number): Tile[] {
  const full = Math.floor(count / fullWidth);
  const tiles = Array.from({ length: full }, (_, index): Tile => ({ level, index, width: fullWidth }));
  if (count % fullWidth > 0) tiles.push({ level, index: full, width: count % fullWidth });
  return tiles;
}

/** The tiles of a tree of `size` leaves: bundles first, then level by level. No leaves: none. */
export function listTiles(size: number): Tile[] {
  const tiles = levelTiles('entries', size);
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / fullWidth)) {
    tiles.push(...levelTiles(level, count));
  }
  return tiles;
}

/** The paths of `listTiles`. */
export function tilePaths(size: number): string[] {
  return listTiles(size).map(tilePath);
}

function formatBundle(lines: readonly string[]): Uint8Array {
  const entries = lines.map((line) => {
    const bytes = encodeText(line);
    if (bytes.length > maxEntryBytes)
      throw new RangeError(`an entry has at most ${maxEntryBytes} bytes, not ${bytes.length}`);
    return joinBytes(Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes);
  });
  return joinBytes(...entries);
}

/**
 * What a tile holds: hashes one after the other or, in a bundle, entries, each after its length
 * (16 bits, big-endian). `lines` are the tree's leaves. Throws a RangeError for a tile the tree does not have.
 */
export function tileBytes(tree: MerkleTree, lines: readonly string[], { level, index, width }: Tile): Uint8Array {
  const start = index * fullWidth;
  if (level === 'entries') {
    if (start + width > lines.length)
      throw new RangeError(`a log of ${lines.length} entries has none numbered ${start + width - 1}`);
    return formatBundle(lines.slice(start, start + width));
  }
  return joinBytes(...Array.from({ length: width }, (_, at) => tree.subtree(tileHeight * level, start + at)));
}

/**
 * All tiles as files. Whoever holds an earlier checkpoint may ask for the partial tiles of its size; those of
 * `earlierSizes` are kept until the full tile exists, as C2SP tlog-tiles requires of a log.
 */
export function formatTiles(
  tree: MerkleTree,
  lines: readonly string[],
  earlierSizes: readonly number[] = [],
): TileFile[] {
  const tiles = new Map<string, Tile>();
  for (const size of [tree.size, ...earlierSizes]) {
    for (const tile of listTiles(size)) tiles.set(tilePath(tile), tile);
  }
  const isWanted = (tile: Tile) => tile.width === fullWidth || !tiles.has(tilePath({ ...tile, width: fullWidth }));
  return [...tiles]
    .filter(([, tile]) => isWanted(tile))
    .map(([path, tile]) => ({ path, bytes: tileBytes(tree, lines, tile) }));
}
