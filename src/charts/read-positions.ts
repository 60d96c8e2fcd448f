import type { ChartSpec } from '../schema/content/chart.ts';
import { dateOf, addDays } from '../values/day.ts';
import {
  type Period,
  type PeriodKind,
  parsePeriod,
  periodEnd,
  periodKind,
  periodOrdinal,
  periodFromOrdinal,
  periodStart,
} from '../values/period.ts';
import type { CellValue } from './chart-input.ts';
import type { MarkTraits } from './marks/mark-traits.ts';

/** One place on the x axis, in the axis's own units: milliseconds, numbers, or slots of width 1. */
export interface AxisPosition {
  readonly key: string;
  readonly start: number;
  /** Where a point is drawn: a value speaks of its whole period, so it stands in the middle. */
  readonly middle: number;
  readonly end: number;
  /** Neighbours differ by the axis's `step`; undefined where nothing can be missing in between. */
  readonly ordinal: number | undefined;
  readonly period: Period | undefined;
}

export interface Positions {
  readonly kind: 'time' | 'number' | 'ordinal';
  readonly periodKind: PeriodKind | undefined;
  /** Whether the values are numbers: keys are then written as the language writes numbers. */
  readonly isNumeric: boolean;
  readonly list: readonly AxisPosition[];
  /** Difference of ordinals between two periods with none missing between them. */
  readonly step: number;
  readonly domain: readonly [number, number];
  /** The position of a value of the x column. */
  indexOf(value: CellValue): number;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Daily dates that are all firsts of a month are months: that is how a query truncates a date. */
function asPeriods(texts: readonly string[]): Map<string, Period> | undefined {
  const periods = new Map<string, Period>();
  const firsts = texts.length > 1 && texts.every((text) => /^\d{4}-\d\d-01$/.test(text));
  for (const text of texts) {
    const period = parsePeriod(firsts ? text.slice(0, 7) : text);
    if (period === undefined) return undefined;
    periods.set(text, periodFromOrdinal(periodKind(period), periodOrdinal(period)));
  }
  return new Set([...periods.values()].map(periodKind)).size === 1 ? periods : undefined;
}

function timePositions(periods: ReadonlyMap<string, Period>): Positions {
  const sorted = [...new Set(periods.values())].sort((a, b) => periodOrdinal(a) - periodOrdinal(b));
  const list = sorted.map((period): AxisPosition => {
    const start = dateOf(periodStart(period)).getTime();
    const end = dateOf(addDays(periodEnd(period), 1)).getTime();
    return { key: period, start, middle: (start + end) / 2, end, ordinal: periodOrdinal(period), period };
  });
  // With few periods a common distance may be chance: then every missing one counts as missing.
  const distances = list.slice(1).map((position, index) => (position.ordinal ?? 0) - (list[index]?.ordinal ?? 0));
  const step = list.length > 3 ? distances.reduce(divisor, 0) : 1;
  const index = new Map(sorted.map((period, at) => [period, at]));
  return {
    kind: 'time',
    isNumeric: false,
    periodKind: sorted[0] === undefined ? undefined : periodKind(sorted[0]),
    list,
    step,
    domain: [list[0]?.start ?? 0, list.at(-1)?.end ?? 1],
    indexOf: (value) => index.get(periods.get(String(value)) as Period) ?? -1,
  };
}

function numberPositions(values: readonly number[]): Positions {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const distances = sorted.slice(1).map((value, at) => value - (sorted[at] ?? 0));
  const half = distances.length === 0 ? 0.5 : Math.min(...distances) / 2;
  const list = sorted.map((value): AxisPosition => ({
    key: String(value),
    start: value - half,
    middle: value,
    end: value + half,
    ordinal: undefined,
    period: undefined,
  }));
  const index = new Map(sorted.map((value, at) => [value, at]));
  return {
    kind: 'number',
    isNumeric: true,
    periodKind: undefined,
    list,
    step: 1,
    domain: [list[0]?.start ?? 0, list.at(-1)?.end ?? 1],
    indexOf: (value) => index.get(Number(value)) ?? -1,
  };
}

function ordinalPositions(keys: readonly string[], isNumeric: boolean): Positions {
  const list = keys.map((key, at): AxisPosition => ({
    key,
    start: at,
    middle: at + 0.5,
    end: at + 1,
    ordinal: at,
    period: undefined,
  }));
  const index = new Map(keys.map((key, at) => [key, at]));
  return {
    kind: 'ordinal',
    isNumeric,
    periodKind: undefined,
    list,
    step: 1,
    domain: [0, Math.max(1, keys.length)],
    indexOf: (value) => index.get(String(value)) ?? -1,
  };
}

/**
 * Lays the values of the x column out on an axis: time where all are periods of one kind, numbers where all are
 * numbers and the mark has a continuous axis, otherwise in the order in which they come. Empty input gives an
 * ordinal axis without positions.
 */
export function readPositions(
  spec: ChartSpec,
  values: readonly CellValue[],
  { axis }: Pick<MarkTraits, 'axis'>,
): Positions {
  const distinct = [...new Set(values)];
  const texts = [...new Set(distinct.map(String))];
  const numeric = distinct.every((value) => typeof value === 'number' || typeof value === 'bigint');
  if (texts.length === 0) return ordinalPositions([], false);
  if (axis !== 'classes' && (!numeric || spec.period === spec.x.column)) {
    const periods = asPeriods(texts);
    if (periods) return timePositions(periods);
  }
  return numeric && axis === 'continuous' ? numberPositions(distinct.map(Number)) : ordinalPositions(texts, numeric);
}
