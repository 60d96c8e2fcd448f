import { expect, test } from 'vitest';
import { coveredPeriods, coveredSpan, newestPeriod } from '../../src/site/covered-days.ts';
import { releasedPeriods } from '../../src/site/released-periods.ts';
import type { SiteView } from '../../src/site/site.ts';
import { formatDuration } from '../../src/values/format.ts';
import { formatDay } from '../../src/values/format-day.ts';
import type { Day } from '../../src/values/day.ts';
import type { Duration } from '../../src/values/duration.ts';
import type { Period } from '../../src/values/period.ts';
import { formatPeriod } from '../../src/words/period-words.ts';
import { languageWords } from '../../src/words/words-for.ts';

const tables = {
  weekly: { releases: 'partition', window: 'P30D' },
  newest: { releases: 'snapshot', window: 'P30D' },
  months: { releases: 'partition' },
} as const;

/** As much of a site as names periods, with the tables above. */
function siteIn(language: string) {
  const { words: t } = languageWords(language);
  const period: SiteView['period'] = (text, rows) => formatPeriod(text, language, t.periods, rows?.window);
  return {
    t,
    period,
    filePeriod: (text: string, rows: { releases: string; window?: Duration } | undefined) =>
      period(text, rows?.releases === 'partition' ? rows : undefined),
    day: (day: string) => formatDay(day as Day, language),
    duration: (duration: string) => formatDuration(duration as Duration, language),
    table: ({ table }: { table: keyof typeof tables }) => ({ privacy: tables[table] }),
  } as unknown as SiteView;
}
const released = (table: keyof typeof tables, ...periods: string[]) =>
  periods.map((period) => ({ dataset: 'use', table, period: period as Period }));

test.each([
  ['en', '30 days each, the first to 2 September 2026, the last to 9 September 2026, 2 files'],
  ['de', 'je 30 Tage, zuerst bis 2. September 2026, zuletzt bis 9. September 2026, 2 Dateien'],
  ['ar', 'لكل ملف 30 يومًا، أولها حتى 2 سبتمبر 2026 وآخرها حتى 9 سبتمبر 2026، 2 ملفات'],
])('windows that came out together are told by their length and the last days of two: %s', (language, words) => {
  expect(releasedPeriods(siteIn(language), released('weekly', '2026-09-02', '2026-09-09'))).toBe(words);
});

test('one window is told by its name, a file of a snapshot by its day, and months as ever', () => {
  const site = siteIn('en');
  expect(releasedPeriods(site, released('weekly', '2026-09-02'))).toBe('30 days to 2 September 2026');
  expect(releasedPeriods(site, released('newest', '2026-09-02'))).toBe('2 September 2026');
  expect(releasedPeriods(site, released('months', '2026-07', '2026-08'))).toBe('July 2026 to August 2026, 2 files');
  expect(releasedPeriods(site, [])).toBe('');
});

test('tables cover the days of their windows, and the newest period is the one that ends last', () => {
  const site = siteIn('en');
  const of = (table: keyof typeof tables, first: string, last: string) =>
    ({ periods: { first, last }, privacy: tables[table] }) as unknown as Parameters<typeof newestPeriod>[1][number];
  // 30 days to 2 September: 4 August is the first of them (28 in August, 2 in September).
  expect(coveredPeriods(site, [of('weekly', '2026-09-02', '2026-09-09')])).toBe('4 August 2026 to 9 September 2026');
  expect(coveredPeriods(site, [of('weekly', '2026-09-02', '2026-09-02')])).toBe('30 days to 2 September 2026');
  expect(coveredPeriods(site, [of('months', '2026-07', '2026-08')])).toBe('July 2026 to August 2026');
  expect(coveredSpan([of('weekly', '2026-09-02', '2026-09-09')])).toEqual({ first: '2026-08-04', last: '2026-09-09' });
  expect(coveredPeriods(site, [])).toBeUndefined();
  expect(newestPeriod(site, [of('weekly', '2026-09-02', '2026-09-09'), of('months', '2026-07', '2026-09')])).toBe(
    'September 2026',
  );
  expect(newestPeriod(site, [of('months', '2026-07', '2026-08'), of('weekly', '2026-09-02', '2026-09-09')])).toBe(
    '30 days to 9 September 2026',
  );
});
