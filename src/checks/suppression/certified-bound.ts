import type { LinearProgram } from '../../solver/linear-program.ts';
import { ProductSum } from './exact-sum.ts';

/** The end of an interval that makes `factor × end` greatest. */
const farEnd = (factor: number, low: number, high: number) => (factor > 0 ? high : low);

/** By unknown: its weight without what the rows, each times its multiplier, say of it; in two parts. */
function leftOver(program: LinearProgram, weights: ArrayLike<number>, multipliers: ArrayLike<number>) {
  const sums = Array.from({ length: program.lows.length }, (_, at) => {
    const sum = new ProductSum();
    sum.add(weights[at] ?? 0, 1);
    return sum;
  });
  const { starts, indices, coefficients } = program;
  for (let row = 0; row < program.rowLows.length; row += 1) {
    const multiplier = -(multipliers[row] ?? 0);
    if (multiplier === 0) continue;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1)
      sums[indices[at] ?? -1]?.add(multiplier, coefficients[at] ?? 0);
  }
  return sums.map((sum) => sum.result());
}

/**
 * What `Σ weight × unknown` cannot exceed, whatever the multipliers are (weak duality): each row times its multiplier,
 * and what is left of each unknown, at the end that makes them greatest. Computed with twice the digits, and what may
 * be lost in rounding added, so that it holds. `Infinity` where these multipliers bound nothing.
 */
export function certifiedBound(
  program: LinearProgram,
  weights: ArrayLike<number>,
  multipliers: ArrayLike<number>,
): number {
  const total = new ProductSum();
  let slack = 0;
  for (let row = 0; row < program.rowLows.length; row += 1) {
    const multiplier = multipliers[row] ?? 0;
    if (multiplier === 0) continue;
    if (!Number.isFinite(multiplier)) return Infinity;
    const end = farEnd(multiplier, program.rowLows[row] ?? 0, program.rowHighs[row] ?? 0);
    if (!Number.isFinite(end)) return Infinity;
    total.add(multiplier, end);
  }
  const left = leftOver(program, weights, multipliers);
  for (const [at, { value, rest, slack: lost }] of left.entries()) {
    if (value === 0) continue;
    const end = farEnd(value, program.lows[at] ?? 0, program.highs[at] ?? 0);
    if (!Number.isFinite(end)) return Infinity;
    total.add(value, end);
    total.add(rest, end);
    slack += lost * Math.abs(end);
  }
  const bound = total.result();
  return bound.value + bound.slack + slack + Math.abs(bound.value) * 2 ** -52;
}

/** Multipliers on a grid so fine that it matters to no count, on which sums of whole multiples cancel exactly. */
export const onGrid = (multipliers: Float64Array): Float64Array =>
  multipliers.map((multiplier) => Math.round(multiplier * 2 ** 20) / 2 ** 20);
