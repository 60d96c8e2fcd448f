import { describe, expect, test } from 'vitest';
import { boundCells } from '../../../src/checks/suppression/bound-cells.ts';
import { certifiedBound } from '../../../src/checks/suppression/certified-bound.ts';
import { isRay, isTable, provenBound, provesContradiction } from '../../../src/checks/suppression/verify.ts';
import type { LinearProgram, LinearSolver, ProgramAnswer } from '../../../src/solver/linear-program.ts';
import { grid, seeded } from './grid.ts';

type Row = readonly [low: number, high: number, ...coefficients: number[]];

/** A program of rows that name every unknown. */
function program(bounds: readonly (readonly [number, number])[], rows: readonly Row[]): LinearProgram {
  const width = bounds.length;
  return {
    lows: Float64Array.from(bounds, ([low]) => low),
    highs: Float64Array.from(bounds, ([, high]) => high),
    rowLows: Float64Array.from(rows, ([low]) => low),
    rowHighs: Float64Array.from(rows, ([, high]) => high),
    starts: Int32Array.from([0, ...rows.map((_, at) => (at + 1) * width)]),
    indices: Int32Array.from(rows.flatMap(() => bounds.map((_, at) => at))),
    coefficients: Float64Array.from(rows.flatMap(([, , ...coefficients]) => coefficients)),
  };
}

const floats = (...values: number[]) => Float64Array.from(values);
const some = Infinity;

// x + y ≤ 4, x − y ≤ 2, both from 0: the most of x is 3, at (3, 1); that of 2x + y is 7.
const corner = program(
  [
    [0, some],
    [0, some],
  ],
  [
    [-some, 4, 1, 1],
    [-some, 2, 1, -1],
  ],
);

describe('a bound by its multipliers', () => {
  test('right ones give the most', () => {
    expect(certifiedBound(corner, floats(1, 0), floats(0.5, 0.5))).toBeCloseTo(3, 9);
    expect(certifiedBound(corner, floats(2, 1), floats(1.5, 0.5))).toBeCloseTo(7, 9);
  });

  test('worse ones give a bound that holds, wrong ones none', () => {
    expect(certifiedBound(corner, floats(1, 0), floats(1, 0))).toBeCloseTo(4, 9);
    expect(certifiedBound(corner, floats(1, 0), floats(0, 0))).toBe(Infinity);
    expect(certifiedBound(corner, floats(1, 0), floats(-1, 2))).toBe(Infinity);
    expect(certifiedBound(corner, floats(1, 0), floats(NaN, 1))).toBe(Infinity);
  });

  test('is never below the most, whatever the multipliers: random programs counted out', () => {
    const random = seeded(5);
    const whole = (most: number) => Math.floor(random() * (2 * most + 1)) - most;
    let bounds = 0;
    for (let trial = 0; trial < 400; trial += 1) {
      const rows = Array.from({ length: 3 }, (): Row => {
        const low = -Math.floor(random() * 6);
        return [random() < 0.3 ? -some : low, low + Math.floor(random() * 8), whole(3), whole(3), whole(3)];
      });
      const box = program(
        [
          [0, 4],
          [0, 4],
          [0, 4],
        ],
        rows,
      );
      const weights = floats(whole(4), whole(4), whole(4));
      let most = -Infinity;
      for (let point = 0; point < 125; point += 1) {
        const values = floats(point % 5, Math.floor(point / 5) % 5, Math.floor(point / 25));
        if (isTable(box, values))
          most = Math.max(
            most,
            values.reduce((all, value, at) => all + value * weights[at]!, 0),
          );
      }
      const multipliers = floats(whole(9) / 3, whole(9) / 3, whole(9) / 3);
      expect(provenBound(box, weights, multipliers)).toBeGreaterThanOrEqual(most);
      if (most > -Infinity) {
        expect(provesContradiction(box, multipliers)).toBe(false);
        bounds += 1;
      }
    }
    expect(bounds).toBeGreaterThan(100);
  });

  test('holds to the last digit where numbers are large and cancel', () => {
    const large = program(
      [
        [0, some],
        [0, some],
      ],
      [
        [2 ** 52, 2 ** 52, 1, 1],
        [2 ** 52 - 3, 2 ** 52 - 3, 0, 1],
      ],
    );
    expect(certifiedBound(large, floats(1, 0), floats(1, -1))).toBeGreaterThanOrEqual(3);
    expect(certifiedBound(large, floats(1, 0), floats(1, -1))).toBeLessThan(3 + 1e-6 * 2 ** 33);
  });
});

describe('a proof that no table agrees (Farkas)', () => {
  // x + y is at most 1 and at least 3.
  const impossible = program(
    [
      [0, some],
      [0, some],
    ],
    [
      [-some, 1, 1, 1],
      [3, some, 1, 1],
    ],
  );

  test('is taken with either sign, and at any size', () => {
    for (const size of [1, 1e-9, 1e9]) {
      expect(provesContradiction(impossible, floats(size, -size))).toBe(true);
      expect(provesContradiction(impossible, floats(-size, size))).toBe(true);
    }
  });

  test('is not taken where it proves nothing', () => {
    expect(provesContradiction(impossible, floats(1, 1))).toBe(false);
    expect(provesContradiction(impossible, floats(0, 0))).toBe(false);
    expect(provesContradiction(corner, floats(1, -1))).toBe(false);
    expect(provesContradiction(corner, floats(1, 1))).toBe(false);
  });
});

describe('what a solver shows', () => {
  test('a table keeps to rows and bounds', () => {
    expect([isTable(corner, floats(3, 1)), isTable(corner, floats(0, 0))]).toEqual([true, true]);
    expect([isTable(corner, floats(3, 0)), isTable(corner, floats(-1, 0)), isTable(corner, floats(NaN, 0))]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('a ray leads on for ever', () => {
    const open = program(
      [
        [0, some],
        [0, some],
      ],
      [[-some, 2, 1, -1]],
    );
    expect([isRay(open, floats(1, 1)), isRay(open, floats(0, 1))]).toEqual([true, true]);
    expect([isRay(open, floats(1, 0)), isRay(open, floats(-1, 1)), isRay(open, floats(0, 0))]).toEqual([
      false,
      false,
      false,
    ]);
    expect(isRay(corner, floats(1, 1))).toBe(false);
  });
});

describe('a solver that is wrong is not believed', () => {
  const { system } = grid(
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
    () => true,
  );
  const saying = (answer: (program: LinearProgram) => ProgramAnswer): LinearSolver => ({
    open: (one) => ({ maximise: () => answer(one), maximiseOtherwise: () => answer(one), close: () => undefined }),
  });
  const zeros = (length: number) => new Float64Array(length);

  test.each<[string, (program: LinearProgram) => ProgramAnswer]>([
    ['there is no table, without a proof', () => ({ status: 'infeasible', steps: 1 })],
    [
      'there is no table, by multipliers that prove nothing',
      ({ rowLows }) => ({ status: 'infeasible', steps: 1, multipliers: zeros(rowLows.length).fill(1) }),
    ],
    [
      'a table that keeps to no row is the best',
      ({ lows, rowLows }) => ({
        status: 'optimal',
        steps: 1,
        values: zeros(lows.length).fill(99),
        multipliers: zeros(rowLows.length),
      }),
    ],
    [
      'there is no end, along a ray that leaves the rows',
      ({ lows }) => ({ status: 'unbounded', steps: 1, ray: zeros(lows.length).fill(1) }),
    ],
  ])('that says: %s', async (_, answer) => {
    const { intervals, contradicted, skipped } = await boundCells(system, async () => saying(answer));
    expect([intervals.size, contradicted, skipped.length]).toEqual([0, [], 9]);
  });
});
