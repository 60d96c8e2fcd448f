import { compareTexts } from '../../../values/compare-texts.ts';
import {
  type Period,
  parsePeriod,
  periodEnd,
  type PeriodKind,
  periodKind,
  periodOrdinal,
  periodStart,
} from '../../../values/period.ts';
import type { ColumnProfile } from './profile-table.ts';

/** The parts of a year that a column of their own may hold: how many there are, and their step. */
export const partUnits = {
  quarter: { most: 4, cadence: 'P3M' },
  month: { most: 12, cadence: 'P1M' },
  week: { most: 53, cadence: 'P1W' },
} as const;
export type PartUnit = keyof typeof partUnits;

/** Texts as periods, in order, once each; undefined where one of them is none, and for no text. */
export function asPeriods(texts: readonly string[]): readonly Period[] | undefined {
  const read = texts.map((text) => parsePeriod(text.toUpperCase()));
  if (read.length === 0 || read.includes(undefined)) return undefined;
  return [...new Set(read as Period[])].sort((a, b) => compareTexts(periodEnd(a), periodEnd(b)));
}

/**
 * The step in which periods of one kind follow one another, by the one that is most frequent; undefined for a day
 * alone.
 */
export function stepOfPeriods({ type }: Pick<ColumnProfile, 'type'>, texts: readonly string[]): string | undefined {
  const periods = asPeriods(texts);
  const kind = periods?.[0] && periodKind(periods[0]);
  if (!periods || kind === undefined) return type === 'yearmonth' ? 'P1M' : undefined;
  const numbers = periods.filter((one) => periodKind(one) === kind).map(periodOrdinal);
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? number));
  const counts = [...Map.groupBy(steps, (step) => step)].map(([step, list]) => ({ step, count: list.length }));
  const usual = counts.reduce((most, one) => (one.count > most.count ? one : most), { step: 1, count: 0 }).step;
  if (kind === 'day') return steps.length === 0 ? undefined : stepOfDays(usual);
  return { year: `P${usual}Y`, quarter: `P${usual * 3}M`, month: `P${usual}M`, week: `P${usual}W` }[kind];
}

function stepOfDays(days: number): string {
  if (days >= 28 && days <= 31) return 'P1M';
  if (days >= 89 && days <= 92) return 'P3M';
  if (days >= 365 && days <= 366) return 'P1Y';
  return days % 7 === 0 ? `P${days / 7}W` : `P${days}D`;
}

/**
 * The period by which a file of these periods is called: the least calendar one that holds all of them, else the last.
 */
export function coveringPeriod(periods: readonly Period[]): Period | undefined {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined || first === last) return last;
  const [from, to] = [periodStart(first), periodEnd(last)];
  const quarter = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const calendars: readonly ((day: string) => string)[] = [(day) => day.slice(0, 7), quarter, (day) => day.slice(0, 4)];
  const same = calendars.find((calendar) => calendar(from) === calendar(to));
  return same === undefined ? last : parsePeriod(same(from));
}

const isWithin = (one: Period, whole: Period) =>
  periodStart(one) >= periodStart(whole) && periodEnd(one) <= periodEnd(whole);

/** A file with the periods of its rows, and the one that its name tells. */
export interface DatedFile {
  readonly told: Period | undefined;
  readonly periods: readonly Period[] | undefined;
}

/** Whether a file has rows of several periods, and not only of the one that it is called by. */
export const holdsSeveral = ({ told, periods = [] }: DatedFile): boolean =>
  periods.length > 1 && !(told !== undefined && periods.every((one) => isWithin(one, told)));

/**
 * Whether files add to one another: no two of them have a period in common, and a single one has only rows of the
 * period that it is called by, or of one period at all. Any other holds what there is.
 */
export function releasesOf(files: readonly DatedFile[]): 'partition' | 'snapshot' {
  const [only, ...others] = files;
  if (files.some(({ periods }) => periods === undefined)) return 'snapshot';
  const all = files.flatMap(({ periods }) => periods ?? []);
  if (others.length > 0) return new Set(all).size === all.length ? 'partition' : 'snapshot';
  const told = only?.told;
  if (told !== undefined) return all.every((one) => isWithin(one, told)) ? 'partition' : 'snapshot';
  return all.length === 1 ? 'partition' : 'snapshot';
}

/** The kind that periods of files must share, so that their names tell them apart. */
export const sharesKind = (periods: readonly (Period | undefined)[]): boolean =>
  new Set(periods.map((one): PeriodKind | undefined => one && periodKind(one))).size === 1 &&
  !periods.includes(undefined);
