import type { Day } from '../values/day.ts';
import type { Duration } from '../values/duration.ts';
import { missingWindows } from '../values/missing-windows.ts';
import { type Period, type PeriodKind, periodFromOrdinal } from '../values/period.ts';
import type { CellValue } from './chart-input.ts';

/** One place on the x axis, in the axis's own units: milliseconds, numbers, or slots of width 1. */
export interface AxisPosition {
  readonly key: string;
  readonly start: number;
  /** Where a point is drawn: a value speaks of its whole period, so it stands in the middle. */
  readonly middle: number;
  readonly end: number;
  /** Neighbours differ by the axis's `step`; undefined where nothing can be missing in between. */
  readonly ordinal: number | undefined;
  readonly period: Period | undefined;
  /** The first day of the rolling window that its period ends. */
  readonly since?: Day;
}

export interface Positions {
  readonly kind: 'time' | 'number' | 'ordinal';
  readonly periodKind: PeriodKind | undefined;
  /** Whether the values are numbers: keys are then written as the language writes numbers. */
  readonly isNumeric: boolean;
  readonly list: readonly AxisPosition[];
  /** Difference of ordinals between two periods with none missing between them. */
  readonly step: number;
  /** Of rolling windows, the step from one to the next; ordinals then say nothing of what is missing. */
  readonly windowStep?: Duration;
  readonly domain: readonly [number, number];
  /** The position of a value of the x column. */
  indexOf(value: CellValue): number;
}

/** How many periods are missing between a position and the one before it; 0 where nothing can be. */
export function countMissing(positions: Positions, x: number): number {
  const [before, now] = [positions.list[x - 1], positions.list[x]];
  if (before?.ordinal === undefined || now?.ordinal === undefined) return 0;
  const { windowStep } = positions;
  if (windowStep !== undefined && before.period !== undefined && now.period !== undefined)
    return missingWindows(before.period, now.period, windowStep).length;
  return (now.ordinal - before.ordinal) / positions.step - 1;
}

/** The periods without a row between a position and the one before it; none on an axis without periods. */
export function missingBefore(positions: Positions, x: number): Period[] {
  const [before, now] = [positions.list[x - 1], positions.list[x]];
  const { windowStep, periodKind: kind, step } = positions;
  if (kind === undefined || before?.ordinal === undefined || now?.ordinal === undefined) return [];
  if (windowStep !== undefined && before.period !== undefined && now.period !== undefined)
    return missingWindows(before.period, now.period, windowStep);
  const missing: Period[] = [];
  for (let ordinal = before.ordinal + step; ordinal < now.ordinal; ordinal += step)
    missing.push(periodFromOrdinal(kind, ordinal));
  return missing;
}
