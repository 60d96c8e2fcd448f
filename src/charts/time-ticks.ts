import { type Day, addDays, dateOf, dayOf, daysBetween } from '../values/day.ts';
import {
  type PeriodKind,
  periodFromOrdinal,
  periodOrdinal,
  periodStart,
  periodEnd,
  type Period,
} from '../values/period.ts';
import type { ChartWords } from '../words/chart-words.ts';
import { formatDayPart } from './format-value.ts';
import type { Positions } from './positions.ts';
import { widestOf } from './text-width.ts';

/** A mark on an axis with one or two lines of text. */
export interface Tick {
  /** In units of the axis. */
  readonly at: number;
  readonly lines: readonly string[];
}

interface Candidate {
  readonly at: number;
  readonly day: Day;
  readonly text: string;
  /** Whether the year stands below it when it is not the one of the tick before. */
  readonly withYear: boolean;
}

const middle = (period: Period) =>
  (dateOf(periodStart(period)).getTime() + dateOf(addDays(periodEnd(period), 1)).getTime()) / 2;

function everyPeriod(
  positions: Positions,
  kind: PeriodKind,
  step: number,
  text: (day: Day, ordinal: number) => string,
  withYear: boolean,
): Candidate[] {
  const ordinals = positions.list.map(({ ordinal }) => ordinal ?? 0);
  const [first, last] = [ordinals[0] ?? 0, ordinals.at(-1) ?? 0];
  const candidates: Candidate[] = [];
  for (let ordinal = first; ordinal <= last; ordinal += 1) {
    // Day 0 is a Thursday: whole weeks count from the Monday before.
    const shifted = kind === 'day' && step % 7 === 0 ? ordinal + 3 : ordinal;
    if (((shifted % step) + step) % step !== 0) continue;
    const period = periodFromOrdinal(kind, ordinal);
    candidates.push({
      at: middle(period),
      day: periodStart(period),
      text: text(periodStart(period), ordinal),
      withYear,
    });
  }
  return candidates;
}

/** Every so many rolling windows, counted back from the last, in the middle of each: until when it lasts. */
function everyWindow({ list }: Positions, step: number, language: string, strings: ChartWords): Candidate[] {
  return list.flatMap(({ period, middle: at }, index): Candidate[] => {
    if (period === undefined || (list.length - 1 - index) % step !== 0) return [];
    const day = periodEnd(period);
    const text = strings.periods.windowShort({ day: formatDayPart(day, language, { day: 'numeric', month: 'short' }) });
    return [{ at, day, text, withYear: true }];
  });
}

/** Firsts of a month within the axis, for days and weeks. */
function everyMonth(positions: Positions, step: number, language: string): Candidate[] {
  const candidates: Candidate[] = [];
  const [from, to] = positions.domain.map((at) => dayOf(new Date(at))) as [Day, Day];
  const last = periodOrdinal(to.slice(0, 7) as Period);
  for (let ordinal = periodOrdinal(from.slice(0, 7) as Period); ordinal <= last; ordinal += 1) {
    const day = periodStart(periodFromOrdinal('month', ordinal));
    if (ordinal % step !== 0 || day < from || daysBetween(day, to) < 1) continue;
    const wholeYears = step % 12 === 0;
    candidates.push({
      at: dateOf(day).getTime(),
      day,
      text: formatDayPart(day, language, wholeYears ? { year: 'numeric' } : { month: 'short' }),
      withYear: !wholeYears,
    });
  }
  return candidates;
}

/** Months and years along an axis of days or weeks. */
function* monthTicks(positions: Positions, language: string): Generator<Candidate[]> {
  for (const step of [1, 2, 3, 6, 12, 24, 60]) yield everyMonth(positions, step, language);
}

function* windowTicks(positions: Positions, language: string, strings: ChartWords): Generator<Candidate[]> {
  for (const step of [1, 2, 3, 4]) yield everyWindow(positions, step, language, strings);
  yield* monthTicks(positions, language);
}

function* candidateTicks(positions: Positions, language: string, strings: ChartWords): Generator<Candidate[]> {
  const kind = positions.periodKind ?? 'day';
  const year = (day: Day) => formatDayPart(day, language, { year: 'numeric' });
  if (kind === 'quarter') {
    const text = (_: Day, ordinal: number) => strings.periods.quarterShort({ quarter: (ordinal % 4) + 1 });
    for (const step of [1, 2]) yield everyPeriod(positions, kind, step, text, true);
    for (const step of [4, 8, 20, 40]) yield everyPeriod(positions, kind, step, year, false);
  }
  if (kind === 'month') {
    const text = (day: Day) => formatDayPart(day, language, { month: 'short' });
    for (const step of [1, 2, 3, 6]) yield everyPeriod(positions, kind, step, text, true);
    for (const step of [12, 24, 60, 120]) yield everyPeriod(positions, kind, step, year, false);
  }
  if (kind === 'year') {
    for (const step of [1, 2, 5, 10, 20]) yield everyPeriod(positions, kind, step, year, false);
  }
  if (kind === 'day' || kind === 'week') {
    const text = (day: Day) => formatDayPart(day, language, { day: 'numeric', month: 'short' });
    for (const step of kind === 'day' ? [1, 2, 7, 14] : [1, 2, 4]) yield everyPeriod(positions, kind, step, text, true);
    yield* monthTicks(positions, language);
  }
}

/** Puts the year below the first tick and below each one that begins another year. */
function withYears(candidates: readonly Candidate[], language: string): Tick[] {
  return candidates.map(({ at, day, text, withYear }, index) => {
    const before = candidates[index - 1];
    const year = formatDayPart(day, language, { year: 'numeric' });
    const isNew = before === undefined || formatDayPart(before.day, language, { year: 'numeric' }) !== year;
    return { at, lines: withYear && isNew ? [text, year] : [text] };
  });
}

/** The densest ticks whose texts stay apart on an axis of so many pixels: whole months, quarters or years, in UTC. */
export function timeTicks(positions: Positions, widthPixels: number, language: string, strings: ChartWords): Tick[] {
  const [from, to] = positions.domain;
  let last: Tick[] = [];
  const all = positions.windowStep === undefined ? candidateTicks : windowTicks;
  for (const candidates of all(positions, language, strings)) {
    if (candidates.length === 0) continue;
    const ticks = withYears(candidates, language);
    const widest = widestOf(ticks.flatMap(({ lines }) => lines)) + 10;
    const apart = ticks
      .slice(1)
      .map((tick, index) => ((tick.at - (ticks[index]?.at ?? 0)) / (to - from)) * widthPixels);
    if (apart.every((distance) => distance >= widest)) return ticks;
    last = ticks.slice(0, 1);
  }
  return last;
}
