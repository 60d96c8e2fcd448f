import type { Day } from '../../values/day.ts';
import type { ChartContext } from '../chart-context.ts';
import { isPartial, sideOf } from '../split-runs.ts';
import type { Known } from './known-cells.ts';

/**
 * Values counted in one way: those after the last change of definition or sampling, without those a break cuts; `since`
 * is the day of that change.
 */
export function comparableCells(
  { data, breaks }: ChartContext,
  known: readonly Known[],
): { readonly cells: readonly Known[]; readonly since: Day | undefined } {
  const whole = known.filter(({ x }) => !isPartial(data.positions.list[x]!, breaks));
  const cells = whole.length === 0 ? known : whole;
  const last = breaks.findLast(({ kind }) => kind !== 'outage');
  if (last === undefined) return { cells, since: undefined };
  const after = cells.filter(({ x }) => sideOf(last, data.positions.list[x]!) === 'after');
  return { cells: after.length === 0 ? cells.slice(-1) : after, since: last.date };
}
