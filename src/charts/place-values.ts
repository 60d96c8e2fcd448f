import type { ChartSpec } from '../schema/content/chart.ts';
import { addDays, dateOf } from '../values/day.ts';
import type { RollingWindow } from '../values/window.ts';
import {
  type Period,
  parsePeriod,
  periodEnd,
  periodFromOrdinal,
  periodKind,
  periodOrdinal,
  periodStart,
} from '../values/period.ts';
import type { CellValue } from './chart-input.ts';
import { placeWindows } from './place-windows.ts';
import type { AxisPosition, Positions } from './positions.ts';

/**
 * Lays the values of the x column out on an axis; days of rolling windows, where there are some, as the windows that
 * they end. No values give an ordinal axis without positions.
 */
export type Placing = (values: readonly CellValue[], spec: ChartSpec, window?: RollingWindow) => Positions;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/**
 * Daily dates that are all firsts of a month are months: that is how a query truncates a date. Not so where rolling
 * windows end on such days.
 */
function asPeriods(texts: readonly string[], window: RollingWindow | undefined): Map<string, Period> | undefined {
  const periods = new Map<string, Period>();
  const firsts =
    window?.endsOnFirsts !== true && texts.length > 1 && texts.every((text) => /^\d{4}-\d\d-01$/.test(text));
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

const areNumbers = (values: readonly CellValue[]) =>
  values.length > 0 && values.every((value) => typeof value === 'number' || typeof value === 'bigint');

/** An axis of time where all values are periods of one kind; numbers are, where the author says so. */
function placeOnTime(values: readonly CellValue[], spec: ChartSpec, window?: RollingWindow): Positions | undefined {
  const texts = [...new Set(values.map(String))];
  if (texts.length === 0 || (areNumbers(values) && spec.period !== spec.x.column)) return undefined;
  const periods = asPeriods(texts, window);
  const positions = periods && timePositions(periods);
  return window && positions?.periodKind === 'day' ? placeWindows(positions, window) : positions;
}

/** One class beside the other, in the order in which they come. */
export const placeInClasses: Placing = (values) =>
  ordinalPositions([...new Set(values.map(String))], areNumbers(values));

/** Time for periods of one kind, classes for anything else. */
export const placeInPeriods: Placing = (values, spec, window) =>
  placeOnTime(values, spec, window) ?? placeInClasses(values, spec);

/** Time for periods of one kind, an axis of numbers for numbers, classes for anything else. */
export const placeOnLine: Placing = (values, spec, window) =>
  placeOnTime(values, spec, window) ??
  (areNumbers(values) ? numberPositions(values.map(Number)) : placeInClasses(values, spec));
