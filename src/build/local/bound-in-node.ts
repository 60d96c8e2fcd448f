import { type BoundSystem, boundCells } from '../../checks/suppression/bound-cells.ts';
import { openHighs } from '../../solver/highs.ts';
import type { LinearSolver } from '../../solver/linear-program.ts';

/** Bounds hidden cells in this process; the solver is loaded with the first program, and kept. */
export function boundInNode(): BoundSystem {
  let solver: Promise<LinearSolver> | undefined;
  return (system, options) => boundCells(system, () => (solver ??= openHighs()), options);
}
