import { type Day, dateOf } from '../values/day.ts';
import type { Duration } from '../values/duration.ts';
import { formatDuration } from '../values/format.ts';
import { formatDay } from '../values/format-day.ts';
import { dateFormat } from '../values/kept-formats.ts';
import { parsePeriod, periodKind, periodStart } from '../values/period.ts';
import type { Words } from './words-for.ts';

/** The words of periods that `Intl` does not have. */
export type PeriodWords = Words['periods'];

/**
 * A period in words: `August 2026`, `2026`, `Q3 2026`, `week of 27 July 2026`, `4 August 2026`; where days end rolling
 * windows of this length, `30 days to 4 August 2026`. Text that is no period comes back as it is.
 */
export function formatPeriod(text: string, language: string, words: PeriodWords, window?: Duration): string {
  const period = parsePeriod(text);
  if (period === undefined) return text;
  switch (periodKind(period)) {
    case 'month':
      return dateFormat(language, { month: 'long', year: 'numeric' }).format(dateOf(periodStart(period)));
    case 'day':
      return window === undefined
        ? formatDay(text as Day, language)
        : words.window({ duration: formatDuration(window, language), day: formatDay(text as Day, language) });
    case 'quarter':
      return words.quarter({ quarter: text.slice(6), year: text.slice(0, 4) });
    case 'week':
      return words.week({ day: formatDay(periodStart(period), language) });
    case 'year':
      return text;
  }
}
