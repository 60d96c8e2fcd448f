import { type Duration, durationParts } from '../../values/duration.ts';
import { missingWindows } from '../../values/missing-windows.ts';
import { type Period, type PeriodKind, periodFromOrdinal, periodOrdinal } from '../../values/period.ts';

/** How many periods of a kind a cadence spans; 1 where it is shorter or does not divide evenly. */
function periodsPer(cadence: Duration, kind: PeriodKind): number {
  const { years, months, weeks, days } = durationParts(cadence);
  const [wholeMonths, wholeDays] = [years * 12 + months, weeks * 7 + days];
  const [length, unit] = {
    year: [wholeMonths, 12],
    quarter: [wholeMonths, 3],
    month: [wholeMonths, 1],
    week: [wholeDays, 7],
    day: [wholeDays, 1],
  }[kind];
  return length !== undefined && unit !== undefined && length > unit && length % unit === 0 ? length / unit : 1;
}

/**
 * Periods between the first and the last that hold no row. The step is the cadence where rows follow it, else one
 * period.
 */
function missingPeriods(ordinals: readonly number[], kind: PeriodKind, cadence: Duration): Period[] {
  const smallest = ordinals
    .slice(1)
    .reduce((least, ordinal, index) => Math.min(least, ordinal - (ordinals[index] ?? 0)), Number.POSITIVE_INFINITY);
  const step = smallest % periodsPer(cadence, kind) === 0 ? periodsPer(cadence, kind) : 1;
  const present = new Set(ordinals);
  const missing: Period[] = [];
  for (let ordinal = (ordinals[0] ?? 0) + step; ordinal < (ordinals.at(-1) ?? 0); ordinal += step) {
    if (!present.has(ordinal)) missing.push(periodFromOrdinal(kind, ordinal));
  }
  return missing;
}

/**
 * Periods of one kind that are missing between those that are there, in any order; none for fewer than two. Of rolling
 * windows each is the last day of one, and the step is the cadence.
 */
export function missingBetween(
  present: readonly Period[],
  kind: PeriodKind,
  cadence: Duration,
  areWindows: boolean,
): Period[] {
  const ordinals = [...new Set(present.map(periodOrdinal))].sort((a, b) => a - b);
  if (!areWindows || kind !== 'day') return missingPeriods(ordinals, kind, cadence);
  const days = ordinals.map((ordinal) => periodFromOrdinal(kind, ordinal));
  return days.slice(1).flatMap((day, at) => missingWindows(days[at] as Period, day, cadence));
}
