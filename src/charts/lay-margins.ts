import { axisTicks } from './axis-ticks.ts';
import type { ChartContext } from './chart-context.ts';
import { linear } from './frame.ts';
import { widestOf } from './text-width.ts';
import type { Tick } from './time-ticks.ts';
import type { ValueScale } from './value-scale.ts';

/** Where the plotted area begins and ends along the x axis, and what is named there. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly Tick[];
  /** False when not every class on the axis could be named in full. */
  readonly isWhole: boolean;
  /** Whether classes run from right to left, with the axis of values at the right. */
  readonly isMirrored: boolean;
  /** The place of a position on the axis, in pixels. */
  x(at: number): number;
}

/**
 * Keeps `besideEnds` pixels free on the side where the x axis ends, the numbers of the scale on the other, and room for
 * the last name below the axis.
 */
export function layMargins(context: ChartContext, scale: ValueScale, besideEnds: number): Margins {
  const { positions } = context.data;
  const { width } = context;
  const isMirrored = context.rightToLeft && positions.kind === 'ordinal';
  const values = widestOf(scale.ticks.map(({ text }) => text)) + 10;
  const [left, rightMargin] = isMirrored ? [besideEnds, values] : [values, besideEnds];
  const guess = axisTicks(context, width - left - rightMargin);
  const last = isMirrored ? undefined : guess.ticks.at(-1);
  const lastAt = last && linear(positions.domain, left, width - rightMargin)(last.at);
  const overhang = last === undefined || lastAt === undefined ? 0 : widestOf(last.lines) / 2 + lastAt - width;
  const right = width - Math.max(rightMargin, rightMargin + overhang);
  const { ticks, isWhole } = overhang > 0 ? axisTicks(context, right - left) : guess;
  const x = isMirrored ? linear(positions.domain, right, left) : linear(positions.domain, left, right);
  return { left, right, ticks, isWhole, isMirrored, x };
}
