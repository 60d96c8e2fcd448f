import type { Markish, Plot, PlotOptions } from '@observablehq/plot';
import type { ChartNote, ChartPoint } from './chart-figure.ts';
import type { Frame } from './frame.ts';

/** One chart, ready to be put together. */
export interface Drawing {
  readonly frame: Frame;
  /** For Plot; drawn in order. */
  readonly marks: readonly Markish[];
  /** Below and above what Plot draws. */
  readonly behind: readonly SVGElement[];
  readonly furniture: readonly SVGElement[];
  /** Where the cells are; panels know it only from Plot's own scales. */
  readonly points: readonly ChartPoint[] | ((plot: Plot) => readonly ChartPoint[]);
  readonly notes: readonly ChartNote[];
  /** Scales of panels, for Plot. */
  readonly panels?: Pick<PlotOptions, 'fx' | 'fy'>;
}
