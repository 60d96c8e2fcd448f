import { type Day, dateOf, dayOf, addDays } from './day.ts';

/** An ISO 8601 duration in whole calendar units: `P90D`, `P2W`, `P13M`, `P1Y6M`, `P0D`. */
export type Duration = string & { readonly __brand: 'Duration' };

export interface DurationParts {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
}

const pattern = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** Returns the duration, or undefined when the text is none. Hours and smaller units are not used here. */
export function parseDuration(text: string): Duration | undefined {
  return pattern.test(text) ? (text as Duration) : undefined;
}

/** Splits a duration into its calendar units. */
export function durationParts(duration: Duration): DurationParts {
  const match = pattern.exec(duration);
  const unit = (index: number) => Number(match?.[index] ?? 0);
  return { years: unit(1), months: unit(2), weeks: unit(3), days: unit(4) };
}

/**
 * The day a duration later. Months keep the day of the month where it exists and
 * otherwise end on the month's last day: 31 January + P1M is 28 (or 29) February.
 */
export function addDuration(day: Day, duration: Duration, sign: 1 | -1 = 1): Day {
  const { years, months, weeks, days } = durationParts(duration);
  const start = dateOf(day);
  const month = start.getUTCMonth() + sign * (years * 12 + months);
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const moved = new Date(Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastDay)));
  return addDays(dayOf(moved), sign * (weeks * 7 + days));
}

/**
 * One duration after the other, unit by unit, with weeks as days: `P13M`, `P30D` and `P2W` give `P13M44D`. None: `P0D`.
 */
export function sumDurations(durations: readonly Duration[]): Duration {
  const all = durations.map(durationParts);
  const sum = (unit: keyof DurationParts) => all.reduce((total, parts) => total + parts[unit], 0);
  const [years, months, days] = [sum('years'), sum('months'), sum('days') + 7 * sum('weeks')];
  const parts = [
    ...(years > 0 ? [`${years}Y`] : []),
    ...(months > 0 ? [`${months}M`] : []),
    ...(days > 0 ? [`${days}D`] : []),
  ];
  return `P${parts.join('') || '0D'}` as Duration;
}

/**
 * Length in days, for drawing and comparing: a month counts 30.436875 days and a
 * year 365.2425 (the Gregorian means). Exact limits use `addDuration` instead.
 */
export function approximateDays(duration: Duration): number {
  const { years, months, weeks, days } = durationParts(duration);
  return years * 365.2425 + months * 30.436875 + weeks * 7 + days;
}
