import { expect, test } from 'vitest';
import { bounded, collect, partsOf } from '../../../src/build/verify/published-site.ts';

/** A site of two files of 10 bytes each. */
const site = {
  address: '',
  read: async (path: string, upTo = 100) => (path === 'none' ? undefined : new Uint8Array(10).subarray(0, upTo)),
};

test('of all files together no more is read than allowed, whatever is asked for', async () => {
  const whole = bounded(site, 20);
  expect((await whole.read('a'))?.length).toBe(10);
  expect(await whole.read('none')).toBeUndefined();
  expect((await whole.read('b', 1000))?.length).toBe(10);
  await expect(whole.read('c')).rejects.toThrow('all files together have more than the 20 bytes that are read');
  await expect(bounded(site, 9).read('a', 1000)).rejects.toThrow('all files together');
  expect((await bounded(site, 9).read('a', 5))?.length).toBe(5);
});

test.each([
  ['data/a b.csv', ['data', 'a b.csv']],
  ['data/../secret', undefined],
  ['/data', undefined],
  ['data//x', undefined],
  ['data/.', undefined],
  ['data\\x', undefined],
])('%j has the parts %j', (path, parts) => {
  expect(partsOf(path)).toEqual(parts);
});

test('pieces are read until they end, or until there are enough', async () => {
  async function* pieces() {
    yield Uint8Array.of(1, 2);
    yield Uint8Array.of(3, 4);
  }
  expect(await collect(pieces(), 4)).toEqual({ bytes: Uint8Array.of(1, 2, 3, 4), whole: true });
  expect(await collect(pieces(), 3)).toEqual({ bytes: Uint8Array.of(1, 2, 3), whole: false });
});
