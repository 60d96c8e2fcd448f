import type { LinearProgram } from '../../solver/linear-program.ts';
import type { Component } from './components.ts';
import type { Unknown } from './reduce.ts';

/** A component as the solver takes it; its unknowns and rows in the component's order. */
export function programOf({ unknowns, rows }: Component, all: readonly Unknown[]): LinearProgram {
  const place = new Map(unknowns.map((at, index) => [at, index]));
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => (starts[at + 1] = (starts[at] ?? 0) + row.unknowns.length));
  return {
    lows: Float64Array.from(unknowns, (at) => all[at]?.low ?? NaN),
    highs: Float64Array.from(unknowns, (at) => all[at]?.high ?? NaN),
    rowLows: Float64Array.from(rows, ({ low }) => low),
    rowHighs: Float64Array.from(rows, ({ high }) => high),
    starts,
    indices: Int32Array.from(rows.flatMap((row) => row.unknowns.map((at) => place.get(at) ?? -1))),
    coefficients: Float64Array.from(rows.flatMap((row) => row.coefficients)),
  };
}
