import type { LinearProgram } from '../../solver/linear-program.ts';

/** What may be spent; counted, so that every machine gives the same answer. Goes down as it is spent. */
export interface Budget {
  /**
   * Millionths of a second that the solver would take on one core of 2024, by its steps and the size of what they walk
   * through; measured in `test/bench/suppression.ts`.
   */
  work: number;
  /** Unknowns up to which rows between rounded cells are kept. */
  readonly unknowns: number;
}

/** Half a minute of one core. */
export const newBudget = (): Budget => ({ work: 30_000_000, unknowns: 20_000 });

/** What asking costs before the first step. */
export const workOfAsking = ({ lows, rowLows, indices }: LinearProgram): number =>
  1000 + 0.15 * (lows.length + rowLows.length + indices.length);

/** What one step costs. */
export const workOfStep = ({ lows, rowLows }: LinearProgram): number => 20 + 0.1 * rowLows.length + 0.01 * lows.length;
