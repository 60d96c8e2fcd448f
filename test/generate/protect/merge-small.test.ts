import { expect, test } from 'vitest';
import { mergeSmall } from '../../../data/generate/protect/merge-small.ts';

const merged = (groups: Record<string, number>) =>
  Object.fromEntries(mergeSmall(new Map(Object.entries(groups)), 20, 'other'));

test('large groups stay by themselves', () => {
  expect(merged({ a: 20, b: 300 })).toEqual({ a: 'a', b: 'b' });
});

test('small groups go together', () => {
  expect(merged({ a: 12, b: 300, c: 9 })).toEqual({ a: 'other', b: 'b', c: 'other' });
});

test('where the small ones are still too few, the smallest other follows', () => {
  expect(merged({ a: 5, b: 300, c: 40 })).toEqual({ a: 'other', b: 'b', c: 'other' });
});

test('too few in all is refused, and nothing at all is nothing', () => {
  expect(() => merged({ a: 5, b: 6 })).toThrow(RangeError);
  expect(merged({})).toEqual({});
});
