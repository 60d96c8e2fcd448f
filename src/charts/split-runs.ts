import type { SeriesBreak } from '../schema/data/privacy.ts';
import { periodEnd, periodStart } from '../values/period.ts';
import { type Positions, type AxisPosition, countMissing } from './positions.ts';

/** Where a period lies to a break; `within`: the break cuts it, or the outage touches it. */
export function sideOf(
  { date, until, kind }: SeriesBreak,
  { period, since }: AxisPosition,
): 'before' | 'within' | 'after' {
  if (period === undefined) return 'after';
  if (periodEnd(period) < date) return 'before';
  const start = since ?? periodStart(period);
  const isAfter = kind === 'outage' ? start > (until ?? date) : start >= date;
  return isAfter ? 'after' : 'within';
}

/** Whether a value counts only a part of its period in the same way as its neighbours. */
export function isPartial(position: AxisPosition, breaks: readonly SeriesBreak[]): boolean {
  return breaks.some((each) => sideOf(each, position) === 'within');
}

/** Whether a line may go from one position to a later one: nothing is missing and nothing breaks in between. */
function isJoined(positions: Positions, from: number, to: number, breaks: readonly SeriesBreak[]): boolean {
  const [a, b] = [positions.list[from], positions.list[to]];
  if (a === undefined || b === undefined) return false;
  const steps =
    to -
    from +
    Array.from({ length: to - from }, (_, at) => countMissing(positions, from + at + 1)).reduce(
      (sum, one) => sum + one,
      0,
    );
  if (a.ordinal !== undefined && b.ordinal !== undefined && steps > 1) return false;
  return breaks.every((each) => sideOf(each, a) === sideOf(each, b) && sideOf(each, a) !== 'within');
}

/** Cuts an ascending list of positions into runs within which a line may be drawn. */
export function splitRuns(at: readonly number[], positions: Positions, breaks: readonly SeriesBreak[]): number[][] {
  const runs: number[][] = [];
  for (const index of at) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && isJoined(positions, last, index, breaks)) run.push(index);
    else runs.push([index]);
  }
  return runs;
}
