import { ruleY, type Markish } from '@observablehq/plot';
import { nameOfValues, drawNameOfValues } from './axis-name.ts';
import type { ChartContext } from './chart-context.ts';
import { drawCorrectedSign } from './draw-corrected-sign.ts';
import { type LegendEntry, layLegend } from './draw-legend.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { drawEndLabels, type EndLabel, endLabelsWidth, fitBesideEnds } from './end-labels.ts';
import { formatAxisLabel } from './format-value.ts';
import { type Frame, linear } from './frame.ts';
import { layBreaks } from './lay-breaks.ts';
import { layMargins, type Margins } from './lay-margins.ts';
import { plotAxes } from './plot-axes.ts';
import { textWidth } from './text-width.ts';
import type { ValueScale } from './value-scale.ts';

/** What stands around the plotted area. */
export interface PlotRequest {
  readonly scale: ValueScale;
  /** Names of the series; none for a single one. */
  readonly labels: readonly EndLabel[];
  /** False sends the names to the legend. */
  readonly labelsAtEnds: boolean;
  readonly legend: readonly LegendEntry[];
  /** Height kept free between the plotted area and the names along the x axis. */
  readonly strip: number;
}

export interface PlotLayout {
  readonly frame: Frame;
  /** Grid and axes, for Plot. */
  readonly marks: readonly Markish[];
  /** What lies below the data. */
  readonly behind: readonly SVGElement[];
  readonly furniture: readonly SVGElement[];
  /** False when not every class on the axis could be named in full. */
  readonly isWhole: boolean;
  readonly isDirect: boolean;
}

/** Names of series that do not stand at their ends, then all other signs. */
function legendEntries({ labels, legend }: PlotRequest, isDirect: boolean): LegendEntry[] {
  const names = isDirect || labels.length < 2 ? [] : labels;
  return [...names.map(({ sign, className, text }) => ({ sign, className, text })), ...legend];
}

/** The name below the x axis; in the middle of the chart where it is wider than the plotted area. */
function drawNameOfPositions(context: ChartContext, { left, right }: Margins, y: number): SVGElement {
  const name = formatAxisLabel(context.spec.x);
  const x = textWidth(name) > right - left ? context.width / 2 : (left + right) / 2;
  return drawText(context, [name], { x, y, anchor: 'middle', className: 'chart-label' });
}

/** The sign over each position whose numbers were corrected, at the top of the plotted area. */
function drawCorrected(context: ChartContext, x: (at: number) => number, top: number): SVGElement[] {
  const { list } = context.data.positions;
  return [...context.corrected.keys()].map((at) => drawCorrectedSign(context, x(list[at]?.middle ?? 0), top + 8));
}

/**
 * Settles margins, axes, legend, the words of breaks and the names of series for a chart with a vertical axis of
 * values. Names stand at the ends of their lines where they fit into a quarter of the width, otherwise in a legend.
 */
export function layPlot(context: ChartContext, request: PlotRequest): PlotLayout {
  const { width, plotHeight } = context;
  const { scale, labels, strip } = request;
  const { domain, kind } = context.data.positions;
  const isDirect = request.labelsAtEnds && fitBesideEnds(context, labels);
  const margins = layMargins(context, scale, isDirect ? endLabelsWidth(context, labels) : 10);
  const { left, right, ticks, isWhole, isMirrored, x } = margins;
  const legend = layLegend(context, legendEntries(request, isDirect), width - 4);
  const nameLines = nameOfValues(context, scale);
  const breaks = layBreaks(context, x, left, right);
  const top = legend.height + nameLines.length * lineHeight + breaks.above + 12;
  const bottom = top + plotHeight;
  const xNameY = bottom + strip + 19 + Math.max(1, ...ticks.map(({ lines }) => lines.length)) * lineHeight;
  const foot = xNameY + 10;
  const frame: Frame = {
    width,
    height: foot + breaks.below,
    left,
    right,
    top,
    bottom,
    xDomain: isMirrored ? [domain[1], domain[0]] : domain,
    yDomain: scale.domain,
    x,
    y: linear(scale.domain, bottom, top),
  };
  const baseline = scale.domain[0] <= 0 && scale.domain[1] >= 0 ? [0] : [];
  return {
    frame,
    isWhole,
    isDirect,
    marks: [
      ...plotAxes(context, scale, ticks, { isMirrored, strip, hasTicks: kind !== 'ordinal' }),
      ruleY(baseline, { className: 'chart-baseline' }),
    ],
    behind: breaks.draw(top, bottom, foot),
    furniture: [
      ...legend.draw(2, 0),
      drawNameOfValues(context, nameLines, legend.height),
      drawNameOfPositions(context, margins, xNameY),
      ...drawCorrected(context, x, top),
      ...(isDirect ? drawEndLabels(context, frame, labels) : []),
    ],
  };
}
