import type { LoadSolver } from '../../solver/linear-program.ts';
import { type Budget, workOfAsking } from './budget.ts';
import type { Component } from './components.ts';
import { endsOf, signOf } from './ends.ts';
import { type Probe, openProbe } from './probe.ts';
import { programOf } from './program-of.ts';
import type { Unknown } from './reduce.ts';
import { spread } from './spread.ts';
import type { CellInterval } from './system.ts';

export interface BoundedComponent {
  /** By index of the unknown. */
  readonly intervals: ReadonlyMap<number, CellInterval>;
  /** Unknowns of which nothing is known because the budget was spent, or no answer of the solver could be verified. */
  readonly skipped: readonly number[];
  /** That no table agrees with what is published was proven. */
  readonly contradiction: boolean;
  /** Linear programs that were asked. */
  readonly programs: number;
}

/** What bounding may use. */
export interface Means {
  readonly budget: Budget;
  readonly load: LoadSolver;
  readonly pause: () => Promise<void>;
}

const nothing: BoundedComponent = { intervals: new Map(), skipped: [], contradiction: false, programs: 0 };

/** The bounds of unknowns that share one row alone: what it implies is reached. */
function impliedIntervals(targets: readonly number[], unknowns: readonly Unknown[]): Map<number, CellInterval> {
  return new Map(
    targets.map((at) => {
      const { low, high, floor, cells } = unknowns[at] ?? { low: 0, high: Infinity, floor: 0, cells: [] };
      return [at, { low: cells.length > 1 ? floor : low, high, exact: true }];
    }),
  );
}

/** Asks about each end that is left open, one by one; whether no contradiction came of it. */
async function askOneByOne(width: number, ends: ReturnType<typeof endsOf>, probe: Probe): Promise<boolean> {
  for (const end of ends.open()) {
    if (ends.isWide(end.index) || ends.isMet(end)) continue;
    const weights = new Float64Array(width);
    weights[end.index] = signOf(end);
    const answer = await probe.ask(weights);
    if (answer.status === 'contradiction') return false;
    ends.prove(end, answer);
  }
  return true;
}

/** The values each unknown that is asked for can take. A cell seen to range `enough` is not looked at further. */
export async function boundComponent(
  component: Component,
  unknowns: readonly Unknown[],
  enough: number,
  { budget, load, pause }: Means,
): Promise<BoundedComponent> {
  const targets = component.unknowns.filter((at) => unknowns[at]?.asked ?? false);
  if (component.rows.length <= 1) return { ...nothing, intervals: impliedIntervals(targets, unknowns) };
  const program = programOf(component, unknowns);
  if (workOfAsking(program) > budget.work) return { ...nothing, skipped: targets };

  const probe = openProbe(program, await load(), { budget, pause });
  try {
    const width = component.unknowns.length;
    const place = new Map(component.unknowns.map((at, index) => [at, index]));
    const indices = targets.map((at) => place.get(at) ?? -1);
    const enoughOf = (index: number) => unknowns[component.unknowns[index] ?? -1]?.enough ?? enough;
    const ends = endsOf(component, unknowns, indices, probe, enoughOf);
    const contradiction = { ...nothing, contradiction: true };
    const any = await probe.ask(new Float64Array(width));
    if (any.status === 'contradiction') return { ...contradiction, programs: probe.asked() };
    if (any.status === 'undecided') return { ...nothing, skipped: targets, programs: probe.asked() };
    const pushed = await spread(width, ends, probe.ask);
    if (pushed?.status === 'contradiction' || !(await askOneByOne(width, ends, probe)))
      return { ...contradiction, programs: probe.asked() };

    const intervals = new Map<number, CellInterval>();
    const skipped: number[] = [];
    targets.forEach((at, order) => {
      const interval = ends.interval(indices[order] ?? -1);
      if (interval.exact || ends.isWide(indices[order] ?? -1)) intervals.set(at, interval);
      else skipped.push(at);
    });
    return { intervals, skipped, contradiction: false, programs: probe.asked() };
  } finally {
    probe.close();
  }
}
