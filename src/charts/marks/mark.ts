import type { ChartContext } from '../chart-context.ts';
import type { Drawing } from '../drawing.ts';
import type { MarkTraits } from './mark-traits.ts';

/** One way to draw a chart. */
export interface Mark extends MarkTraits {
  /** Draws a context that has at least one position. */
  draw(context: ChartContext): Drawing;
}
