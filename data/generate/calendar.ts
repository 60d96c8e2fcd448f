import { type Day, addDays, daysBetween, toDay } from '../../src/values/day.ts';
import { type Period, periodEnd, periodFromOrdinal, periodOrdinal, periodStart } from '../../src/values/period.ts';

const epoch = toDay('1970-01-01');

/** Days since 1970, which add and compare faster than text. */
export const dayNumber = (day: string): number => daysBetween(epoch, toDay(day));
export const dayText = (number: number): Day => addDays(epoch, number);

export interface Week {
  /** Place among all weeks, from 0. */
  readonly index: number;
  /** Its Monday. */
  readonly start: number;
}

export interface Month {
  /** Place among all months, from 0. */
  readonly index: number;
  readonly name: Period;
  readonly start: number;
  /** Its last day. */
  readonly end: number;
  /** The weeks that begin in it. */
  readonly weeks: readonly Week[];
}

/** The published months from the first to the last, with their weeks. */
export function monthsFrom(first: Period, last: Period): Month[] {
  const months: Month[] = [];
  let index = 0;
  for (let ordinal = periodOrdinal(first); ordinal <= periodOrdinal(last); ordinal += 1) {
    const name = periodFromOrdinal('month', ordinal);
    const [start, end] = [dayNumber(periodStart(name)), dayNumber(periodEnd(name))];
    const weeks: Week[] = [];
    // 1 January 1970 was a Thursday.
    for (let monday = start + ((11 - (start % 7)) % 7); monday <= end; monday += 7)
      weeks.push({ index: index++, start: monday });
    months.push({ index: months.length, name, start, end, weeks });
  }
  return months;
}
