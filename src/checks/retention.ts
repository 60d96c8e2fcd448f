import { categoriesOf } from '../schema/categories-of.ts';
import type { Keep } from '../schema/content/schedule.ts';
import { type Day, daysBetween } from '../values/day.ts';
import { type Duration, addDuration } from '../values/duration.ts';
import { formatDuration } from '../values/format.ts';
import { periodEnd } from '../values/period.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import { type Check, type Due, type Finding, type Task, outcome } from './check.ts';
import { periodName } from './period-name.ts';
import { type PublishedPeriod, periodsQuery, publishedPeriods } from './published-periods.ts';
import { rowsOf } from './result-rows.ts';
import { lastDay } from './retention/last-day.ts';

type ScheduleOf = CheckInput['schedules'][number];

/** `P3Y` → `3 years`. */
const inWords = (keep: Keep) => (typeof keep === 'string' ? formatDuration(keep, 'en') : 'for ever');
const forHowLong = (keep: Keep) => `${typeof keep === 'string' ? 'for ' : ''}${inWords(keep)}`;

/** The oldest period, which is to be deleted first; undefined without one. */
function firstDue(periods: readonly PublishedPeriod[], keep: Duration): Due | undefined {
  return periods
    .flatMap(({ period }) => (period === undefined ? [] : [{ by: lastDay(period, keep), period }]))
    .sort((a, b) => (a.by < b.by ? -1 : 1))[0];
}

function tooOld(published: PublishedPeriod, table: CheckTable, keep: Duration, today: Day): Finding[] {
  const { period, place, rows, written } = published;
  const base = { check: 'retention', ...place } as const;
  if (period === undefined) {
    return [
      {
        ...base,
        status: 'review',
        observed: written === '' ? '(empty)' : written,
        allowed: 'a period, such as 2026-08',
        message: `"${written}" is no period, so nobody can tell how old the ${rows === 1 ? 'row' : `${rows} rows`} with it ${rows === 1 ? 'is' : 'are'}.`,
      },
    ];
  }
  const last = lastDay(period, keep);
  if (last >= today) return [];
  const days = daysBetween(periodEnd(period), today);
  const name = periodName(period, table.privacy);
  return [
    {
      ...base,
      status: 'fail',
      observed: `ended on ${periodEnd(period)}, ${days} days ago`,
      allowed: `kept until ${last} (${inWords(keep)} after the end of the period)`,
      message: `The ${rows === 1 ? 'row' : `${rows} rows`} of ${name} should have been deleted after ${last}, but ${rows === 1 ? 'is' : 'are'} still published.`,
      fix: `delete the rows of ${name}; what the log says of the file stays`,
    },
  ];
}

/** Schedules that govern the columns of a table: of each collected field behind them, or else of its category. */
function schedulesBehind(table: CheckTable, input: CheckInput): Map<string, string[]> {
  const fields = new Map(input.fields.map((field) => [field.id, field]));
  const categories = new Map(input.categories.map((category) => [category.id, category]));
  const sources = table.columns.flatMap((column) => {
    const field = fields.get(column.field ?? '');
    if (field === undefined) return [];
    return field.kind === 'collected' ? [field] : field.derivedFrom.flatMap((id) => fields.get(id) ?? []);
  });
  const found = new Map<string, string[]>();
  const add = (schedule: string | undefined, whose: string) => {
    if (schedule !== undefined) found.set(schedule, [...new Set([...(found.get(schedule) ?? []), whose])]);
  };
  for (const id of categoriesOf(table.privacy)) add(categories.get(id)?.retention, `the category "${id}"`);
  for (const field of sources) {
    if (field.kind === 'collected' && field.retention !== undefined) add(field.retention, `the field "${field.id}"`);
  }
  return found;
}

const isLonger = (a: Keep, b: Keep, today: Day): boolean =>
  typeof b === 'string' && (typeof a !== 'string' || addDuration(today, a) > addDuration(today, b));

function conflicts(table: CheckTable, input: CheckInput): Finding[] {
  const schedules = new Map<string, ScheduleOf>(input.schedules.map((schedule) => [schedule.id, schedule]));
  return [...schedulesBehind(table, input)].flatMap(([id, whose]) => {
    const schedule = schedules.get(id);
    const stages =
      schedule?.stages.filter(
        (stage) => stage.place === 'published' && isLonger(table.privacy.keep, stage.keep, input.today),
      ) ?? [];
    return stages.map((stage): Finding => ({
      check: 'retention',
      dataset: table.dataset,
      table: table.table,
      status: 'fail',
      observed: `the dataset keeps rows ${forHowLong(table.privacy.keep)}`,
      allowed: `${inWords(stage.keep)}, as the schedule "${id}" says`,
      message: `The schedule "${id}" of ${whose.join(', ')} promises that what is published is kept for ${inWords(stage.keep)}, but the dataset keeps it ${forHowLong(table.privacy.keep)}.`,
      file: schedule?.file,
      fix: `write  "keep": ${JSON.stringify(stage.keep)}  in ${table.descriptor}, or mend the published stage of the schedule`,
    }));
  });
}

function plan(table: CheckTable, input: CheckInput): Task {
  const { keep } = table.privacy;
  return {
    check: 'retention',
    dataset: table.dataset,
    table: table.table,
    queries: { periods: periodsQuery(table) },
    judge(results) {
      const periods = publishedPeriods(table, rowsOf(results['periods']));
      const old =
        typeof keep === 'string' ? periods.flatMap((published) => tooOld(published, table, keep, input.today)) : [];
      const due = typeof keep === 'string' ? firstDue(periods, keep) : undefined;
      const note =
        typeof keep === 'string'
          ? `Rows may be published for ${inWords(keep)} after their period ends; checked on ${input.today}.`
          : `These rows are kept for ever: ${keep.forever}`;
      return outcome(
        [...old, ...conflicts(table, input)],
        periods.reduce((sum, { rows }) => sum + rows, 0),
        { note, ...(due === undefined ? {} : { due }) },
      );
    },
  };
}

/** No row is published longer than the dataset and the schedules behind it allow. */
export const retentionCheck: Check<'retention'> = {
  id: 'retention',
  leaks: 'nothing',
  byDay: true,
  plan: (input) => input.tables.map((table) => plan(table, input)),
};
