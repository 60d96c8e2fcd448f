import type { TableModel } from '../model/site-model.ts';
import { parseDay } from '../values/day.ts';
import { parsePeriod, periodEnd } from '../values/period.ts';
import { windowStart } from '../values/window.ts';
import type { SiteView } from './site.ts';

type Dated = Pick<TableModel, 'periods' | 'privacy'>;

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
 * The first and the last period of which some tables speak; of rolling windows the first day that is counted, and the
 * last. Undefined where no table has rows.
 */
export function coveredSpan(tables: readonly Dated[]): { readonly first: string; readonly last: string } | undefined {
  const spans = tables.flatMap(({ periods, privacy: { window } }) => {
    if (periods === undefined) return [];
    const day = parseDay(periods.first);
    return [
      { ...periods, first: window === undefined || day === undefined ? periods.first : windowStart(day, window) },
    ];
  });
  const [first] = spans.map((span) => span.first).sort();
  const [last] = spans.map((span) => span.last).sort((a, b) => (a > b ? -1 : 1));
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** From when to when some tables speak, in words; a single rolling window by its name. */
export function coveredPeriods({ period, t }: Pick<SiteView, 'period' | 't'>, tables: readonly Dated[]) {
  const [only, ...others] = tables;
  if (only?.periods && others.length === 0 && only.privacy.window && only.periods.first === only.periods.last)
    return period(only.periods.last, only.privacy);
  const span = coveredSpan(tables);
  return span && t.explore.period({ first: period(span.first), last: period(span.last) });
}
