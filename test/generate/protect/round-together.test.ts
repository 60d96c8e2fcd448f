import { expect, test } from 'vitest';
import { roundTogether } from '../../../data/generate/protect/round-together.ts';

test('rounded counts add up to the rounded sum', () => {
  expect(roundTogether([22, 22, 22], 5)).toEqual([25, 20, 20]);
  expect(roundTogether([1203, 64, 20], 5)).toEqual([1200, 65, 20]);
});

test('no count moves by as much as the base, and multiples stay', () => {
  for (let first = 0; first < 25; first += 1) {
    for (let second = 0; second < 25; second += 1) {
      const counts = [first, second, 40, 7];
      const rounded = roundTogether(counts, 5);
      expect(rounded.reduce((sum, count) => sum + count)).toBe(Math.round((first + second + 47) / 5) * 5);
      rounded.forEach((count, index) => expect(Math.abs(count - counts[index]!)).toBeLessThan(5));
      expect(rounded[2]).toBe(40);
    }
  }
});

test('a total that no rounding reaches is refused', () => {
  expect(() => roundTogether([20, 40], 5, 65)).toThrow(RangeError);
  expect(() => roundTogether([21, 22], 5, 44)).toThrow(RangeError);
});

test('nothing is rounded to nothing', () => {
  expect(roundTogether([], 5)).toEqual([]);
});
