import { type Model, solve } from 'yalps';
import type { Component } from './components.ts';
import type { SystemRow, Unknown } from './reduce.ts';
import { tolerance } from './system.ts';

/**
 * What one linear program answers: values of the component's unknowns in its order; or that there are none; or that the
 * solver gave up.
 */
export type ProgramAnswer =
  { readonly status: 'optimal'; readonly values: readonly number[] } | { readonly status: 'infeasible' | 'undecided' };

/** Finds values that agree with every row and make `Σ weight × unknown` greatest. */
export type Maximise = (weights: readonly number[]) => ProgramAnswer;

/** Numbers in the solver's tableau: its work for one step. */
export function tableauSize({ unknowns, rows }: Component, all: readonly Unknown[]): number {
  const bounds = unknowns.filter((at) => all[at]?.bounded).length;
  return (unknowns.length + 1) * (2 * rows.length + bounds + 1);
}

/** Whether values keep to every row and bound, up to rounding in the last digits: an answer is believed only then. */
function agrees(
  { unknowns, rows }: Component,
  all: readonly Unknown[],
  values: readonly number[],
  place: ReadonlyMap<number, number>,
): boolean {
  const within = (value: number, low: number, high: number) => {
    const slack = tolerance * Math.max(1, Math.abs(value));
    return value >= low - slack && value <= high + slack;
  };
  const sum = (row: SystemRow) =>
    row.unknowns.reduce(
      (total, unknown, at) => total + (row.coefficients[at] ?? 0) * (values[place.get(unknown) ?? -1] ?? NaN),
      0,
    );
  return (
    rows.every((row) => within(sum(row), row.low, row.high)) &&
    unknowns.every((at, index) => within(values[index] ?? NaN, all[at]?.low ?? NaN, all[at]?.high ?? NaN))
  );
}

/**
 * Prepares a component for the solver. Unknowns are shifted by their least value; the greatest is handed on only where
 * it was given (rounding), for elsewhere it follows from the rows.
 */
export function linearProgram(component: Component, all: readonly Unknown[]): Maximise {
  const { unknowns, rows } = component;
  const offset = unknowns.map((at) => all[at]?.low ?? 0);
  const place = new Map(unknowns.map((at, index) => [at, index]));
  const constraints: [number, { min?: number; max?: number; equal?: number }][] = [];
  const coefficients: [number, number][][] = unknowns.map(() => []);
  for (const row of rows) {
    const key = constraints.length;
    let shift = 0;
    row.unknowns.forEach((unknown, at) => {
      const index = place.get(unknown) ?? -1;
      const coefficient = row.coefficients[at] ?? 0;
      shift += coefficient * (offset[index] ?? 0);
      coefficients[index]?.push([key, coefficient]);
    });
    constraints.push([
      key,
      row.low === row.high
        ? { equal: row.low - shift }
        : {
            ...(row.low === -Infinity ? {} : { min: row.low - shift }),
            ...(row.high === Infinity ? {} : { max: row.high - shift }),
          },
    ]);
  }
  unknowns.forEach((at, index) => {
    const unknown = all[at];
    if (!unknown?.bounded) return;
    coefficients[index]?.push([constraints.length, 1]);
    constraints.push([constraints.length, { max: unknown.high - unknown.low }]);
  });
  const objective = -1;
  // The solver's unknowns start at 0; one without a least value is beyond it.
  if (offset.includes(-Infinity)) return () => ({ status: 'undecided' });
  return (weights) => {
    const variables = coefficients.map((own, index): [number, [number, number][]] => {
      const weight = weights[index] ?? 0;
      return [index, weight === 0 ? own : [...own, [objective, weight]]];
    });
    const model: Model<number, number> = { direction: 'maximize', objective, constraints, variables };
    const solution = solve(model, { maxPivots: 50 * (unknowns.length + constraints.length) + 1000 });
    if (solution.status === 'infeasible') return { status: 'infeasible' };
    if (solution.status !== 'optimal') return { status: 'undecided' };
    const values = [...offset];
    for (const [index, value] of solution.variables) values[index] = (values[index] ?? 0) + value;
    return agrees(component, all, values, place) ? { status: 'optimal', values } : { status: 'undecided' };
  };
}
