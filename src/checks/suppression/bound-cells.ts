import { type Component, findComponents } from './components.ts';
import { linearProgram, tableauSize } from './linear-program.ts';
import { type Reduced, reduceSystem } from './reduce.ts';
import { type Interval, type System, tolerance } from './system.ts';

/** What may be spent; by count, so that every machine gives the same answer. Goes down as it is spent. */
export interface Budget {
  /** Linear programs. */
  programs: number;
  /** Numbers in all tableaux, one for each linear program. */
  work: number;
  /** Numbers in one tableau. */
  readonly tableau: number;
  /** Unknowns up to which equations between rounded cells are kept. */
  readonly unknowns: number;
}

/** About half a minute of one core. */
export const newBudget = (): Budget => ({ programs: 20_000, tableau: 4_000_000, work: 300_000_000, unknowns: 3000 });

export interface Bounding {
  /** By index of the cell; published cells without rounding are not in it. */
  readonly intervals: ReadonlyMap<number, Interval>;
  /** Left-out cells of which nothing is known because a limit was reached or the solver gave up. */
  readonly skipped: readonly number[];
  /** Left-out cells in equations that contradict each other. */
  readonly contradicted: readonly number[];
  /** Left-out cells for which equations between rounded cells were left aside: the true interval may be narrower. */
  readonly loosened: readonly number[];
  readonly linearPrograms: number;
  readonly components: number;
}

/**
 * The values each left-out cell can take over all tables that agree with the published cells. Where `enough` is given,
 * a cell that is seen to range at least that far is not looked at further, and its interval is marked as not exact.
 */
export async function boundCells(
  system: System,
  {
    enough = Infinity,
    budget = newBudget(),
    pause = async () => {},
  }: { enough?: number; budget?: Budget; pause?: () => Promise<void> } = {},
): Promise<Bounding> {
  const reduced = reduceSystem(system);
  const intervals = new Map<number, Interval>();
  const [skipped, contradicted, loosened]: [number[], number[], number[]] = [[], [], []];
  const leftOut = (at: number) =>
    (reduced.unknowns[at]?.cells ?? []).filter((cell) => system.cells[cell]?.kind !== 'published');
  const settle = (at: number, low: number, high: number, exact: boolean) => {
    const unknown = reduced.unknowns[at];
    for (const cell of leftOut(at))
      intervals.set(cell, { low: (unknown?.cells.length ?? 0) > 1 ? 0 : low, high, exact });
  };
  reduced.unknowns.forEach((unknown, at) => {
    if (unknown.low === unknown.high) settle(at, unknown.low, unknown.high, true);
  });
  const components = findComponents(reduced, budget.unknowns);
  let used = 0;
  for (const component of components) {
    const cells = component.unknowns.flatMap(leftOut);
    if (component.unknowns.some((at) => reduced.contradictions.has(at))) {
      contradicted.push(...cells);
      continue;
    }
    const bounded = await boundComponent(component, reduced, enough, budget, pause);
    used += bounded.programs;
    if (bounded.contradiction) contradicted.push(...cells);
    else if (!component.whole) loosened.push(...cells);
    for (const [at, interval] of bounded.intervals) settle(at, interval.low, interval.high, interval.exact);
    skipped.push(...bounded.skipped.flatMap(leftOut));
  }
  return { intervals, skipped, contradicted, loosened, linearPrograms: used, components: components.length };
}

interface BoundedComponent {
  readonly intervals: ReadonlyMap<number, Interval>;
  readonly skipped: readonly number[];
  readonly contradiction: boolean;
  readonly programs: number;
}

async function boundComponent(
  component: Component,
  { unknowns }: Reduced,
  enough: number,
  budget: Budget,
  pause: () => Promise<void>,
): Promise<BoundedComponent> {
  const targets = component.unknowns.filter((at) => !(unknowns[at]?.bounded ?? true));
  const intervals = new Map<number, Interval>();
  if (component.rows.length <= 1) {
    // One equation alone: the bounds it implies are reached.
    for (const at of targets)
      intervals.set(at, { low: unknowns[at]?.low ?? 0, high: unknowns[at]?.high ?? Infinity, exact: true });
    return { intervals, skipped: [], contradiction: false, programs: 0 };
  }
  const size = tableauSize(component, unknowns);
  if (size > budget.tableau) return { intervals, skipped: targets, contradiction: false, programs: 0 };

  const maximise = linearProgram(component, unknowns);
  const place = new Map(component.unknowns.map((at, index) => [at, index]));
  const seenLow = component.unknowns.map(() => Infinity);
  const seenHigh = component.unknowns.map(() => -Infinity);
  let programs = 0;
  let infeasible = false;
  const ask = async (weights: readonly number[]): Promise<readonly number[] | undefined> => {
    if (budget.programs < 1 || budget.work < size || infeasible) return undefined;
    budget.programs -= 1;
    budget.work -= size;
    programs += 1;
    await pause();
    const answer = maximise(weights);
    infeasible ||= answer.status === 'infeasible';
    if (answer.status !== 'optimal') return undefined;
    answer.values.forEach((value, index) => {
      seenLow[index] = Math.min(seenLow[index] ?? value, value);
      seenHigh[index] = Math.max(seenHigh[index] ?? value, value);
    });
    return answer.values;
  };
  const isWide = (at: number) => {
    const index = place.get(at) ?? -1;
    const low = (unknowns[at]?.cells.length ?? 1) > 1 ? 0 : (seenLow[index] ?? Infinity);
    return (seenHigh[index] ?? -Infinity) - low >= enough - tolerance;
  };

  await spread(component, targets, place, ask, isWide, enough);
  const skipped: number[] = [];
  for (const at of targets) {
    const index = place.get(at) ?? -1;
    const unknown = unknowns[at];
    if (!unknown) continue;
    if (isWide(at)) {
      intervals.set(at, { low: seenLow[index] ?? 0, high: seenHigh[index] ?? 0, exact: false });
      continue;
    }
    const only = (weight: number) => component.unknowns.map((_, other) => (other === index ? weight : 0));
    const most = (await ask(only(1)))?.[index];
    const least = most === undefined ? undefined : unknown.cells.length > 1 ? 0 : (await ask(only(-1)))?.[index];
    if (infeasible) return { intervals: new Map(), skipped: [], contradiction: true, programs };
    if (most === undefined || least === undefined) skipped.push(at);
    else if (unknown.integer)
      intervals.set(at, { low: Math.ceil(least - tolerance) + 0, high: Math.floor(most + tolerance) + 0, exact: true });
    else intervals.set(at, { low: least, high: most, exact: true });
  }
  return { intervals, skipped, contradiction: infeasible, programs };
}

/**
 * A few programs that push all narrow cells up and down at once, in directions drawn from a fixed seed: each answer is a
 * possible table, and most cells are seen to range far enough after a few.
 */
async function spread(
  component: Component,
  targets: readonly number[],
  place: ReadonlyMap<number, number>,
  ask: (weights: readonly number[]) => Promise<readonly number[] | undefined>,
  isWide: (at: number) => boolean,
  enough: number,
): Promise<void> {
  if (enough === Infinity) return;
  let state = 0x9e3779b9;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (;;) {
    const narrow = targets.filter((at) => !isWide(at));
    if (narrow.length < 4) return;
    const weights = component.unknowns.map(() => 0);
    for (const at of narrow) weights[place.get(at) ?? -1] = random() * 2 - 1;
    if (!(await ask(weights)) || !(await ask(weights.map((weight) => -weight)))) return;
    const settled = narrow.length - targets.filter((at) => !isWide(at)).length;
    if (settled < 2) return;
  }
}
