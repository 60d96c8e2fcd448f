import type { Engine } from '../../../engine/engine.ts';
import { quoteName } from '../../../engine/sql.ts';
import { periodOrdinal } from '../../../values/period.ts';
import { asPeriods } from './periods-of.ts';
import type { ColumnProfile, TableProfile } from './profile-table.ts';

/** Two columns of days, of which one begins what a row speaks of and the other ends it. */
export interface DaySpan {
  readonly start: ColumnProfile;
  readonly end: ColumnProfile;
  /** Days from one to the other, the same in all rows. */
  readonly days: number;
}

/** Rolling windows that a table seems to be of. */
export interface FoundWindow {
  readonly length: string;
  /** What it was found by, as a sentence goes on after "by". */
  readonly by: string;
  /** The column of the first day, where there is one. */
  readonly start?: string;
}

/** Lengths in which projects count, in days. */
const usual: ReadonlySet<number> = new Set([7, 14, 28, 30, 56, 60, 84, 90, 91, 180, 182, 364, 365]);

/**
 * The first two columns of days that lie the same number of days apart in all rows. Both ends of it are counted; where
 * only the days between make a usual length, the second is the day after, and nothing is found.
 */
export async function findDaySpan(engine: Engine, { name, columns }: TableProfile): Promise<DaySpan | undefined> {
  const [first, second] = columns.filter(({ type, hasEmpty }) => type === 'date' && !hasEmpty);
  if (first === undefined || second === undefined) return undefined;
  const day = (column: ColumnProfile) => `TRY_CAST(${quoteName(column.name)} AS DATE)`;
  const { rows } = await engine.query(
    `SELECT min(${day(second)} - ${day(first)}), max(${day(second)} - ${day(first)}) FROM ${quoteName(name)}`,
  );
  const [least, most] = (rows[0] ?? []).map(Number);
  if (least === undefined || least !== most || Number.isNaN(least) || least === 0) return undefined;
  const [start, end, days] = least > 0 ? [first, second, least] : [second, first, -least];
  return usual.has(days) && !usual.has(days + 1) ? undefined : { start, end, days };
}

const inName = /(?:^|[^a-z0-9])(?:last|past|rolling)?[^a-z0-9]?(\d{1,3})[^a-z0-9]?(d|days?|w|weeks?)(?=$|[^a-z0-9])/i;

/** `30` days of `installs_30d`, `last-30-days` or `30d.csv`; undefined for a name that tells none. */
export function daysInName(name: string): number | undefined {
  const [, count, unit = ''] = inName.exec(name) ?? [];
  if (count === undefined) return undefined;
  const days = Number(count) * (/^w/i.test(unit) ? 7 : 1);
  return days > 1 ? days : undefined;
}

const holdsLength = /^(?:window|days|window_days|days_in_window|length_in_days)$/i;

/** The rolling windows of a table whose rows name days; undefined where nothing tells of any. */
export function findWindow(
  { columns, rows }: TableProfile,
  { period, measures }: { readonly period: ColumnProfile; readonly measures: readonly ColumnProfile[] },
  names: readonly string[],
  span: DaySpan | undefined,
): FoundWindow | undefined {
  if (period.type !== 'date' || rows === 0) return undefined;
  if (span?.end === period)
    return {
      length: `P${span.days + 1}D`,
      by: `${span.start.name} and ${span.end.name}, ${span.days} days apart in all rows`,
      start: span.start.name,
    };
  const column = columns.find(
    ({ name, type, least, greatest }) => holdsLength.test(name) && type === 'integer' && least === greatest,
  );
  if (column && (column.least ?? 0) > 1) return { length: `P${column.least}D`, by: `the one number in ${column.name}` };
  return byNames(measures.map((measure) => measure.name)) ?? byNames(names);
}

/** The one length that names tell; undefined where they tell several, as columns of 7, 30 and 90 days do. */
function byNames(names: readonly string[]): FoundWindow | undefined {
  const told = names.flatMap((name) => {
    const days = daysInName(name);
    return days === undefined ? [] : [{ length: `P${days}D`, by: `the name ${name}` }];
  });
  return new Set(told.map(({ length }) => length)).size === 1 ? told[0] : undefined;
}

/**
 * The step from one window to the next in days, where it is always the same; undefined where it may be a month: no
 * month is followed by one of the same length more than once in a row, but those of 31 days.
 */
export function stepOfWindows(texts: readonly string[]): string | undefined {
  const ordinals = (asPeriods(texts) ?? []).map(periodOrdinal);
  const steps = ordinals.slice(1).map((ordinal, at) => ordinal - (ordinals[at] ?? 0));
  const [step] = steps;
  if (step === undefined || steps.some((one) => one !== step)) return undefined;
  const mayBeMonths = step >= 28 && (steps.length < 2 || (step === 31 && steps.length < 3) || step > 31);
  return mayBeMonths ? undefined : `P${step}D`;
}
