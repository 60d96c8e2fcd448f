import type { ChartContext } from './chart-context.ts';
import { countMissing } from './positions.ts';

/** Periods between the first and the last without any row. */
function gapCount({ data: { positions } }: ChartContext): number {
  if (positions.kind !== 'time') return 0;
  return positions.list.reduce((gaps, _, x) => gaps + countMissing(positions, x), 0);
}

/**
 * What a chart shows, in a few plain sentences made from its numbers: what its mark tells of them, how many are
 * suppressed or missing.
 */
export function summarize(context: ChartContext, tell: (context: ChartContext) => readonly string[]): string {
  const { data, strings } = context;
  if (data.positions.list.length === 0) return strings.noData;
  const told = tell(context);
  const count = data.series.flatMap(({ cells }) => cells).filter(({ value }) => value === null).length;
  const gaps = gapCount(context);
  return [
    ...(told.length === 0 ? [strings.allSuppressed] : told),
    ...(told.length > 0 && count > 0 ? [strings.suppressedCount({ count })] : []),
    ...(gaps > 0 ? [strings.gapCount({ count: gaps })] : []),
  ].join(' ');
}
