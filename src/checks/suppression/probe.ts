import type { Budget } from './budget.ts';
import type { Component } from './components.ts';
import { linearProgram } from './linear-program.ts';
import type { Unknown } from './reduce.ts';

/** Asks linear programs about one component and remembers what their answers show: each is a possible table. */
export interface Probe {
  /**
   * Values of the component's unknowns that make `Σ weight × unknown` greatest; undefined where the budget is spent,
   * the solver gave up, or no table agrees with what is published.
   */
  ask(weights: readonly number[]): Promise<readonly number[] | undefined>;
  /**
   * The least and the greatest value seen of an unknown, by its place in the component; `low` > `high` before any
   * answer.
   */
  seen(index: number): { readonly low: number; readonly high: number };
  /** How many programs were asked. */
  asked(): number;
  /** Whether an answer was that no table agrees with what is published. */
  isInfeasible(): boolean;
}

/** `size`: the numbers in the component's tableau, which each program takes from the budget. */
export function openProbe(
  component: Component,
  unknowns: readonly Unknown[],
  size: number,
  { budget, pause }: { readonly budget: Budget; readonly pause: () => Promise<void> },
): Probe {
  const maximise = linearProgram(component, unknowns);
  const lows = component.unknowns.map(() => Infinity);
  const highs = component.unknowns.map(() => -Infinity);
  let asked = 0;
  let infeasible = false;
  return {
    async ask(weights) {
      if (budget.programs < 1 || budget.work < size || infeasible) return undefined;
      budget.programs -= 1;
      budget.work -= size;
      asked += 1;
      await pause();
      const answer = maximise(weights);
      infeasible ||= answer.status === 'infeasible';
      if (answer.status !== 'optimal') return undefined;
      answer.values.forEach((value, index) => {
        lows[index] = Math.min(lows[index] ?? value, value);
        highs[index] = Math.max(highs[index] ?? value, value);
      });
      return answer.values;
    },
    seen: (index) => ({ low: lows[index] ?? Infinity, high: highs[index] ?? -Infinity }),
    asked: () => asked,
    isInfeasible: () => infeasible,
  };
}
