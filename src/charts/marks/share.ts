import type { ChartSpec } from '../../schema/content/chart.ts';
import { formatShare } from '../../values/format.ts';
import { addUpRest } from '../arrange-series.ts';
import type { ChartContext } from '../chart-context.ts';
import { drawStackRows } from '../draw-stack-rows.ts';
import { drawStack } from '../draw-stack.ts';
import { findStackFaults } from '../find-stack-faults.ts';
import { placeOnLine } from '../place-values.ts';
import type { Stacking } from '../stacking.ts';
import { lastPosition } from '../summary/last-position.ts';
import { type Measure, plainMeasure } from '../summary/measure.ts';
import { tellByAxis } from '../summary/tell-by-axis.ts';
import { tellExtremes } from '../summary/tell-extremes.ts';
import { tellLargest } from '../summary/tell-largest.ts';
import { valueScale } from '../value-scale.ts';
import type { Mark } from './mark.ts';

/** Whether the SQL gives counts, of which the shares are worked out here, and not the shares themselves. */
const areCounts = ({ y }: ChartSpec) => y.format !== 'percent';

/**
 * Counts are divided by their sum, which is not known beside suppressed ones. Shares that the SQL gives itself are
 * parts of 1, also where some of them are missing.
 */
const shares: Stacking = {
  wholeOf: (sum, complete, spec) => {
    if (!areCounts(spec)) return Math.max(1, sum);
    return complete && sum !== 0 ? sum : undefined;
  },
  scale: ({ spec, language }) =>
    valueScale([0, 1], { ...spec, y: { ...spec.y, format: 'percent' } }, language, { max: 1, count: 4 }),
  remark: ({ from, to }, { spec, language }) => (areCounts(spec) ? ` (${formatShare(to - from, language)})` : ''),
};

const totalAt = ({ data }: ChartContext, x: number) =>
  data.series.reduce((sum, series) => sum + (series.at(x)?.value ?? 0), 0);

/** Whether no part at a position is suppressed. */
const isKnownAt = ({ data }: ChartContext, x: number) => data.series.every((series) => series.at(x)?.value !== null);

/** Counts as shares of all that there are at their position. */
const shareMeasure = (context: ChartContext): Measure => ({
  canTell: (x) => totalAt(context, x) > 0 && isKnownAt(context, x),
  valueOf: ({ x, value }) => value / totalAt(context, x),
  say: (value) => formatShare(value, context.language),
});

function tellLargestShare(context: ChartContext): string[] {
  if (!areCounts(context.spec)) return tellLargest(context, lastPosition(context));
  const last = lastPosition(context, (x) => isKnownAt(context, x));
  return tellLargest(context, last, (value, { there }) => {
    const total = there.reduce((sum, part) => sum + part.value, 0);
    return total > 0 ? formatShare(value / total, context.language) : plainMeasure(context).say(value);
  });
}

/** Parts of 100 %; rows where the classes cannot be named below. */
export const share: Mark = {
  place: placeOnLine,
  arrange: addUpRest,
  draw: (context) => drawStack(context, shares) ?? drawStackRows(context, shares),
  summarize: (context) =>
    tellByAxis(context, {
      extremes: () => tellExtremes(context, areCounts(context.spec) ? shareMeasure(context) : plainMeasure(context)),
      several: tellLargestShare,
    }),
  findFaults: findStackFaults,
};
