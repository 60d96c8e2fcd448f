import { type Means, boundComponent } from './bound-component.ts';
import { type Budget, newBudget } from './budget.ts';
import { findComponents } from './components.ts';
import { reduceSystem } from './reduce.ts';
import { type CellInterval, type System, isAsked } from './system.ts';

export interface Bounding {
  /** By index of the cell, for each that is asked for and was examined; `high` is `Infinity` where it is open. */
  readonly intervals: ReadonlyMap<number, CellInterval>;
  /** Cells of which nothing is known because a limit was reached or the solver gave up. */
  readonly skipped: readonly number[];
  /** Cells in rows that are proven to contradict each other. */
  readonly contradicted: readonly number[];
  /** Cells for which equations between rounded cells were left aside: the true interval may be narrower. */
  readonly loosened: readonly number[];
  readonly linearPrograms: number;
  readonly components: number;
}

export interface BoundOptions {
  /** A range of values from which on nothing more need be known of a cell. Default: none is enough. */
  readonly enough?: number;
  /** Goes down. Default: a new one. */
  readonly budget?: Budget;
  /** Awaited before each program. */
  readonly pause?: Means['pause'];
}

/** `boundCells` with a solver at hand, here or in another thread. */
export type BoundSystem = (system: System, options: BoundOptions) => Promise<Bounding>;

/** For a run in which no cell needs to be bounded: throws where one does. */
export const boundNothing: BoundSystem = async () => {
  throw new Error('there is no solver of linear programs here.');
};

/**
 * The values each cell that is asked for can take over all tables that agree with the published cells. Where `enough`
 * is given, a cell that is seen to range at least that far is not looked at further, and its interval is not exact.
 */
export async function boundCells(
  system: System,
  load: Means['load'],
  { enough = Infinity, budget = newBudget(), pause = async () => {} }: BoundOptions = {},
): Promise<Bounding> {
  const reduced = reduceSystem(system);
  const intervals = new Map<number, CellInterval>();
  const [skipped, contradicted, loosened]: [number[], number[], number[]] = [[], [], []];
  const isAskedFor = (cell: number) => {
    const own = system.cells[cell];
    return own !== undefined && isAsked(own);
  };
  const asked = (at: number) => (reduced.unknowns[at]?.cells ?? []).filter(isAskedFor);
  const settle = (at: number, low: number, high: number, exact: boolean) => {
    const { cells = [], floor = 0 } = reduced.unknowns[at] ?? {};
    const least = floor / cells.length;
    for (const cell of asked(at))
      intervals.set(cell, cells.length > 1 ? { low: least, high: high - floor + least, exact } : { low, high, exact });
  };
  const related = new Set(reduced.unknowns.flatMap((unknown) => unknown.cells));
  system.cells.forEach(({ low, high }, cell) => {
    if (isAskedFor(cell) && !related.has(cell)) intervals.set(cell, { low, high, exact: true });
  });
  reduced.unknowns.forEach((unknown, at) => {
    if (unknown.low === unknown.high) settle(at, unknown.low, unknown.high, true);
  });
  const components = findComponents(reduced, budget.unknowns);
  let used = 0;
  for (const component of components) {
    const cells = component.unknowns.flatMap(asked);
    if (component.unknowns.some((at) => reduced.contradictions.has(at))) {
      contradicted.push(...cells);
      continue;
    }
    const bounded = await boundComponent(component, reduced.unknowns, enough, { budget, load, pause });
    used += bounded.programs;
    if (bounded.contradiction) contradicted.push(...cells);
    else if (!component.whole) loosened.push(...cells);
    for (const [at, interval] of bounded.intervals) settle(at, interval.low, interval.high, interval.exact);
    skipped.push(...bounded.skipped.flatMap(asked));
  }
  return { intervals, skipped, contradicted, loosened, linearPrograms: used, components: components.length };
}
