import type { Markish } from '@observablehq/plot';
import type { ShownSeries } from './arrange-series.ts';
import type { ChartContext } from './chart-context.ts';
import type { ChartPoint } from './chart-figure.ts';
import { type Interval, plotIntervals } from './draw-intervals.ts';
import type { LegendEntry } from './draw-legend.ts';
import type { Drawing } from './drawing.ts';
import type { EndLabel } from './end-labels.ts';
import type { Frame } from './frame.ts';
import { layPlot } from './lay-plot.ts';
import type { Cell, Series } from './read-chart-data.ts';
import { signsUsed } from './signs-used.ts';
import { drawBands, drawStrip, stripFor, stripHeight } from './suppressed-cells.ts';
import { valueScale } from './value-scale.ts';

/** Pixels between points from which each gets a dot of its own. */
const roomForDots = 14;
const maxDotted = 4;

/** How the series of a chart over one axis look. */
export interface SeriesStyle {
  /** In the legend: of a series, and of those that go on in grey. */
  readonly sign: LegendEntry['sign'];
  readonly greySign: Pick<LegendEntry, 'sign' | 'className'>;
  /** Whether names may stand where series end. */
  readonly endsInName: boolean;
  /** `dotted`: there is room for a dot at each value. */
  plot(context: ChartContext, series: ShownSeries, dotted: boolean): Markish[];
  plotGrey(context: ChartContext, series: Series): Markish[];
}

const middleOf = ({ data }: ChartContext, x: number) => data.positions.list[x]?.middle ?? 0;

/** The name of each series, and where it ends; none for a single one. */
function endLabels(context: ChartContext, sign: EndLabel['sign'], lowest: number): EndLabel[] {
  const { shown } = context.arranged;
  if (shown.length < 2) return [];
  return shown.map(({ name, className, cells }) => {
    const last = cells.findLast(({ value }) => value !== null);
    return { text: name, className, sign, at: middleOf(context, last?.x ?? 0), value: last?.value ?? lowest };
  });
}

/** Each cell that is drawn, in words; a suppressed one where it is hatched. */
function pointsOf(context: ChartContext, frame: Frame, hatched: ReadonlyMap<Cell, readonly [number, number]>) {
  return context.arranged.shown.flatMap((series) =>
    series.cells.flatMap((cell): ChartPoint[] => {
      const label = context.describe(series, cell);
      if (cell.value !== null)
        return [{ cx: frame.x(middleOf(context, cell.x)), cy: frame.y(cell.value), label, state: 'value' }];
      const place = hatched.get(cell);
      return place === undefined ? [] : [{ cx: place[0], cy: place[1], label, state: 'suppressed' }];
    }),
  );
}

function intervalsOf(context: ChartContext): Interval[] {
  return context.arranged.shown.flatMap(({ cells }) =>
    cells.flatMap(({ x, low, high }) => (low === null || high === null ? [] : { at: middleOf(context, x), low, high })),
  );
}

/** Series over one axis, each as the style has it. */
export function drawLines(context: ChartContext, style: SeriesStyle): Drawing {
  const { data, arranged, spec } = context;
  const { shown } = arranged;
  const all = data.series.flatMap(({ cells }) => cells);
  const values = all.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value]));
  const scale = valueScale(values, spec, context.language, {
    zero: spec.y.zero !== false,
    count: context.isNarrow ? 4 : 5,
  });
  const { legend, notes } = signsUsed(context);
  const grey =
    arranged.context.length === 0
      ? []
      : [{ ...style.greySign, text: context.strings.context({ count: arranged.folded }) }];
  const strip = stripFor(context);
  const layout = layPlot(context, {
    scale,
    labels: endLabels(context, style.sign, scale.domain[0]),
    labelsAtEnds: style.endsInName && shown.every(({ cells }) => cells.some(({ value }) => value !== null)),
    legend: [...grey, ...legend],
    strip: stripHeight(strip),
  });
  const { frame } = layout;
  const spacing = (frame.right - frame.left) / Math.max(1, data.positions.list.length);
  const dotted = spacing >= roomForDots && shown.length <= maxDotted;
  const perPixel = Math.abs(frame.xDomain[1] - frame.xDomain[0]) / (frame.right - frame.left);
  const hatched =
    strip.series.length > 0
      ? drawStrip(context, frame, strip, layout.isDirect)
      : drawBands(context, frame, data.series.length === 1 ? all : []);
  return {
    frame,
    marks: [
      ...layout.marks,
      ...arranged.context.flatMap((series) => style.plotGrey(context, series)),
      ...plotIntervals(intervalsOf(context), spacing > 10 ? 4 * perPixel : 0),
      ...[...shown].reverse().flatMap((series) => style.plot(context, series, dotted)),
    ],
    behind: [...hatched.elements, ...layout.behind],
    furniture: layout.furniture,
    points: pointsOf(context, frame, hatched.points),
    notes: [
      ...notes,
      ...(arranged.note === '' ? [] : [{ kind: 'folded' as const, text: arranged.note }]),
      ...(scale.fromZero ? [] : [{ kind: 'axis' as const, text: context.strings.axisNotZero }]),
    ],
  };
}
