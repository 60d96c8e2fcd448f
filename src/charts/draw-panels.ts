import { axisX, axisY, rect, ruleX, ruleY, text, type Markish, type Plot } from '@observablehq/plot';
import { dateOf } from '../values/day.ts';
import { axisTicks } from './axis-ticks.ts';
import type { ChartContext } from './chart-context.ts';
import type { ChartPoint } from './chart-figure.ts';
import { layLegend } from './draw-legend.ts';
import { drawText, lineHeight } from './draw-text.ts';
import type { Drawing } from './drawing.ts';
import { formatAxisLabel } from './format-value.ts';
import { plotIntervals } from './draw-intervals.ts';
import { type Frame, linear } from './lay-plot.ts';
import { breakText } from './lay-breaks.ts';
import { plotLine } from './plot-line.ts';
import { signsUsed } from './signs-used.ts';
import { suppressedBands } from './suppressed-cells.ts';
import { widestOf, wrapText } from './text-width.ts';
import { valueScale } from './value-scale.ts';

const columnGap = 22;
/** A panel narrower than this shows no shape. */
const minPanelWidth = 104;

/** How many panels stand side by side: four at most, on a narrow chart two. */
function columnCount(width: number, panels: number, isNarrow: boolean): number {
  return Math.max(1, Math.min(panels, isNarrow ? 2 : 4, Math.floor((width + columnGap) / (minPanelWidth + columnGap))));
}

/** One small line chart per series, all over the same axes. */
export function drawPanels(context: ChartContext): Drawing {
  const { id, data, arranged, breaks, spec, language, width, isNarrow, rightToLeft, say } = context;
  const { shown } = arranged;
  const { positions } = data;
  const cells = shown.flatMap((series) => series.cells);
  const values = cells.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value]));
  const scale = valueScale(values, spec, language, { zero: spec.y.zero !== false, count: 2 });
  const signs = signsUsed(context);
  const legend = layLegend(context, signs.legend, width - 4);
  const left = widestOf(scale.ticks.map(({ text: label }) => label)) + 10;
  const right = width - 12;
  const columns = columnCount(right - left, shown.length, isNarrow);
  const rows = Math.ceil(shown.length / columns);
  const panelWidth = (right - left - columnGap * (columns - 1)) / columns;
  const panelHeight = isNarrow ? 84 : 104;
  const titles = shown.map(({ name }) => wrapText(name, panelWidth + columnGap - 8));
  const titleLines = Math.max(1, ...titles.map((lines) => lines.length));
  const rowGap = titleLines * lineHeight + 20;
  const axisName = formatAxisLabel(spec.y) + (scale.fromZero ? '' : ` – ${context.strings.axisNotZero}`);
  const nameLines = wrapText(axisName, width - 4);
  const top = legend.height + nameLines.length * lineHeight + titleLines * lineHeight + 12;
  const bottom = top + rows * panelHeight + (rows - 1) * rowGap;
  const { ticks } = axisTicks(context, panelWidth);
  const xNameY = bottom + 18 + Math.max(1, ...ticks.map(({ lines }) => lines.length)) * lineHeight;
  const letter = (index: number) => (breaks.length > 1 ? String.fromCharCode(65 + index) : '');
  const breakNotes = breaks.map((each, index) =>
    wrapText((letter(index) === '' ? '' : `${letter(index)}: `) + breakText(each, context), width - 4),
  );
  const height = xNameY + 12 + breakNotes.reduce((sum, lines) => sum + lines.length * lineHeight + 4, 0);
  const frame: Frame = {
    width,
    height,
    left,
    right,
    top,
    bottom,
    xDomain: positions.domain,
    yDomain: scale.domain,
    x: linear(positions.domain, left, left + panelWidth),
    y: linear(scale.domain, panelHeight, 0),
  };

  const panelOf = (index: number) => ({ fx: () => index % columns, fy: () => Math.floor(index / columns) });
  const middleOf = (x: number) => positions.list[x]?.middle ?? 0;
  const texts = new Map(ticks.map(({ at, lines }) => [at, lines.map(say).join('\n')]));
  const valueTexts = new Map(scale.ticks.map(({ at, text: label }) => [at, say(label)]));
  const breakAt = breaks.map((each, index) => ({
    at: dateOf(each.date).getTime(),
    end: dateOf(each.until ?? each.date).getTime() + 86_400_000,
    letter: letter(index),
    isOutage: each.kind === 'outage',
  }));
  const least = ((positions.domain[1] - positions.domain[0]) / panelWidth) * 4;
  const marks = shown.flatMap((series, index): Markish[] => {
    const panel = panelOf(index);
    const suppressed = suppressedBands(positions, series.cells);
    const intervals = series.cells.flatMap(({ x, low, high }) =>
      low === null || high === null ? [] : { at: middleOf(x), low, high },
    );
    return [
      rect(suppressed, {
        ...panel,
        x1: 'start',
        x2: 'end',
        y1: scale.domain[0],
        y2: scale.domain[1],
        fill: `url(#${id}-suppressed)`,
        className: 'chart-suppressed',
      }),
      ...plotIntervals(intervals, 0, 'vertical', panel),
      ...plotLine(context, series, series.className, panelWidth / positions.list.length >= 14, 'chart-line', panel),
      text([say((titles[index] ?? []).join('\n'))], {
        ...panel,
        frameAnchor: 'top-left',
        dy: -8 - (titles[index]?.length ?? 1) * lineHeight,
        lineAnchor: 'top',
        lineHeight: lineHeight / 13,
        className: 'chart-text',
      }),
    ];
  });
  const points = (plot: Plot): ChartPoint[] => {
    const [fx, fy] = [plot.scale('fx'), plot.scale('fy')];
    return shown.flatMap((series, index) =>
      series.cells.map((cell): ChartPoint => {
        const [offsetX, offsetY] = [
          Number(fx?.apply(index % columns) ?? left),
          Number(fy?.apply(Math.floor(index / columns)) ?? top),
        ];
        const [cx, cy] = [
          offsetX - left + frame.x(middleOf(cell.x)),
          offsetY + (cell.value === null ? panelHeight - 10 : frame.y(cell.value)),
        ];
        return { cx, cy, label: context.describe(series, cell), state: cell.value === null ? 'suppressed' : 'value' };
      }),
    );
  };
  let noteY = xNameY + 12 + lineHeight / 2;
  return {
    frame,
    panels: {
      // A band scale shrinks a band that stands alone by the gap it does not have.
      fx: {
        domain: Array.from({ length: columns }, (_, column) => column),
        paddingInner: columns === 1 ? 0 : columnGap / (panelWidth + columnGap),
        paddingOuter: 0,
        round: false,
        axis: null,
      },
      fy: {
        domain: Array.from({ length: rows }, (_, row) => row),
        paddingInner: rows === 1 ? 0 : rowGap / (panelHeight + rowGap),
        paddingOuter: 0,
        round: false,
        axis: null,
      },
    },
    marks: [
      ruleY(
        scale.ticks.map(({ at }) => at),
        { className: 'chart-grid' },
      ),
      axisY({
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
        tickSize: 5,
        tickPadding: 4,
        lineHeight: lineHeight / 13,
        label: null,
        className: 'chart-axis',
      }),
      ruleY(scale.domain[0] <= 0 ? [0] : [], { className: 'chart-baseline' }),
      rect(
        breakAt.filter(({ isOutage }) => isOutage),
        {
          x1: 'at',
          x2: ({ at, end }: { at: number; end: number }) => Math.max(end, at + least),
          y1: scale.domain[0],
          y2: scale.domain[1],
          fill: `url(#${id}-outage)`,
          className: 'chart-outage',
        },
      ),
      ruleX(
        breakAt.filter(({ isOutage }) => !isOutage),
        { x: 'at', className: 'chart-break' },
      ),
      text(
        breakAt.filter(({ letter: sign }) => sign !== ''),
        { x: 'at', text: 'letter', frameAnchor: 'top', dx: 7, dy: 2, className: 'chart-note chart-letter' },
      ),
      ...marks,
    ],
    behind: [],
    furniture: [
      ...legend.draw(2, 0),
      drawText(context, nameLines, {
        x: rightToLeft ? width - 2 : 2,
        y: legend.height + lineHeight / 2,
        anchor: rightToLeft ? 'end' : 'start',
        className: 'chart-label',
      }),
      drawText(context, [formatAxisLabel(spec.x)], {
        x: (left + right) / 2,
        y: xNameY,
        anchor: 'middle',
        className: 'chart-label',
      }),
      ...breakNotes.map((lines) => {
        const note = drawText(context, lines, {
          x: rightToLeft ? width - 2 : 2,
          y: noteY,
          anchor: rightToLeft ? 'end' : 'start',
          className: 'chart-note',
        });
        noteY += lines.length * lineHeight + 4;
        return note;
      }),
    ],
    points,
    notes: [
      ...signs.notes,
      ...(arranged.note === '' ? [] : [{ kind: 'folded' as const, text: arranged.note }]),
      ...(scale.fromZero ? [] : [{ kind: 'axis' as const, text: context.strings.axisNotZero }]),
    ],
  };
}
