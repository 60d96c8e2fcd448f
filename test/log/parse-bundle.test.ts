import { expect, test } from 'vitest';
import { encodeText, joinBytes } from '../../src/log/encoding.ts';
import { buildLogTree } from '../../src/log/merkle-tree.ts';
import { parseBundle } from '../../src/log/parse-bundle.ts';
import { formatTiles } from '../../src/log/tiles.ts';

const bundle = (...entries: Uint8Array[]) =>
  joinBytes(...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]));

test.each([0, 1, 255, 256, 300])('the bundles of %i entries are read back', async (size) => {
  const lines = Array.from({ length: size }, (_, index) => (index === 7 ? 'ü'.repeat(400) : `entry ${index}`));
  const files = formatTiles(await buildLogTree(lines), lines).filter(({ path }) => path.startsWith('tile/entries/'));
  expect(files.flatMap(({ bytes }) => parseBundle(bytes) ?? ['no bundle'])).toEqual(lines);
});

test('no bytes hold no entry, and an entry may be empty', () => {
  expect(parseBundle(new Uint8Array())).toEqual([]);
  expect(parseBundle(bundle(encodeText(''), encodeText('a')))).toEqual(['', 'a']);
});

test('what is cut short or is not UTF-8 is no bundle', () => {
  const whole = bundle(encodeText('one'), encodeText('two'));
  for (const length of [1, 3, whole.length - 1]) expect(parseBundle(whole.subarray(0, length))).toBeUndefined();
  expect(parseBundle(bundle(Uint8Array.of(0xff)))).toBeUndefined();
});
