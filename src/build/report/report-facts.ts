import type { CheckReport } from '../../audit/report.ts';
import { ledger } from '../../checks/budget/ledger.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import type { Status } from '../../checks/check.ts';
import type { ReportFacts } from '../../schema/content/record.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { parsePeriod, type Period, periodEnd, periodStart } from '../../values/period.ts';

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
  [...list].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
/** Sums of decimal fractions without the dust of binary ones. */
const sum = (values: readonly number[]) => Number(values.reduce((total, value) => total + value, 0).toPrecision(12));

const withStatus = (results: CheckReport['results'], status: Status) =>
  results.filter(({ outcome }) => outcome.status === status).length;

/** Everything the program knows about a period, for the section of its report that no person writes. */
export function reportFacts({ period, site: { content }, input, report }: FactsOf): ReportFacts {
  const [start, end] = [periodStart(period), periodEnd(period)];
  const within = (day: Day) => day >= start && day <= end;
  const overlaps = (from: Day, until: Day) => from <= end && until >= start;
  const isOfPeriod = (text: string | undefined) => {
    const parsed = text === undefined ? undefined : parsePeriod(text);
    return parsed !== undefined && overlaps(periodStart(parsed), periodEnd(parsed));
  };
  const { entries } = input.log;
  const released = entries.filter((entry) => entry.type === 'release').filter((entry) => isOfPeriod(entry.period));
  const releases = [...Map.groupBy(released, ({ dataset, table }) => `${dataset}\n${table}`).values()].map(
    (own): ReportFacts['releases'][number] => ({
      dataset: own[0]?.dataset ?? '',
      table: own[0]?.table ?? '',
      released: Object.fromEntries(
        own.map(({ period: part, date }) => [part, date]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      ) as Record<string, Day>,
      rows: sum(own.map(({ rows }) => rows)),
    }),
  );
  // What a check says of a table that was not out yet would count as a promise kept.
  const isOut = ({ dataset, table }: CheckReport['results'][number]) => {
    const own = input.tables.filter(
      (found) => found.dataset === dataset && (table === undefined || found.table === table),
    );
    return own.length === 0 || own.some(({ files }) => files.length > 0);
  };
  const judged = report.results.filter(isOut);
  const checks = Map.groupBy(judged, ({ check }) => check);
  const waiver = ({ id, data: { title, from } }: Site['content']['waivers'][number]) => ({ id, title, date: from });
  const spent = ledger(input).filter((row) => isOfPeriod(row.period) || (row.period === undefined && within(row.date)));
  const last = spent.at(-1);
  const { budget } = input.site;
  const rho = sum(spent.map((row) => row.rho ?? 0));
  const notes = content.changes.map(({ id, data: { title, date, changes } }) => ({
    id,
    title,
    date,
    isIncident: changes.some(({ type }) => type === 'incident'),
  }));
  const advisories = content.security.flatMap(({ id, data }) =>
    data.kind === 'advisory' && (within(data.date) || overlaps(data.affectedFrom, data.affectedUntil))
      ? [{ id, title: data.title, date: data.affectedFrom, kind: 'advisory' as const }]
      : [],
  );
  const outages = input.tables.flatMap(({ dataset, privacy }) =>
    (privacy.breaks ?? [])
      .filter(({ kind, date, until }) => kind === 'outage' && overlaps(date, until ?? date))
      .map(({ date, reason }) => ({ id: dataset, title: reason, date, kind: 'outage' as const })),
  );
  return {
    asOf: input.today,
    releases: releases.sort((a, b) => (a.table < b.table ? -1 : 1)),
    policies: entries
      .filter((entry) => entry.type === 'policy')
      .filter(({ date }) => within(date))
      .map(({ category, version, notice, date }) => ({ category, version, notice, date })),
    checks: [...checks].map(([check, results]) => ({
      check,
      holds: withStatus(results, 'pass'),
      review: withStatus(results, 'review'),
      fails: withStatus(results, 'fail'),
      uncheckable: withStatus(results, 'not-checkable'),
      findings: sum(results.map(({ outcome }) => outcome.findingCount)),
      waived: results.flatMap(({ outcome }) => outcome.findings).filter((finding) => finding.waiver !== undefined)
        .length,
      rows: sum(results.map(({ outcome }) => outcome.rowsExamined)),
    })),
    waivers: {
      opened: byDate(content.waivers.filter(({ data }) => within(data.from)).map(waiver)),
      closed: byDate(content.waivers.filter(({ data }) => within(data.expires)).map(waiver)),
      standing: byDate(content.waivers.filter(({ data }) => data.from < start && data.expires > end).map(waiver)),
    },
    ...(last
      ? {
          budget: {
            unit: budget?.unit ?? last.unit,
            releases: spent.length,
            epsilon: sum(spent.map(({ epsilon }) => epsilon ?? 0)),
            ...(rho > 0 ? { rho } : {}),
            ...(budget && Number.isFinite(last.spentEpsilon)
              ? { window: budget.window, windowEpsilon: last.spentEpsilon }
              : {}),
            ...(last.limitEpsilon === undefined ? {} : { limit: last.limitEpsilon }),
          },
        }
      : {}),
    changes: byDate(notes.filter(({ date }) => within(date)).map(({ id, title, date }) => ({ id, title, date }))),
    incidents: byDate([
      ...notes
        .filter(({ date, isIncident }) => isIncident && within(date))
        .map(({ id, title, date }) => ({ id, title, date, kind: 'note' as const })),
      ...advisories,
      ...outages,
    ]),
  };
}
