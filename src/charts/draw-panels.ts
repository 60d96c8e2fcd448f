import { rect, ruleY, text, type Markish, type Plot } from '@observablehq/plot';
import type { ShownSeries } from './arrange-series.ts';
import { drawNameOfValues } from './axis-name.ts';
import type { ChartContext } from './chart-context.ts';
import type { ChartPoint } from './chart-figure.ts';
import { plotIntervals } from './draw-intervals.ts';
import { drawText, lineHeight } from './draw-text.ts';
import type { Drawing } from './drawing.ts';
import { formatAxisLabel } from './format-value.ts';
import { layPanels, type PanelLayout } from './lay-panels.ts';
import { plotAxes } from './plot-axes.ts';
import { correctedSign } from './draw-legend.ts';
import { type Panel, plotLine } from './plot-line.ts';
import { plotPanelBreaks } from './plot-panel-breaks.ts';
import { signsUsed } from './signs-used.ts';
import { suppressedBands } from './suppressed-cells.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

const middleOf = ({ data }: ChartContext, x: number) => data.positions.list[x]?.middle ?? 0;

/** The sign over each position of a series whose numbers were corrected, at the top of its panel. */
function plotCorrected(context: ChartContext, { cells }: ShownSeries, panel: Panel): Markish {
  const signs = cells.filter(({ x }) => context.corrected.has(x)).map(({ x }) => ({ at: middleOf(context, x) }));
  return text(signs, {
    ...panel,
    x: 'at',
    text: () => correctedSign,
    frameAnchor: 'top',
    lineAnchor: 'middle',
    dy: 6,
    className: 'chart-note chart-letter',
  });
}

/**
 * One series in the panel of its index: suppressed bands, intervals, the line, signs of corrections, and the panel's
 * name above it.
 */
function plotPanel(
  context: ChartContext,
  { columns, panelWidth, titles }: PanelLayout,
  scale: ValueScale,
  series: ShownSeries,
  index: number,
): Markish[] {
  const { positions } = context.data;
  const panel = { fx: () => index % columns, fy: () => Math.floor(index / columns) };
  const title = titles[index] ?? [];
  const intervals = series.cells.flatMap(({ x, low, high }) =>
    low === null || high === null ? [] : { at: middleOf(context, x), low, high },
  );
  const isDotted = panelWidth / positions.list.length >= 14;
  return [
    rect(suppressedBands(positions, series.cells), {
      ...panel,
      x1: 'start',
      x2: 'end',
      y1: scale.domain[0],
      y2: scale.domain[1],
      fill: `url(#${context.id}-suppressed)`,
      className: 'chart-suppressed',
    }),
    ...plotIntervals(intervals, 0, 'vertical', panel),
    ...plotLine(context, series, series.className, isDotted, 'chart-line', panel),
    plotCorrected(context, series, panel),
    text([context.say(title.join('\n'))], {
      ...panel,
      frameAnchor: 'top-left',
      dy: -8 - Math.max(1, title.length) * lineHeight,
      lineAnchor: 'top',
      lineHeight: lineHeight / 13,
      className: 'chart-text',
    }),
  ];
}

/** Where each cell is drawn; Plot knows where the panels are. */
function pointsIn(plot: Plot, context: ChartContext, { frame, columns, panelHeight }: PanelLayout): ChartPoint[] {
  const [fx, fy] = [plot.scale('fx'), plot.scale('fy')];
  return context.arranged.shown.flatMap((series, index) => {
    const panelLeft = Number(fx?.apply(index % columns) ?? frame.left);
    const panelTop = Number(fy?.apply(Math.floor(index / columns)) ?? frame.top);
    return series.cells.map((cell): ChartPoint => ({
      cx: panelLeft - frame.left + frame.x(middleOf(context, cell.x)),
      cy: panelTop + (cell.value === null ? panelHeight - 10 : frame.y(cell.value)),
      label: context.describe(series, cell),
      state: cell.value === null ? 'suppressed' : 'value',
    }));
  });
}

/** What is said of the breaks, one below the other, from `top` on. */
function drawBreakNotes(context: ChartContext, notes: PanelLayout['breakNotes'], top: number): SVGElement[] {
  let y = top + lineHeight / 2;
  return notes.map((lines) => {
    const note = drawText(context, lines, {
      x: context.rightToLeft ? context.width - 2 : 2,
      y,
      anchor: context.rightToLeft ? 'end' : 'start',
      className: 'chart-note',
    });
    y += lines.length * lineHeight + 4;
    return note;
  });
}

function drawFurniture(context: ChartContext, { frame, legend, nameLines, xNameY, breakNotes }: PanelLayout) {
  return [
    ...legend.draw(2, 0),
    drawNameOfValues(context, nameLines, legend.height),
    drawText(context, [formatAxisLabel(context.spec.x)], {
      x: (frame.left + frame.right) / 2,
      y: xNameY,
      anchor: 'middle',
      className: 'chart-label',
    }),
    ...drawBreakNotes(context, breakNotes, xNameY + 12),
  ];
}

/** One small line chart per series, all over the same axes. */
export function drawPanels(context: ChartContext): Drawing {
  const { data, arranged, spec, language, strings } = context;
  const { shown } = arranged;
  const cells = shown.flatMap((series) => series.cells);
  const values = cells.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value]));
  const scale = valueScale(values, spec, language, { zero: spec.y.zero !== false, count: 2 });
  const signs = signsUsed(context);
  const layout = layPanels(context, scale, signs.legend);
  const [from, to] = data.positions.domain;
  return {
    frame: layout.frame,
    panels: layout.scales,
    marks: [
      ...plotAxes(context, scale, layout.ticks, { isMirrored: false, strip: 0, hasTicks: true }),
      ruleY(scale.domain[0] <= 0 ? [0] : [], { className: 'chart-baseline' }),
      ...plotPanelBreaks(context, scale, ((to - from) / layout.panelWidth) * 4),
      ...shown.flatMap((series, index) => plotPanel(context, layout, scale, series, index)),
    ],
    behind: [],
    furniture: drawFurniture(context, layout),
    points: (plot) => pointsIn(plot, context, layout),
    notes: [
      ...signs.notes,
      ...(arranged.note === '' ? [] : [{ kind: 'folded' as const, text: arranged.note }]),
      ...(scale.fromZero ? [] : [{ kind: 'axis' as const, text: strings.axisNotZero }]),
    ],
  };
}
