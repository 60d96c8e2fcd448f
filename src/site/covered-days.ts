import type { TableModel } from '../model/site-model.ts';
import { type Day, parseDay } from '../values/day.ts';
import { parsePeriod, periodEnd } from '../values/period.ts';
import { windowStart } from '../values/window.ts';
import type { SiteView } from './site.ts';

type Dated = Pick<TableModel, 'periods' | 'privacy'>;
type PeriodWords = Pick<SiteView, 'period' | 't'>;

const endOf = (text: string): string => {
  const period = parsePeriod(text);
  return period === undefined ? text : periodEnd(period);
};

/** The newest period of some tables, by its last day, as a page names it; undefined where no table has rows. */
export function newestPeriod({ period }: Pick<SiteView, 'period'>, tables: readonly Dated[]): string | undefined {
  const all = tables.flatMap(({ periods, privacy }) =>
    periods === undefined ? [] : [{ text: periods.last, privacy, end: endOf(periods.last) }],
  );
  const newest = all.reduce<(typeof all)[number] | undefined>(
    (last, one) => (last === undefined || one.end > last.end ? one : last),
    undefined,
  );
  return newest && period(newest.text, newest.privacy);
}

/**
 * From when to when some tables speak: their first and last periods, of rolling windows the first and the last day that
 * is counted. Undefined where no table has rows.
 */
export function coveredPeriods({ period, t }: PeriodWords, tables: readonly Dated[]): string | undefined {
  const spans = tables.flatMap(({ periods, privacy: { window } }) => {
    if (periods === undefined) return [];
    const { first, last } = periods;
    const isWindow = window !== undefined && parseDay(first) !== undefined;
    return [{ first: isWindow ? windowStart(first as Day, window) : first, last }];
  });
  const [only, ...others] = tables;
  if (only?.periods && others.length === 0 && only.privacy.window && only.periods.first === only.periods.last)
    return period(only.periods.last, only.privacy);
  const first = spans.map((span) => span.first).sort()[0];
  const last = spans
    .map((span) => span.last)
    .sort()
    .at(-1);
  return first === undefined || last === undefined
    ? undefined
    : t.explore.period({ first: period(first), last: period(last) });
}
