import { stringify } from 'yaml';
import { formatPeriod } from '../../words/period-words.ts';
import { siteWords } from '../../model/site-words.ts';
import type { Site } from '../../source/site.ts';
import { unwritten } from '../../values/unwritten.ts';
import type { Day } from '../../values/day.ts';
import { type Period, periodEnd, periodStart } from '../../values/period.ts';
import { type Freeze, freezeReport } from './freeze-report.ts';

/** The id of a period's report: the period in lower case. */
export const reportIdOf = (period: Period) => period.toLowerCase();

/** The newest report about a time before the period. */
export function previousReport(period: Period, reports: Site['content']['reports']): string | undefined {
  const earlier = reports.filter(({ data }) => periodEnd(data.period) < periodStart(period));
  return earlier.sort((a, b) => (periodEnd(a.data.period) < periodEnd(b.data.period) ? -1 : 1)).at(-1)?.id;
}

/**
 * One chart of each dataset that has files, the first of its kind: enough to begin with, and the author takes away what
 * is not needed.
 */
function chartsToShow({ content, datasets }: Pick<Site, 'content' | 'datasets'>): string[] {
  const drawable = datasets.filter(({ tables }) => tables.every(({ files }) => files.length > 0));
  return drawable.flatMap(({ id }) => content.charts.find(({ data }) => data.dataset === id)?.id ?? []).slice(0, 4);
}

/**
 * A report to be filled in: its front matter with the place in the log and the facts of the period, headings with the
 * questions to answer, each marked as not yet written, and a chart of each dataset. The site is the one that the
 * report's place in the log knows: a chart of what came out later could not be drawn.
 */
export function reportSkeleton(
  period: Period,
  published: Day,
  site: Pick<Site, 'config' | 'content' | 'datasets' | 'interface'>,
  freeze: Freeze,
): string {
  const { record, periods } = siteWords(site, site.config.language).words;
  const words = record.skeleton;
  const previous = previousReport(period, site.content.reports);
  const front = stringify(
    {
      title: words.title({ period: formatPeriod(period, site.config.language, periods) }),
      period,
      published,
      summary: unwritten(words.summary),
      ...(previous ? { previous } : {}),
    },
    { schema: 'core', lineWidth: 0 },
  );
  const section = (heading: string, question: string, more: readonly string[] = []) =>
    [`## ${heading}`, unwritten(question), ...more].join('\n\n');
  const body = [
    section(words.short, words.shortQuestion),
    section(
      words.numbers,
      words.numbersQuestion,
      chartsToShow(site).map((id) => `::chart{id=${id}}`),
    ),
    section(words.changed, words.changedQuestion),
    section(words.learnt, words.learntQuestion),
    section(words.asked, words.askedQuestion),
    section(words.limits, words.limitsQuestion),
  ].join('\n\n');
  return freezeReport(`---\n${front}---\n\n${body}\n`, freeze) ?? '';
}
