import { expect, test } from 'vitest';
import { fingerprint, formatCanonicalJson } from '../../src/log/canonical-json.ts';
import { encodeText, formatHex } from '../../src/log/encoding.ts';
import { sha256Hex } from '../../src/log/sha256.ts';
import { seededRandom } from './random.ts';
import { vectors } from '../vectors/vectors.ts';

test('the example of RFC 8785, byte for byte', () => {
  const { input, utf8Hex } = vectors.canonicalJson;
  expect(formatHex(encodeText(formatCanonicalJson(JSON.parse(input))))).toBe(utf8Hex);
});

test('keys are sorted by UTF-16 units', () => {
  const { sortedKeys } = vectors.canonicalJson;
  const value = Object.fromEntries(sortedKeys.toReversed().map((key, index) => [key, index]));
  expect(Object.keys(JSON.parse(formatCanonicalJson(value)) as object).toSorted()).toEqual(
    Object.keys(value).toSorted(),
  );
  const written = sortedKeys.map((key) => formatCanonicalJson(value).indexOf(`${JSON.stringify(key)}:`));
  expect(written).toEqual(written.toSorted((left, right) => left - right));
  expect(written).not.toContain(-1);
});

test.each([
  [null, 'null'],
  [true, 'true'],
  [-0, '0'],
  [1e21, '1e+21'],
  ['</script>\u2028', '"</script>\u2028"'],
  [[], '[]'],
  [{}, '{}'],
  [{ b: undefined, a: [1, { d: 1, c: 2 }] }, '{"a":[1,{"c":2,"d":1}]}'],
])('%j', (value, written) => {
  expect(formatCanonicalJson(value)).toBe(written);
});

test.each([
  ['undefined', undefined],
  ['undefined in a list', [undefined]],
  ['a hole in a list', new Array(1)],
  ['NaN', Number.NaN],
  ['infinity', { a: Number.POSITIVE_INFINITY }],
  ['a bigint', 1n],
  ['a function', () => 1],
  ['a date', new Date(0)],
  ['a map', new Map([['a', 1]])],
  ['half a character', '\ud800'],
  ['half a character in a key', { '\udc00': 1 }],
])('%s has no canonical form', (_, value) => {
  expect(() => formatCanonicalJson(value)).toThrow(TypeError);
});

test('the fingerprint is the hash of the canonical form, whatever the order of keys', async () => {
  const entries = Array.from({ length: 20 }, (_, index): [string, unknown] => [
    `key${index}`,
    { b: index, a: [index] },
  ]);
  const expected = await fingerprint(Object.fromEntries(entries));
  expect(expected).toBe(await sha256Hex(encodeText(formatCanonicalJson(Object.fromEntries(entries)))));
  const random = seededRandom(4);
  for (let round = 0; round < 20; round += 1) {
    entries.push(...entries.splice(random(entries.length), 1));
    expect(await fingerprint(Object.fromEntries(entries))).toBe(expected);
  }
  expect(await fingerprint([1, 2])).not.toBe(await fingerprint([2, 1]));
});
