import type { Period, PeriodKind } from '../values/period.ts';
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
}

export interface Positions {
  readonly kind: 'time' | 'number' | 'ordinal';
  readonly periodKind: PeriodKind | undefined;
  /** Whether the values are numbers: keys are then written as the language writes numbers. */
  readonly isNumeric: boolean;
  readonly list: readonly AxisPosition[];
  /** Difference of ordinals between two periods with none missing between them. */
  readonly step: number;
  readonly domain: readonly [number, number];
  /** The position of a value of the x column. */
  indexOf(value: CellValue): number;
}
