import { describe, expect, test } from 'vitest';
import { openHighs } from '../../../src/solver/highs.ts';
import { type Sum, roundTogether } from '../../../src/build/release/round-together.ts';

const solver = await openHighs();

/** Whole numbers below a limit from a seed. */
function chance(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A table of rows × columns with all totals: cells, then totals of rows, of columns, of all; and its sums. */
function grid(rows: number, columns: number, random: (limit: number) => number): { values: number[]; sums: Sum[] } {
  const at = (row: number, column: number) => row * (columns + 1) + column;
  const values = Array.from({ length: (rows + 1) * (columns + 1) }, () => 0);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) values[at(row, column)] = random(400);
  const sums: Sum[] = [];
  for (let row = 0; row < rows; row += 1)
    sums.push({ total: at(row, columns), parts: Array.from({ length: columns }, (_, column) => at(row, column)) });
  for (let column = 0; column <= columns; column += 1)
    sums.push({ total: at(rows, column), parts: Array.from({ length: rows }, (_, row) => at(row, column)) });
  for (const { total, parts } of sums) values[total] = parts.reduce((sum, part) => sum + (values[part] ?? 0), 0);
  sums.push({ total: at(rows, columns), parts: Array.from({ length: columns }, (_, column) => at(rows, column)) });
  return { values, sums };
}

const nearest = (value: number, base: number) => Math.round(value / base) * base;

test('without sums every number goes to its nearest multiple', () => {
  expect(roundTogether([0, 2, 3, 7.5, 12, 15], 5, [], solver)).toEqual([0, 0, 5, 10, 10, 15]);
  expect(roundTogether([], 5, [], solver)).toEqual([]);
});

describe('with totals over one and two dimensions', () => {
  test.each(
    Array.from({ length: 40 }, (_, seed) => [seed, 1 + (seed % 5), 2 + (seed % 7), seed % 2 === 0 ? 5 : 10] as const),
  )(
    'table %i of %i × %i to %i: sums hold, nothing moves by the base, the grand total is the nearest',
    (seed, rows, columns, base) => {
      const { values, sums } = grid(rows, columns, chance(seed + 1));
      const rounded = roundTogether(values, base, sums, solver);
      for (const { total, parts } of sums)
        expect(parts.reduce((sum, part) => sum + (rounded[part] ?? 0), 0)).toBe(rounded[total]);
      rounded.forEach((value, at) => {
        expect(value % base).toBe(0);
        expect(Math.abs(value - (values[at] ?? 0))).toBeLessThan(base);
      });
      expect(rounded.at(-1)).toBe(nearest(values.at(-1) ?? 0, base));
    },
  );
});

test('what is a multiple already stays', () => {
  const { values, sums } = grid(3, 3, chance(7));
  const multiples = values.map((value) => value * 5);
  expect(roundTogether(multiples, 5, sums, solver)).toEqual(multiples);
});

test('parts are adjusted to a total rounded to its nearest multiple, those that move least first', () => {
  // 12 + 12 + 12 = 36: to 35, of which one part must go up; 14 is nearer to 15 than 11.
  expect(roundTogether([11, 14, 11, 36], 5, [{ total: 3, parts: [0, 1, 2] }], solver)).toEqual([10, 15, 10, 35]);
});
