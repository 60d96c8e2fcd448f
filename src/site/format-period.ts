import { formatDay } from '../values/format.ts';
import { dateOf, type Day } from '../values/day.ts';
import { type Period, parsePeriod, periodKind, periodStart } from '../values/period.ts';
import { wordsFor } from '../words/words-for.ts';

const locale = (language: string) => (language === 'en' ? 'en-GB' : language);

/** A period in words: `August 2026`, `2026`, `Q3 2026`, `W31 2026`, `4 August 2026`. Text that is no period comes back as it is. */
export function formatPeriod(text: string, language: string): string {
  if (parsePeriod(text) === undefined) return text;
  const period = text as Period;
  switch (periodKind(period)) {
    case 'month':
      return new Intl.DateTimeFormat(locale(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        dateOf(periodStart(period)),
      );
    case 'day':
      return formatDay(text as Day, language);
    case 'quarter':
      return wordsFor(language).periods.quarter({ quarter: text.slice(6), year: text.slice(0, 4) });
    case 'week':
      return wordsFor(language).periods.week({ week: text.slice(6), year: text.slice(0, 4) });
    case 'year':
      return text;
  }
}
