import { axisX, axisY, ruleY, type Markish } from '@observablehq/plot';
import type { ChartContext } from './chart-context.ts';
import { lineHeight } from './draw-text.ts';
import type { Tick } from './time-ticks.ts';
import type { ValueScale } from './value-scale.ts';

/** Where the axes of a plot stand. */
export interface AxesPlace {
  /** Whether the values stand at the right. */
  readonly isMirrored: boolean;
  /** Pixels between the plotted area and the names along the x axis. */
  readonly strip: number;
  /** Whether a line leads from the x axis to each name below it. */
  readonly hasTicks: boolean;
}

/** Grid, axis of values and x axis, drawn in order. */
export function plotAxes(
  { say }: ChartContext,
  scale: ValueScale,
  ticks: readonly Tick[],
  { isMirrored, strip, hasTicks }: AxesPlace,
): Markish[] {
  const values = scale.ticks.map(({ at }) => at);
  const texts = new Map(ticks.map(({ at, lines }) => [at, lines.map(say).join('\n')]));
  const valueTexts = new Map(scale.ticks.map(({ at, text }) => [at, say(text)]));
  return [
    ruleY(values, { className: 'chart-grid' }),
    axisY({
      anchor: isMirrored ? 'right' : 'left',
      ticks: values,
      tickFormat: (at: number) => valueTexts.get(at) ?? '',
      tickSize: 0,
      tickPadding: 6,
      label: null,
      className: 'chart-axis',
    }),
    axisX({
      ticks: ticks.map(({ at }) => at),
      tickFormat: (at: number) => texts.get(at) ?? '',
      tickSize: hasTicks ? 5 : 0,
      tickPadding: hasTicks ? 4 : 9,
      insetBottom: -strip,
      lineHeight: lineHeight / 13,
      label: null,
      className: 'chart-axis',
    }),
  ];
}
