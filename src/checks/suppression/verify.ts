import type { LinearProgram } from '../../solver/linear-program.ts';
import { certifiedBound, onGrid } from './certified-bound.ts';
import { leewayOf, tolerance } from './system.ts';

/** By row: the sum of its terms. */
function rowSums({ starts, indices, coefficients, rowLows }: LinearProgram, values: ArrayLike<number>): Float64Array {
  return rowLows.map((_, row) => {
    let sum = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1)
      sum += (coefficients[at] ?? 0) * (values[indices[at] ?? -1] ?? NaN);
    return sum;
  });
}

/** Whether values keep to every row and bound, up to rounding in the last digits. */
export function isTable(program: LinearProgram, values: Float64Array): boolean {
  const within = (value: number, low = NaN, high = NaN) => {
    const slack = leewayOf(value);
    return value >= low - slack && value <= high + slack;
  };
  const { lows, highs, rowLows, rowHighs } = program;
  return (
    values.every((value, at) => within(value, lows[at], highs[at])) &&
    rowSums(program, values).every((sum, row) => within(sum, rowLows[row], rowHighs[row]))
  );
}

/** Whether one can go along `ray` for ever, from any table, without leaving a row or a bound. */
export function isRay(program: LinearProgram, ray: Float64Array): boolean {
  const size = ray.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const free = (step: number, low = 0, high = 0) =>
    Math.abs(step) <= tolerance * size || (step > 0 ? high === Infinity : low === -Infinity);
  const { lows, highs, rowLows, rowHighs } = program;
  return (
    size > 0 &&
    ray.every((step, at) => free(step, lows[at], highs[at])) &&
    rowSums(program, ray).every((step, row) => free(step, rowLows[row], rowHighs[row]))
  );
}

/** The least bound that multipliers prove; as they are, or on a grid, where unknowns without an end must cancel. */
export function provenBound(program: LinearProgram, weights: Float64Array, multipliers: Float64Array): number {
  const bound = certifiedBound(program, weights, multipliers);
  return bound < Infinity ? bound : certifiedBound(program, weights, onGrid(multipliers));
}

/**
 * Whether multipliers prove that no table keeps to all rows: then 0 would have to be less than 0 (Farkas). Either sign
 * is taken, for solvers differ in it.
 */
export function provesContradiction(program: LinearProgram, multipliers: Float64Array): boolean {
  const size = multipliers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(size > 0)) return false;
  const nothing = new Float64Array(program.lows.length);
  return [1, -1].some(
    (sign) =>
      provenBound(
        program,
        nothing,
        multipliers.map((multiplier) => (sign * multiplier) / size),
      ) < -tolerance,
  );
}
