import type { Budget } from './budget.ts';
import type { Component } from './components.ts';
import { tableauSize } from './linear-program.ts';
import { type Probe, openProbe } from './probe.ts';
import type { Unknown } from './reduce.ts';
import { spread } from './spread.ts';
import { type CellInterval, tolerance } from './system.ts';

export interface BoundedComponent {
  /** By index of the unknown. */
  readonly intervals: ReadonlyMap<number, CellInterval>;
  /** Unknowns of which nothing is known because a limit was reached or the solver gave up. */
  readonly skipped: readonly number[];
  readonly contradiction: boolean;
  /** Linear programs that were asked. */
  readonly programs: number;
}

const nothing: BoundedComponent = { intervals: new Map(), skipped: [], contradiction: false, programs: 0 };

/** The bounds of unknowns that share one equation alone: what it implies is reached. */
function impliedIntervals(targets: readonly number[], unknowns: readonly Unknown[]): Map<number, CellInterval> {
  return new Map(
    targets.map((at) => [at, { low: unknowns[at]?.low ?? 0, high: unknowns[at]?.high ?? Infinity, exact: true }]),
  );
}

/** The exact interval of one unknown, by its place among `width`; undefined where it could not be had. */
async function boundOne(
  { cells, integer }: Unknown,
  index: number,
  width: number,
  probe: Probe,
): Promise<CellInterval | undefined> {
  const only = (weight: number) => Array.from({ length: width }, (_, other) => (other === index ? weight : 0));
  const most = (await probe.ask(only(1)))?.[index];
  if (most === undefined) return undefined;
  // Of several cells taken as one, each can be 0.
  const least = cells.length > 1 ? 0 : (await probe.ask(only(-1)))?.[index];
  if (least === undefined) return undefined;
  if (!integer) return { low: least, high: most, exact: true };
  return { low: Math.ceil(least - tolerance) + 0, high: Math.floor(most + tolerance) + 0, exact: true };
}

/** The values each left-out unknown of a component can take. A cell seen to range `enough` is not looked at further. */
export async function boundComponent(
  component: Component,
  unknowns: readonly Unknown[],
  enough: number,
  limits: { readonly budget: Budget; readonly pause: () => Promise<void> },
): Promise<BoundedComponent> {
  const targets = component.unknowns.filter((at) => unknowns[at]?.leftOut ?? false);
  if (component.rows.length <= 1) return { ...nothing, intervals: impliedIntervals(targets, unknowns) };
  const size = tableauSize(component, unknowns);
  if (size > limits.budget.tableau) return { ...nothing, skipped: targets };

  const probe = openProbe(component, unknowns, size, limits);
  const width = component.unknowns.length;
  const place = new Map(component.unknowns.map((at, index) => [at, index]));
  const indexOf = (at: number) => place.get(at) ?? -1;
  const isWide = (index: number) => {
    const { low, high } = probe.seen(index);
    const isMerged = (unknowns[component.unknowns[index] ?? -1]?.cells.length ?? 1) > 1;
    return high - (isMerged ? 0 : low) >= enough - tolerance;
  };
  if (enough !== Infinity) await spread(width, targets.map(indexOf), isWide, probe.ask);

  const intervals = new Map<number, CellInterval>();
  const skipped: number[] = [];
  for (const at of targets) {
    const [unknown, index] = [unknowns[at], indexOf(at)];
    if (!unknown) continue;
    if (isWide(index)) {
      intervals.set(at, { ...probe.seen(index), exact: false });
      continue;
    }
    const interval = await boundOne(unknown, index, width, probe);
    if (probe.isInfeasible()) return { ...nothing, contradiction: true, programs: probe.asked() };
    if (interval === undefined) skipped.push(at);
    else intervals.set(at, interval);
  }
  return { intervals, skipped, contradiction: probe.isInfeasible(), programs: probe.asked() };
}
