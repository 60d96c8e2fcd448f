import type { Day } from '../../values/day.ts';
import { type Duration, addDuration } from '../../values/duration.ts';
import { type Period, periodEnd } from '../../values/period.ts';

/** The last day on which rows of a period may be published. */
export function lastDay(period: Period, keep: Duration): Day {
  return addDuration(periodEnd(period), keep);
}
