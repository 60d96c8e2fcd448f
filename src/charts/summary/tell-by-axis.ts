import type { ChartContext } from '../chart-context.ts';
import type { Series } from '../read-chart-data.ts';
import { tellExtremes } from './tell-extremes.ts';
import { tellLatest } from './tell-latest.ts';
import { tellRanking } from './tell-classes.ts';
import { tellTrend } from './tell-trend.ts';

/** What is said of a chart's numbers, by what they lie on; empty where all of them are suppressed. */
export interface Telling {
  /** Values over an axis of numbers, and several series over classes. */
  readonly extremes: (context: ChartContext) => string[];
  /** Several series over time. */
  readonly several: (context: ChartContext) => string[];
  /** One series over classes. */
  readonly classes: (context: ChartContext, series: Series) => string[];
  /** One series over time. */
  readonly trend: (context: ChartContext, series: Series) => string[];
}

const usual: Telling = { extremes: tellExtremes, several: tellLatest, classes: tellRanking, trend: tellTrend };

/** A chart's numbers in sentences: as is usual, but for what a mark tells in its own way. */
export function tellByAxis(context: ChartContext, own: Partial<Telling> = {}): string[] {
  const { positions, series } = context.data;
  const telling = { ...usual, ...own };
  const single = series.length === 1 ? series[0] : undefined;
  if (positions.kind === 'number') return telling.extremes(context);
  if (positions.kind === 'ordinal')
    return single === undefined ? telling.extremes(context) : telling.classes(context, single);
  return single === undefined ? telling.several(context) : telling.trend(context, single);
}
