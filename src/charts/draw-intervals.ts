import { ruleX, ruleY, type Markish } from '@observablehq/plot';
import type { Panel } from './plot-line.ts';

/** The ends of an interval around a value, in units of the axes. */
export interface Interval {
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

/** Error bars; with caps of `cap` units to either side where there is room for them. */
export function plotIntervals(
  intervals: readonly Interval[],
  cap: number,
  direction: 'vertical' | 'horizontal' = 'vertical',
  panel: Panel = {},
): Markish[] {
  const caps =
    cap <= 0
      ? []
      : intervals.flatMap(({ at, low, high }) => [low, high].map((end) => ({ end, from: at - cap, to: at + cap })));
  // A light edge below keeps a bar's interval visible on the bar itself.
  return ['chart-halo', 'chart-interval'].flatMap((className): Markish[] =>
    direction === 'vertical'
      ? [
          ruleX(intervals, { ...panel, x: 'at', y1: 'low', y2: 'high', className }),
          ruleY(caps, { ...panel, y: 'end', x1: 'from', x2: 'to', className }),
        ]
      : [
          ruleY(intervals, { ...panel, y: 'at', x1: 'low', x2: 'high', className }),
          ruleX(caps, { ...panel, x: 'end', y1: 'from', y2: 'to', className }),
        ],
  );
}
