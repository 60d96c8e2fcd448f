import type { PlotOptions } from '@observablehq/plot';
import { axisTicks } from './axis-ticks.ts';
import { nameOfValues } from './axis-name.ts';
import type { ChartContext } from './chart-context.ts';
import { type LegendEntry, layLegend } from './draw-legend.ts';
import { lineHeight } from './draw-text.ts';
import { type Frame, linear } from './frame.ts';
import { breakLetter, breakText } from './lay-breaks.ts';
import { widestOf, wrapText } from './text-width.ts';
import type { Tick } from './time-ticks.ts';
import type { ValueScale } from './value-scale.ts';

const columnGap = 22;
/** A panel narrower than this shows no shape. */
const minPanelWidth = 104;

/** Where panels, their names and everything around them lie. */
export interface PanelLayout {
  readonly columns: number;
  readonly panelWidth: number;
  readonly panelHeight: number;
  /** Of all panels together; `x` and `y` are those of the first one, `y` from its own top. */
  readonly frame: Frame;
  readonly scales: Required<Pick<PlotOptions, 'fx' | 'fy'>>;
  readonly ticks: readonly Tick[];
  /** The name of each panel, in lines. */
  readonly titles: readonly (readonly string[])[];
  readonly legend: ReturnType<typeof layLegend>;
  readonly nameLines: readonly string[];
  readonly xNameY: number;
  /** What is said of each break below the panels, in lines. */
  readonly breakNotes: readonly (readonly string[])[];
}

/** How many panels stand side by side: four at most, on a narrow chart two. */
function columnCount(width: number, panels: number, isNarrow: boolean): number {
  return Math.max(1, Math.min(panels, isNarrow ? 2 : 4, Math.floor((width + columnGap) / (minPanelWidth + columnGap))));
}

/** Bands of panels along one direction; one that stands alone would shrink by the gap that it does not have. */
const bands = (count: number, gap: number, size: number) => ({
  domain: Array.from({ length: count }, (_, index) => index),
  paddingInner: count === 1 ? 0 : gap / (size + gap),
  paddingOuter: 0,
  round: false,
  axis: null,
});

/** Settles the places of as many panels as there are shown series, all over the same axes. */
export function layPanels(context: ChartContext, scale: ValueScale, entries: readonly LegendEntry[]): PanelLayout {
  const { breaks, width, isNarrow, arranged } = context;
  const { domain } = context.data.positions;
  const legend = layLegend(context, entries, width - 4);
  const left = widestOf(scale.ticks.map(({ text }) => text)) + 10;
  const right = width - 12;
  const columns = columnCount(right - left, arranged.shown.length, isNarrow);
  const rows = Math.ceil(arranged.shown.length / columns);
  const panelWidth = (right - left - columnGap * (columns - 1)) / columns;
  const panelHeight = isNarrow ? 84 : 104;
  const titles = arranged.shown.map(({ name }) => wrapText(name, panelWidth + columnGap - 8));
  const titleLines = Math.max(1, ...titles.map((lines) => lines.length));
  const rowGap = titleLines * lineHeight + 20;
  const nameLines = nameOfValues(context, scale);
  const top = legend.height + nameLines.length * lineHeight + titleLines * lineHeight + 12;
  const bottom = top + rows * panelHeight + (rows - 1) * rowGap;
  const { ticks } = axisTicks(context, panelWidth);
  const xNameY = bottom + 18 + Math.max(1, ...ticks.map(({ lines }) => lines.length)) * lineHeight;
  const breakNotes = breaks.map((each, index) => {
    const letter = breakLetter(breaks, index);
    return wrapText((letter === '' ? '' : `${letter}: `) + breakText(each, context), width - 4);
  });
  return {
    columns,
    panelWidth,
    panelHeight,
    frame: {
      width,
      height: xNameY + 12 + breakNotes.reduce((sum, lines) => sum + lines.length * lineHeight + 4, 0),
      left,
      right,
      top,
      bottom,
      xDomain: domain,
      yDomain: scale.domain,
      x: linear(domain, left, left + panelWidth),
      y: linear(scale.domain, panelHeight, 0),
    },
    scales: { fx: bands(columns, columnGap, panelWidth), fy: bands(rows, rowGap, panelHeight) },
    ticks,
    titles,
    legend,
    nameLines,
    xNameY,
    breakNotes,
  };
}
