import { type Day, addDays, dateOf, parseDay } from './day.ts';

/** A stretch of time a published row speaks of: `2026`, `2026-Q3`, `2026-08`, `2026-W31` or `2026-08-04`. */
export type Period = string & { readonly __brand: 'Period' };

export type PeriodKind = 'year' | 'quarter' | 'month' | 'week' | 'day';

interface ParsedPeriod {
  readonly kind: PeriodKind;
  /** Consecutive periods of one kind have consecutive ordinals. */
  readonly ordinal: number;
}

const year = /^(\d{4})$/;
const quarter = /^(\d{4})-[Qq]([1-4])$/;
const month = /^(\d{4})-(0[1-9]|1[0-2])$/;
const week = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/;

const dayNumber = (day: Day) => Math.round(dateOf(day).getTime() / 86_400_000);
const dayFromNumber = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10) as Day;

/** Monday of the ISO week that holds 4 January, hence of week 1. */
function firstMonday(ofYear: number): number {
  const fourth = dayNumber(`${String(ofYear).padStart(4, '0')}-01-04` as Day);
  return fourth - ((fourth + 3) % 7);
}

function parse(text: string): ParsedPeriod | undefined {
  let match;
  if ((match = year.exec(text))) return { kind: 'year', ordinal: Number(match[1]) };
  if ((match = quarter.exec(text))) return { kind: 'quarter', ordinal: Number(match[1]) * 4 + Number(match[2]) - 1 };
  if ((match = month.exec(text))) return { kind: 'month', ordinal: Number(match[1]) * 12 + Number(match[2]) - 1 };
  if ((match = week.exec(text))) {
    const monday = firstMonday(Number(match[1])) + (Number(match[2]) - 1) * 7;
    if (monday >= firstMonday(Number(match[1]) + 1)) return undefined;
    return { kind: 'week', ordinal: Math.round((monday + 3) / 7) };
  }
  const day = parseDay(text);
  return day === undefined ? undefined : { kind: 'day', ordinal: dayNumber(day) };
}

function known(period: Period): ParsedPeriod {
  const parsed = parse(period);
  if (!parsed) throw new RangeError(`"${period}" is not a period`);
  return parsed;
}

/** Returns the period, or undefined when the text is none. */
export function parsePeriod(text: string): Period | undefined {
  return parse(text) ? (text as Period) : undefined;
}

export function periodKind(period: Period): PeriodKind {
  return known(period).kind;
}

/** A number that grows by one from each period to the next of its kind. */
export function periodOrdinal(period: Period): number {
  return known(period).ordinal;
}

/** The inverse of `periodOrdinal`. */
export function periodFromOrdinal(kind: PeriodKind, ordinal: number): Period {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  switch (kind) {
    case 'year':
      return pad(ordinal, 4) as Period;
    case 'quarter':
      return `${pad(Math.floor(ordinal / 4), 4)}-Q${(ordinal % 4) + 1}` as Period;
    case 'month':
      return `${pad(Math.floor(ordinal / 12), 4)}-${pad((ordinal % 12) + 1, 2)}` as Period;
    case 'week': {
      const monday = ordinal * 7 - 3;
      const thursday = dateOf(dayFromNumber(monday + 3)).getUTCFullYear();
      return `${pad(thursday, 4)}-W${pad((monday - firstMonday(thursday)) / 7 + 1, 2)}` as Period;
    }
    case 'day':
      return dayFromNumber(ordinal) as string as Period;
  }
}

/** The first day of the period. */
export function periodStart(period: Period): Day {
  const { kind, ordinal } = known(period);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  switch (kind) {
    case 'year':
      return `${period}-01-01` as Day;
    case 'quarter':
      return `${pad(Math.floor(ordinal / 4), 4)}-${pad((ordinal % 4) * 3 + 1, 2)}-01` as Day;
    case 'month':
      return `${period}-01` as Day;
    case 'week':
      return dayFromNumber(ordinal * 7 - 3);
    case 'day':
      return period as string as Day;
  }
}

/** The last day of the period. */
export function periodEnd(period: Period): Day {
  const { kind, ordinal } = known(period);
  return addDays(periodStart(periodFromOrdinal(kind, ordinal + 1)), -1);
}

/** The period of a kind in which a day lies. */
export function periodAround(kind: PeriodKind, day: Day): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  switch (kind) {
    case 'year':
      return periodFromOrdinal(kind, year);
    case 'quarter':
      return periodFromOrdinal(kind, year * 4 + Math.floor((month - 1) / 3));
    case 'month':
      return periodFromOrdinal(kind, year * 12 + month - 1);
    case 'week':
      return periodFromOrdinal(kind, Math.floor((dayNumber(day) + 3) / 7));
    case 'day':
      return day as string as Period;
  }
}
