import type { Day } from '../../values/day.ts';
import {
  type Period,
  type PeriodKind,
  periodAround,
  periodEnd,
  periodFromOrdinal,
  periodKind,
  periodOrdinal,
  periodStart,
} from '../../values/period.ts';
import { windowStart } from '../../values/window.ts';
import type { DifferentialPrivacy, PrivacyBlock } from '../../schema/data/privacy.ts';

/** Whose privacy a loss is about: a whole, such as an installation, or only its part in one slice of time. */
export interface PrivacyUnit {
  readonly whole: string;
  readonly slice?: PeriodKind;
}

/** The days that a row of a period speaks of, both included. */
export interface CoveredDays {
  readonly start: Day;
  readonly end: Day;
}

/** `installation-month` is an installation in one month; `installation` is all of it. */
export function parsePrivacyUnit(unit: string): PrivacyUnit {
  const match = /^(.+)-(day|week|month|quarter|year)$/.exec(unit);
  return match?.[1] === undefined ? { whole: unit } : { whole: match[1], slice: match[2] as PeriodKind };
}

/** Whether losses of one unit can be counted in another: both are the same whole, or slices of it. */
export function isBudgetUnit(unit: string, budgetUnit: string): boolean {
  return parsePrivacyUnit(unit).whole === parsePrivacyUnit(budgetUnit).whole;
}

/** The days of a period, which with a declared `window` is the last day of the stretch that a row speaks of. */
export function daysOf(period: Period, { window }: Pick<PrivacyBlock, 'window'>): CoveredDays {
  const end = periodEnd(period);
  return { start: window === undefined ? periodStart(period) : windowStart(end, window), end };
}

/** The slices of a kind that share a day with these days. */
export function slicesOf(kind: PeriodKind, { start, end }: CoveredDays): Period[] {
  const [first, last] = [periodOrdinal(periodAround(kind, start)), periodOrdinal(periodAround(kind, end))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => periodFromOrdinal(kind, first + at));
}

/**
 * How many units of a table one unit of the budget is in these days: an installation is 31 installation-days in a
 * month. 1 where the budget's unit is the table's, or a part of it.
 */
export function unitsIn(days: CoveredDays, unit: string, budgetUnit: string): number {
  const [own, counted] = [parsePrivacyUnit(unit).slice, parsePrivacyUnit(budgetUnit).slice];
  if (own === undefined) return 1;
  if (counted === undefined) return slicesOf(own, days).length;
  const within = slicesOf(counted, days).map((slice) => {
    const [first, last] = [periodStart(slice), periodEnd(slice)];
    const shared = { start: first > days.start ? first : days.start, end: last < days.end ? last : days.end };
    return slicesOf(own, shared).length;
  });
  return Math.max(1, ...within);
}

/**
 * The groups of releases of a table whose losses add up; the largest group then counts (parallel composition: McSherry
 * 2009, Theorem 4). Undefined where all releases add up: where each touches the unit again, and where units are slices
 * of what the budget protects whole, for an installation is in every month.
 */
export function groupsOf(
  period: string,
  days: CoveredDays | undefined,
  { composition, privacy_unit: unit }: Pick<DifferentialPrivacy, 'composition' | 'privacy_unit'>,
  budgetUnit: string,
): readonly string[] | undefined {
  if (composition !== 'disjoint') return undefined;
  if (parsePrivacyUnit(unit).slice === undefined) return [period];
  const counted = parsePrivacyUnit(budgetUnit).slice;
  return counted === undefined || days === undefined ? undefined : slicesOf(counted, days);
}

/** The parts of a cadence's length that a longer period has, as periods of their own; the period itself otherwise. */
export function partsOfPeriod(period: Period, cadence: PrivacyBlock['cadence']): Period[] {
  const kinds: Readonly<Record<string, PeriodKind>> = {
    P1D: 'day',
    P7D: 'week',
    P1W: 'week',
    P1M: 'month',
    P3M: 'quarter',
    P1Y: 'year',
  };
  const kind = kinds[cadence];
  if (kind === undefined || kind === periodKind(period)) return [period];
  const days = daysOf(period, {});
  const parts = slicesOf(kind, days).filter((part) => periodStart(part) >= days.start);
  return parts.length > 1 ? parts : [period];
}
