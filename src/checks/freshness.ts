import { type Day, addDays, daysBetween } from '../values/day.ts';
import { type Duration, durationParts } from '../values/duration.ts';
import { formatDuration } from '../values/format.ts';
import {
  type Period,
  type PeriodKind,
  parsePeriod,
  periodEnd,
  periodFromOrdinal,
  periodKind,
  periodOrdinal,
  periodStart,
} from '../values/period.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import { type Check, type Due, type Finding, type Task, outcome } from './check.ts';
import { descriptorFile } from './descriptor-file.ts';
import { nextDue } from './freshness/next-due.ts';
import { type PublishedPeriod, periodsQuery, publishedPeriods } from './published-periods.ts';
import { textOf } from './released-table.ts';
import { rowsOf } from './result-rows.ts';

/** What is found in a file without rows. */
export const emptyFile = 'a header and no row';

type Dated = PublishedPeriod & { readonly period: Period };

/** How many periods of a kind a cadence spans; 1 where it is shorter or does not divide evenly. */
function periodsPer(cadence: Duration, kind: PeriodKind): number {
  const { years, months, weeks, days } = durationParts(cadence);
  const [wholeMonths, wholeDays] = [years * 12 + months, weeks * 7 + days];
  const [length, unit] = {
    year: [wholeMonths, 12],
    quarter: [wholeMonths, 3],
    month: [wholeMonths, 1],
    week: [wholeDays, 7],
    day: [wholeDays, 1],
  }[kind];
  return length !== undefined && unit !== undefined && length > unit && length % unit === 0 ? length / unit : 1;
}

/**
 * Periods between the first and the last that hold no row. The step is the cadence where rows follow it, else one
 * period.
 */
function missingPeriods(ordinals: readonly number[], kind: PeriodKind, cadence: Duration): Period[] {
  const smallest = ordinals
    .slice(1)
    .reduce((least, ordinal, index) => Math.min(least, ordinal - (ordinals[index] ?? 0)), Number.POSITIVE_INFINITY);
  const step = smallest % periodsPer(cadence, kind) === 0 ? periodsPer(cadence, kind) : 1;
  const present = new Set(ordinals);
  const missing: Period[] = [];
  for (let ordinal = (ordinals[0] ?? 0) + step; ordinal < (ordinals.at(-1) ?? 0); ordinal += step) {
    if (!present.has(ordinal)) missing.push(periodFromOrdinal(kind, ordinal));
  }
  return missing;
}

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
  const ordinals = periods
    .filter(({ period }) => periodKind(period) === kind)
    .map(({ period }) => periodOrdinal(period))
    .sort((a, b) => a - b);
  return missingPeriods([...new Set(ordinals)], kind, table.privacy.cadence)
    .filter((missing) => !isDeclared(missing, table))
    .map((missing) => ({
      check: 'freshness',
      dataset: table.dataset,
      table: table.table,
      status: 'fail',
      period: missing,
      observed: 'no row',
      allowed: 'rows, or a declared gap',
      message: `Nothing is published for ${missing}, and no gap is declared.`,
      file: descriptorFile(table),
      fix: `publish ${missing}, or add  "gaps": [{ "period": "${missing}", "reason": "…" }]  to the privacy block`,
    }));
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
      message: `The newest numbers are of ${newest.period}; newer ones should have been published by ${due}, ${daysBetween(due, today)} ${daysBetween(due, today) === 1 ? 'day' : 'days'} ago.`,
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

function ahead(published: Dated, today: Day): Finding {
  return {
    check: 'freshness',
    ...published.place,
    status: 'fail',
    observed: published.period,
    allowed: `a period that began by ${today}`,
    message: `The period ${published.period} has not begun yet, so these numbers cannot be true.`,
    fix: 'correct the period',
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
        ...dated.filter((published) => !past.includes(published)).map((published) => ahead(published, today)),
        ...(newest === undefined || ended !== undefined ? [] : overdue(table, newest, today)),
        ...(newest === undefined ? [] : gapFindings(table, past)),
        ...emptyFiles(table, new Set(rowsOf(results['files']).map((row) => String(row['file'])))),
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
        note: `${past.length} ${past.length === 1 ? 'period' : 'periods'}${newest === undefined ? '' : `, the newest ${newest.period}`}; checked on ${today}.${told}`,
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
