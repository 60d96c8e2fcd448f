import type { Day } from '../../values/day.ts';
import { parsePeriod, type Period, periodEnd, periodStart } from '../../values/period.ts';

/** The days of a period, as what happened is held against them. */
export interface PeriodSpan {
  readonly start: Day;
  readonly end: Day;
  readonly within: (day: Day) => boolean;
  /** Whether any day from one to another is in the period. */
  readonly overlaps: (from: Day, until: Day) => boolean;
  /** Whether a period shares a day with this one; a text that is no period does not. */
  readonly touches: (period: string | undefined) => boolean;
}

export function periodSpan(period: Period): PeriodSpan {
  const [start, end] = [periodStart(period), periodEnd(period)];
  const overlaps = (from: Day, until: Day) => from <= end && until >= start;
  return {
    start,
    end,
    within: (day) => day >= start && day <= end,
    overlaps,
    touches(text) {
      const parsed = text === undefined ? undefined : parsePeriod(text);
      return parsed !== undefined && overlaps(periodStart(parsed), periodEnd(parsed));
    },
  };
}
