import { type Day, addDays, daysBetween } from '../values/day.ts';
import type { Duration } from '../values/duration.ts';
import { formatDuration } from '../values/format.ts';
import { type Period, parsePeriod, periodEnd, periodKind, periodStart } from '../values/period.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import { type Check, type Due, type Finding, type Task, outcome } from './check.ts';
import { descriptorFile } from './descriptor-file.ts';
import { missingBetween } from './freshness/missing-periods.ts';
import { nextDue } from './freshness/next-due.ts';
import { periodName } from './period-name.ts';
import { type PublishedPeriod, periodsQuery, publishedPeriods } from './published-periods.ts';
import { textOf } from './released-table.ts';
import { rowsOf } from './result-rows.ts';

/** What is found in a file without rows. */
export const emptyFile = 'a header and no row';

type Dated = PublishedPeriod & { readonly period: Period };

/** Rows of a table of windows that name a month or another stretch, of which nobody knows on which day they end. */
const misnamed = (table: CheckTable, dated: readonly Dated[]): Finding[] =>
  table.privacy.window === undefined
    ? []
    : dated
        .filter(({ period }) => periodKind(period) !== 'day')
        .map(({ period, place }) => ({
          check: 'freshness',
          ...place,
          status: 'fail',
          observed: period,
          allowed: 'the last day of the window, such as 2026-08-31',
          message: `Each row speaks of ${formatDuration(table.privacy.window as Duration, 'en')}, and ${period} does not say on which day they end.`,
          fix: `write the last day, such as ${periodEnd(period)}, or remove  "window"  where rows speak of calendar periods`,
        }));

/** Whether a gap is declared: as a gap (which may name a longer period around it), or by an outage that touches it. */
function isDeclared(missing: Period, { privacy }: CheckTable): boolean {
  const [start, end] = [periodStart(missing), periodEnd(missing)];
  const gap = privacy.gaps?.some((declared) => {
    const period = parsePeriod(declared.period);
    return period !== undefined && periodStart(period) <= start && periodEnd(period) >= end;
  });
  return (
    gap === true ||
    (privacy.breaks ?? []).some(
      ({ kind, date, until }) => kind === 'outage' && date <= end && (until === undefined || until >= start),
    )
  );
}

function gapFindings(table: CheckTable, periods: readonly Dated[]): Finding[] {
  const kind = periodKind((periods[0] as Dated).period);
  const present = periods.map(({ period }) => period).filter((period) => periodKind(period) === kind);
  const { cadence, window } = table.privacy;
  return missingBetween(present, kind, cadence, window !== undefined)
    .filter((period) => !isDeclared(period, table))
    .map((period) => ({ period, name: periodName(period, table.privacy) }))
    .map(({ period, name }) => ({
      check: 'freshness',
      dataset: table.dataset,
      table: table.table,
      status: 'fail',
      period,
      observed: 'no row',
      allowed: 'rows, or a declared gap',
      message: `Nothing is published for ${name}, and no gap is declared.`,
      file: descriptorFile(table),
      fix: `publish ${name}, or add  "gaps": [{ "period": "${period}", "reason": "…" }]  to the privacy block`,
    }));
}

/** The newest period, at the end of a note. */
function tellNewest(period: Period, { privacy }: CheckTable): string {
  const name = periodName(period, privacy);
  return `, the newest${name === period ? '' : ':'} ${name}`;
}

/** The finding for a table whose next period is overdue. */
function overdue(table: CheckTable, newest: Dated, today: Day): Finding[] {
  const { cadence, delay } = table.privacy;
  const due = nextDue(newest.period, table.privacy);
  if (today <= due) return [];
  return [
    {
      check: 'freshness',
      ...newest.place,
      status: 'fail',
      observed: `newest period ${newest.period}, ended on ${periodEnd(newest.period)}`,
      allowed: `a newer period by ${due} (a new one every ${formatDuration(cadence, 'en')}, within ${formatDuration(delay ?? cadence, 'en')} of its end)`,
      message: `The newest numbers are of ${periodName(newest.period, table.privacy)}; newer ones should have been published by ${due}, ${daysBetween(due, today)} ${daysBetween(due, today) === 1 ? 'day' : 'days'} ago.`,
      fix: 'publish the next period, or announce the end of the dataset in changes/ (type: dataset-ended)',
    },
  ];
}

function unreadable(published: PublishedPeriod): Finding {
  return {
    check: 'freshness',
    ...published.place,
    status: 'review',
    observed: published.written === '' ? '(empty)' : published.written,
    allowed: 'a period, such as 2026-08',
    message: `"${published.written}" is no period, so nobody can tell how new the rows with it are.`,
  };
}

function ahead(published: Dated, { privacy }: CheckTable, today: Day): Finding {
  const { period, place } = published;
  const about = { check: 'freshness', ...place, status: 'fail', observed: period } as const;
  return privacy.window === undefined
    ? {
        ...about,
        allowed: `a period that began by ${today}`,
        message: `The period ${period} has not begun yet, so these numbers cannot be true.`,
        fix: 'correct the period',
      }
    : {
        ...about,
        allowed: `a window that ends by ${today}`,
        message: `Rows speak of ${periodName(period, privacy)}, which are not over yet, so these numbers cannot be true.`,
        fix: 'correct the last day of the window',
      };
}

/** SQL: the files of a table that hold a row. */
const filesWithRows = (table: CheckTable) => `SELECT DISTINCT _file AS file FROM ${textOf(table)} ORDER BY 1`;

/** Files that are named after a period, are there and hold no row, where no gap is declared for the period. */
function emptyFiles(table: CheckTable, filled: ReadonlySet<string>): Finding[] {
  return table.files.flatMap(({ path, period: told, sha256 }): Finding[] => {
    const period = told === undefined ? undefined : parsePeriod(told);
    if (period === undefined || sha256 === undefined || filled.has(path) || isDeclared(period, table)) return [];
    return [
      {
        check: 'freshness',
        dataset: table.dataset,
        table: table.table,
        status: 'fail',
        period,
        file: path,
        line: 1,
        observed: emptyFile,
        allowed: 'rows, or a declared gap',
        message: `The file is named after ${period} and holds no row, so nothing is published for ${period}.`,
        fix: `publish the rows of ${period}, or add  "gaps": [{ "period": "${period}", "reason": "…" }]  to the privacy block in ${table.descriptor}`,
      },
    ];
  });
}

/** The note of a dataset's end, told for any day; undefined for one that goes on. Of several the first counts. */
function endOf(table: CheckTable, { changes }: CheckInput): CheckInput['changes'][number] | undefined {
  return changes
    .filter((note) =>
      note.changes.some((change) => change.type === 'dataset-ended' && change.dataset === table.dataset),
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1))[0];
}

/** When the next period is due; undefined where the dataset ends before it could be late. */
function dueAfter(table: CheckTable, newest: Dated, end: { readonly date: Day } | undefined): Due | undefined {
  const by = nextDue(newest.period, table.privacy);
  return end !== undefined && end.date <= addDays(by, 1) ? undefined : { by, period: newest.period };
}

function plan(table: CheckTable, input: CheckInput): Task {
  const { today } = input;
  const end = endOf(table, input);
  const ended = end !== undefined && end.date <= today ? end : undefined;
  return {
    check: 'freshness',
    dataset: table.dataset,
    table: table.table,
    queries: { periods: periodsQuery(table), files: filesWithRows(table) },
    judge(results) {
      const all = publishedPeriods(table, rowsOf(results['periods']));
      const rows = all.reduce((sum, published) => sum + published.rows, 0);
      const dated = all.filter((published): published is Dated => published.period !== undefined);
      const past = dated
        .filter(({ period }) => periodStart(period) <= today)
        .sort((a, b) => (periodEnd(a.period) < periodEnd(b.period) ? -1 : 1));
      const newest = past.at(-1);
      const findings = [
        ...dated.filter((published) => !past.includes(published)).map((published) => ahead(published, table, today)),
        ...(newest === undefined || ended !== undefined ? [] : overdue(table, newest, today)),
        ...(newest === undefined ? [] : gapFindings(table, past)),
        ...emptyFiles(table, new Set(rowsOf(results['files']).map((row) => String(row['file'])))),
        ...misnamed(table, dated),
        ...all.filter(({ period }) => period === undefined).map(unreadable),
      ];
      if (all.length === 0 && findings.length === 0)
        return outcome([], 0, {
          status: 'not-checkable',
          note: 'No row has been published yet, so there is no newest period.',
        });
      const due = newest === undefined || ended !== undefined ? undefined : dueAfter(table, newest, end);
      const told =
        ended === undefined ? '' : ` The dataset ended on ${ended.date} (${ended.id}); nothing newer is due.`;
      return outcome(findings, rows, {
        note: `${past.length} ${past.length === 1 ? 'period' : 'periods'}${newest === undefined ? '' : tellNewest(newest.period, table)}; checked on ${today}.${told}`,
        ...(due === undefined ? {} : { due }),
      });
    },
  };
}

/** The newest period is as new as the cadence asks, and no period between is missing unannounced. */
export const freshnessCheck: Check<'freshness'> = {
  id: 'freshness',
  leaks: 'nothing',
  byDay: true,
  plan: (input) => input.tables.map((table) => plan(table, input)),
};
