import { axisX, axisY, ruleY, type Markish } from '@observablehq/plot';
import { axisTicks } from './axis-ticks.ts';
import type { ChartContext } from './chart-context.ts';
import { dodge } from './dodge.ts';
import { type LegendEntry, layLegend } from './draw-legend.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { formatAxisLabel } from './format-value.ts';
import { layBreaks } from './lay-breaks.ts';
import { svgElement } from './svg-element.ts';
import { fitsLines, textWidth, widestOf, wrapText } from './text-width.ts';
import type { ValueScale } from './value-scale.ts';

/** The plotted area in pixels of the view box, and where values lie in it. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  x(at: number): number;
  y(value: number): number;
}

/** The name of a series beside the place where it ends. */
export interface EndLabel {
  readonly text: string;
  readonly className: string;
  readonly sign: LegendEntry['sign'];
  readonly at: number;
  readonly value: number;
}

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

const connector = 14;

/** A scale over pixels. */
export function linear([low, high]: readonly [number, number], from: number, to: number): (value: number) => number {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

function drawEndLabels(context: ChartContext, frame: Frame, labels: readonly EndLabel[], width: number): SVGElement[] {
  const wrapped = labels.map(({ text }) => wrapText(text, width));
  const wishes = labels.map(({ value }, index) => ({
    centre: frame.y(value),
    size: (wrapped[index]?.length ?? 1) * lineHeight,
  }));
  const centres = dodge(wishes, frame.top - 8, frame.bottom + 8);
  return labels.flatMap((label, index) => {
    const lines = wrapped[index] ?? [];
    const centre = centres[index] ?? 0;
    const [startX, endX] = [frame.x(label.at) + 4, frame.right + connector];
    const path = `M${startX.toFixed(1)},${frame.y(label.value).toFixed(1)}L${(endX - 6).toFixed(1)},${centre.toFixed(1)}H${(endX - 1).toFixed(1)}`;
    return [
      svgElement(context.document, 'path', { class: `chart-connector ${label.className}`, d: path }),
      drawText(context, lines, {
        x: endX + 2,
        y: centre - ((lines.length - 1) * lineHeight) / 2,
        className: 'chart-text',
      }),
    ];
  });
}

/**
 * Settles margins, axes, legend, the words of breaks and the names of series for a chart with a vertical axis of
 * values. Names stand at the ends of their lines where they fit into a quarter of the width, otherwise in a legend.
 */
export function layPlot(context: ChartContext, request: PlotRequest): PlotLayout {
  const { spec, width, isNarrow, rightToLeft, say, plotHeight } = context;
  const { scale, labels, strip } = request;
  const { positions } = context.data;
  const isMirrored = rightToLeft && positions.kind === 'ordinal';
  const maxLabel = width * (isNarrow ? 0.22 : 0.26);
  const isDirect =
    request.labelsAtEnds &&
    labels.length > 1 &&
    labels.every(({ text }) => fitsLines(text, maxLabel, 2)) &&
    labels.reduce((lines, { text }) => lines + wrapText(text, maxLabel).length, 0) * lineHeight * 1.2 < plotHeight;
  const labelWidth = isDirect ? widestOf(labels.flatMap(({ text }) => wrapText(text, maxLabel))) : 0;
  const values = widestOf(scale.ticks.map(({ text }) => text)) + 10;
  const other = isDirect ? connector + labelWidth + 4 : 10;
  const [left, rightMargin] = isMirrored ? [other, values] : [values, other];
  const guess = axisTicks(context, width - left - rightMargin);
  const last = isMirrored ? undefined : guess.ticks.at(-1);
  const overhang =
    last === undefined
      ? 0
      : widestOf(last.lines) / 2 + linear(positions.domain, left, width - rightMargin)(last.at) - width;
  const right = width - Math.max(rightMargin, rightMargin + overhang);
  const { ticks, isWhole } = overhang > 0 ? axisTicks(context, right - left) : guess;
  const x = isMirrored ? linear(positions.domain, right, left) : linear(positions.domain, left, right);

  const entries = [
    ...(isDirect || labels.length < 2 ? [] : labels.map(({ sign, className, text }) => ({ sign, className, text }))),
    ...request.legend,
  ];
  const legend = layLegend(context, entries, width - 4);
  const axisName = formatAxisLabel(spec.y) + (scale.fromZero ? '' : ` – ${context.strings.axisNotZero}`);
  const nameLines = wrapText(axisName, width - 4);
  const breaks = layBreaks(context, x, left, right);
  const nameTop = legend.height;
  const top = nameTop + nameLines.length * lineHeight + breaks.above + 12;
  const bottom = top + plotHeight;
  const tickLines = Math.max(1, ...ticks.map(({ lines }) => lines.length));
  const xName = formatAxisLabel(spec.x);
  const xNameY = bottom + strip + 19 + tickLines * lineHeight;
  const foot = xNameY + 10;
  const height = foot + breaks.below;
  const frame: Frame = {
    width,
    height,
    left,
    right,
    top,
    bottom,
    xDomain: isMirrored ? [positions.domain[1], positions.domain[0]] : positions.domain,
    yDomain: scale.domain,
    x,
    y: linear(scale.domain, bottom, top),
  };

  const baseline = scale.domain[0] <= 0 && scale.domain[1] >= 0 ? [0] : [];
  const texts = new Map(ticks.map(({ at, lines }) => [at, lines.map(say).join('\n')]));
  const valueTexts = new Map(scale.ticks.map(({ at, text }) => [at, say(text)]));
  return {
    frame,
    isWhole,
    isDirect,
    marks: [
      ruleY(
        scale.ticks.map(({ at }) => at),
        { className: 'chart-grid' },
      ),
      axisY({
        anchor: isMirrored ? 'right' : 'left',
        ticks: scale.ticks.map(({ at }) => at),
        tickFormat: (at: number) => valueTexts.get(at) ?? '',
        tickSize: 0,
        tickPadding: 6,
        label: null,
        className: 'chart-axis',
      }),
      axisX({
        ticks: ticks.map(({ at }) => at),
        tickFormat: (at: number) => texts.get(at) ?? '',
        tickSize: positions.kind === 'ordinal' ? 0 : 5,
        tickPadding: positions.kind === 'ordinal' ? 9 : 4,
        insetBottom: -strip,
        lineHeight: lineHeight / 13,
        label: null,
        className: 'chart-axis',
      }),
      ruleY(baseline, { className: 'chart-baseline' }),
    ],
    behind: breaks.draw(top, bottom, foot),
    furniture: [
      ...legend.draw(2, 0),
      drawText(context, nameLines, {
        x: rightToLeft ? width - 2 : 2,
        y: nameTop + lineHeight / 2,
        anchor: rightToLeft ? 'end' : 'start',
        className: 'chart-label',
      }),
      drawText(context, [xName], {
        x: textWidth(xName) > right - left ? width / 2 : (left + right) / 2,
        y: xNameY,
        anchor: 'middle',
        className: 'chart-label',
      }),
      ...(isDirect ? drawEndLabels(context, frame, labels, maxLabel) : []),
    ],
  };
}
