import type { LinearProgram, LinearSolver, ProgramAnswer } from '../../solver/linear-program.ts';
import { type Budget, workOfAsking, workOfStep } from './budget.ts';
import { leewayOf, tolerance } from './system.ts';
import { isRay, isTable, provenBound, provesContradiction } from './verify.ts';

/** What is known after a program was asked, all of it verified. */
export type ProbeAnswer =
  /** A table was seen that has the objective at `value`, and none can have more than `bound`; nearly equal or not. */
  | { readonly status: 'bounded'; readonly value: number; readonly bound: number }
  /** There are tables with as much as one likes. */
  | { readonly status: 'unbounded' }
  /** No table agrees with what is published. */
  | { readonly status: 'contradiction' }
  /** The budget is spent, the solver gave up, or what it said did not hold. */
  | { readonly status: 'undecided' };

/** Asks linear programs about one component and remembers what their answers show: each is a possible table. */
export interface Probe {
  /** Looks for the table that makes `Σ weight × unknown` greatest; weights in the order of the component's unknowns. */
  ask(weights: Float64Array): Promise<ProbeAnswer>;
  /** The least value seen of an unknown, by its place in the component: `Infinity` before any answer. */
  readonly lows: Float64Array;
  /** The greatest; `-Infinity` before any answer. */
  readonly highs: Float64Array;
  /** How many programs were asked. */
  asked(): number;
  /** What the programs of this component have cost so far. */
  spent(): number;
  close(): void;
}

const undecided = { status: 'undecided' } as const;

/** Whether a table's value is the proven bound, up to rounding in the last digits. */
export const meets = (value: number, bound: number): boolean =>
  value >= bound || (Number.isFinite(bound) && bound - value <= leewayOf(bound));

export function openProbe(
  program: LinearProgram,
  solver: LinearSolver,
  { budget, pause }: { readonly budget: Budget; readonly pause: () => Promise<void> },
): Probe {
  const open = solver.open(program);
  const width = program.lows.length;
  const lows = new Float64Array(width).fill(Infinity);
  const highs = new Float64Array(width).fill(-Infinity);
  const [ofAsking, ofStep] = [workOfAsking(program), workOfStep(program)];
  let asked = 0;
  let spent = 0;

  const see = (values: Float64Array) =>
    values.forEach((value, at) => {
      lows[at] = Math.min(lows[at] ?? value, value);
      highs[at] = Math.max(highs[at] ?? value, value);
    });
  const follow = (ray: Float64Array) => {
    const size = ray.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    ray.forEach((step, at) => {
      if (step > tolerance * size) highs[at] = Infinity;
      if (step < -tolerance * size) lows[at] = -Infinity;
    });
  };

  /** What an answer shows, once it is held to the rows. */
  const verified = (weights: Float64Array, answer: ProgramAnswer): ProbeAnswer => {
    switch (answer.status) {
      case 'optimal': {
        if (!isTable(program, answer.values)) return undecided;
        see(answer.values);
        const value = answer.values.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0);
        return { status: 'bounded', value, bound: provenBound(program, weights, answer.multipliers) };
      }
      case 'unbounded': {
        const grows = answer.ray.reduce((sum, step, at) => sum + step * (weights[at] ?? 0), 0) > 0;
        // A ray starts from a table; without one seen before, it leads nowhere.
        if (!grows || lows[0] === Infinity || !isRay(program, answer.ray)) return undecided;
        follow(answer.ray);
        return { status: 'unbounded' };
      }
      case 'infeasible':
        return answer.multipliers && provesContradiction(program, answer.multipliers)
          ? { status: 'contradiction' }
          : undecided;
      case 'undecided':
        return undecided;
    }
  };
  const isProof = (answer: ProbeAnswer) =>
    answer.status === 'bounded' ? meets(answer.value, answer.bound) : answer.status !== 'undecided';
  const run = async (weights: Float64Array, method: 'maximise' | 'maximiseOtherwise'): Promise<ProbeAnswer> => {
    const steps = Math.floor((budget.work - ofAsking) / ofStep);
    if (steps < 1) return undecided;
    await pause();
    const answer = open[method](weights, steps);
    asked += 1;
    const cost = Math.min(budget.work, ofAsking + answer.steps * ofStep);
    budget.work -= cost;
    spent += cost;
    return verified(weights, answer);
  };
  return {
    async ask(weights) {
      const first = await run(weights, 'maximise');
      if (isProof(first)) return first;
      const second = await run(weights, 'maximiseOtherwise');
      return second.status === 'undecided' ? first : second;
    },
    lows,
    highs,
    asked: () => asked,
    spent: () => spent,
    close: () => open.close(),
  };
}
