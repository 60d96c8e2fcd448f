import type { TableModel } from '../model/site-model.ts';
import type { LogEntry } from '../log/log-entry.ts';
import { type Day, daysBetween } from '../values/day.ts';
import { nextDue as dueAfter } from '../checks/freshness/next-due.ts';
import { addDuration } from '../values/duration.ts';
import { type Period, parsePeriod, periodEnd } from '../values/period.ts';

export interface Release {
  readonly period: Period;
  /** Day of the release. */
  readonly date: Day;
  /** Last day on which it was on time. */
  readonly due: Day;
  /** Days from the end of the period to its release. */
  readonly after: number;
}

/** How a table's promised rhythm was kept, as the log knows it. */
export interface Cadence {
  /**
   * First releases of each period, oldest first, without those of the backlog; none where the log has none of the
   * table.
   */
  readonly releases: readonly Release[];
  /**
   * Periods that came into the log together with a newer one on the table's first day there: when they were published
   * before, the log does not know, so their rhythm is not judged.
   */
  readonly backlog: { readonly periods: number; readonly date: Day } | undefined;
  readonly late: readonly Release[];
  /** The middle of the days it took; absent without a release. */
  readonly usualDays?: number;
  /** Day by which the next period must be out; absent for a table without rows. */
  readonly nextDue?: Day;
  /** Whether that day has passed. */
  readonly isOverdue: boolean;
}

/** Holds the releases of a table to its cadence. A period released twice counts once, on its first day. */
export function cadenceOf(
  {
    dataset,
    name,
    resource,
    privacy: { cadence, delay },
    periods,
  }: Pick<TableModel, 'dataset' | 'name' | 'resource' | 'privacy' | 'periods'>,
  entries: readonly LogEntry[],
  today: Day,
): Cadence {
  const first = new Map<Period, Day>();
  for (const entry of entries) {
    if (entry.type !== 'release' || entry.dataset !== dataset || (entry.table !== name && entry.table !== resource))
      continue;
    if (!first.has(entry.period)) first.set(entry.period, entry.date);
  }
  const newestEnd = (date: Day) =>
    [...first].reduce(
      (most, [period, day]) => (day === date && periodEnd(period) > most ? periodEnd(period) : most),
      '',
    );
  const begun = [...first.values()].reduce<Day | undefined>((day, date) => (day && day < date ? day : date), undefined);
  const isBacklog = ([period, date]: readonly [Period, Day]) => date === begun && periodEnd(period) < newestEnd(begun);
  const older = [...first].filter(isBacklog);
  const releases = [...first]
    .filter((one) => !isBacklog(one))
    .map(([period, date]): Release => {
      const end = periodEnd(period);
      return { period, date, due: addDuration(end, delay ?? cadence), after: daysBetween(end, date) };
    })
    .sort((a, b) => (periodEnd(a.period) < periodEnd(b.period) ? -1 : 1));
  const days = releases.map(({ after }) => after).sort((a, b) => a - b);
  const usualDays = days[Math.floor((days.length - 1) / 2)];
  const newest = periods && parsePeriod(periods.last);
  const nextDue = newest && dueAfter(newest, { cadence, ...(delay ? { delay } : {}) });
  return {
    releases,
    backlog: begun && older.length > 0 ? { periods: older.length, date: begun } : undefined,
    late: releases.filter(({ date, due }) => date > due),
    ...(usualDays === undefined ? {} : { usualDays }),
    ...(nextDue ? { nextDue } : {}),
    isOverdue: nextDue !== undefined && nextDue < today,
  };
}
