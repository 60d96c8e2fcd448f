import type { CorrectedPeriod } from '../model/published-chart.ts';
import type { RollingWindow } from '../values/window.ts';
import type { ChartSpec } from '../schema/content/chart.ts';
import type { SeriesBreak } from '../schema/data/privacy.ts';
import type { ChartWords } from '../words/chart-words.ts';

/** What one cell of a query's result holds. In the y column, null is a suppressed cell. */
export type CellValue = string | number | bigint | boolean | null | readonly CellValue[];

/** One chart and the result of its query. */
export interface ChartInput {
  /** Start of every id in the SVG; must be unique on the page it will stand on. */
  readonly id: string;
  readonly spec: ChartSpec;
  /** Names of the result's columns. */
  readonly columns: readonly string[];
  /** The result, row by row, in the order of `columns`. A period without a row is a gap. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Breaks of the dataset; used only on a time axis, and not at all when `spec.breaks` is false. */
  readonly breaks?: readonly SeriesBreak[];
  /** Periods that were corrected after their release; used only on a time axis. */
  readonly corrected?: readonly CorrectedPeriod[];
  /** Set where each day on the time axis is the last one of a rolling window. */
  readonly window?: RollingWindow;
  /** k, for the words beside a suppressed cell. */
  readonly minimumCount?: number;
  /** Who is not in the data, as a sentence; becomes part of the description. */
  readonly population?: string;
}

/** The surroundings of a drawing. */
export interface ChartOptions {
  /** Elements are made on this document, and it is not changed otherwise. */
  readonly document: Document;
  /** BCP 47 tag: numbers, days, words and direction follow it. */
  readonly language: string;
  readonly words: ChartWords;
  /** Width of the view box in pixels. Default: `chartWidths.wide`. */
  readonly width?: number;
  /** Height of the plotted area as a share of the width. Default: 0.5, on a narrow chart 0.7. */
  readonly aspect?: number;
  /** The most classes a horizontal chart draws, one below the other; the others are left to the table. Default: 30. */
  readonly maxRows?: number;
}

/**
 * The two widths at which a chart is drawn for a page. Text is 13 pixels at either: the narrow one keeps 11 pixels
 * down to a column of 288, the wide one from 541 on, which is where the style sheet changes from one to the other.
 */
export const chartWidths = { narrow: 340, wide: 640 } as const;

/** Below this width a chart is laid out for a phone. */
export const narrowBelow = 480;

/** Size of all text in a chart, in units of the view box. */
export const fontSize = 13;
