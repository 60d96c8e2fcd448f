import { expect, test } from 'vitest';
import { hideSmall } from '../../../data/generate/protect/hide-small.ts';

const line = (...counts: number[]) => hideSmall({ contributors: counts, published: [counts] }, 20);

test('nothing small, nothing hidden', () => {
  expect(line(20, 21, 500)).toEqual([false, false, false]);
});

test('a single small cell takes the smallest other one with it', () => {
  expect(line(19, 300, 25, 500)).toEqual([true, false, true, false]);
});

test('two small cells that make too little together take a third', () => {
  expect(line(3, 5, 300, 40)).toEqual([true, true, false, true]);
});

test('two small cells that make enough are left alone', () => {
  expect(line(12, 13, 300)).toEqual([true, true, false]);
});

test('an empty cell is as small as any', () => {
  expect(line(0, 300, 400)).toEqual([true, true, false]);
});

test('every column that adds up counts', () => {
  expect(
    hideSmall(
      {
        contributors: [15, 15, 30, 90],
        published: [
          [15, 15, 30, 90],
          [5, 5, 40, 90],
        ],
      },
      20,
    ),
  ).toEqual([true, true, true, false]);
});

test('rounding up does not make a group large enough', () => {
  expect(hideSmall({ contributors: [9, 8, 40, 300], published: [[10, 10, 40, 300]] }, 20)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('a cell can be hidden for another reason', () => {
  expect(
    hideSmall({ contributors: [100, 200, 300], published: [[100, 200, 300]], mustHide: (index) => index === 2 }, 20),
  ).toEqual([true, false, true]);
});

test('a line that is too small as a whole is refused', () => {
  expect(() => line(3, 4)).toThrow(RangeError);
});
