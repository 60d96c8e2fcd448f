import type { CheckReport } from '../../audit/report.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import { loggedFacts } from '../../checks/report/logged-facts.ts';
import { type PeriodSpan, periodSpan } from '../../checks/report/period-span.ts';
import type { ReportFacts } from '../../schema/content/record.ts';
import type { Site } from '../../source/site.ts';
import { compareTexts } from '../../values/compare-texts.ts';
import type { Day } from '../../values/day.ts';
import type { Period } from '../../values/period.ts';
import { checkFacts } from './check-facts.ts';

export interface FactsOf {
  /** The period the report is about. */
  readonly period: Period;
  readonly site: Pick<Site, 'content'>;
  /** What the checks looked at, as of the day of the report. */
  readonly input: CheckInput;
  /** What they came to, with waivers applied. */
  readonly report: CheckReport;
}

const byDate = <T extends { readonly date: string; readonly id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => compareTexts(a.date, b.date) || compareTexts(a.id, b.id));

function waiverFacts({ waivers }: Site['content'], { start, end, within }: PeriodSpan): ReportFacts['waivers'] {
  const those = (belongs: (from: Day, expires: Day) => boolean) =>
    byDate(
      waivers
        .filter(({ data: { from, expires } }) => belongs(from, expires))
        .map(({ id, data: { title, from } }) => ({ id, title, date: from })),
    );
  return {
    opened: those((from) => within(from)),
    closed: those((_from, expires) => within(expires)),
    standing: those((from, expires) => from < start && expires > end),
  };
}

function incidentFacts(
  { changes, security }: Site['content'],
  tables: CheckInput['tables'],
  { within, overlaps }: PeriodSpan,
): ReportFacts['incidents'] {
  const notes = changes
    .filter(({ data }) => data.changes.some(({ type }) => type === 'incident') && within(data.date))
    .map(({ id, data: { title, date } }) => ({ id, title, date, kind: 'note' as const }));
  const advisories = security.flatMap(({ id, data }) =>
    data.kind === 'advisory' && (within(data.date) || overlaps(data.affectedFrom, data.affectedUntil))
      ? [{ id, title: data.title, date: data.affectedFrom, kind: 'advisory' as const }]
      : [],
  );
  const outages = tables.flatMap(({ dataset, privacy }) =>
    (privacy.breaks ?? [])
      .filter(({ kind, date, until }) => kind === 'outage' && overlaps(date, until ?? date))
      .map(({ date, reason }) => ({ id: dataset, title: reason, date, kind: 'outage' as const })),
  );
  return byDate([...notes, ...advisories, ...outages]);
}

/** Everything the program knows about a period, for the section of its report that no person writes. */
export function reportFacts({ period, site: { content }, input, report }: FactsOf): ReportFacts {
  const span = periodSpan(period);
  const { releases, policies, budget } = loggedFacts(period, input);
  const notes = content.changes.map(({ id, data: { title, date } }) => ({ id, title, date }));
  return {
    asOf: input.today,
    releases,
    policies,
    checks: checkFacts(input, report),
    waivers: waiverFacts(content, span),
    ...(budget ? { budget } : {}),
    changes: byDate(notes.filter(({ date }) => span.within(date))),
    incidents: incidentFacts(content, input.tables, span),
  };
}
