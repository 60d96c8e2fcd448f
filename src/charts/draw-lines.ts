import type { ChartContext } from './chart-context.ts';
import type { ChartPoint } from './chart-figure.ts';
import { plotIntervals } from './draw-intervals.ts';
import type { Drawing } from './drawing.ts';
import { type EndLabel, layPlot } from './lay-plot.ts';
import { plotDots, plotLine } from './plot-line.ts';
import type { Cell } from './read-chart-data.ts';
import { signsUsed } from './signs-used.ts';
import { drawBands, drawStrip, stripFor, stripHeight } from './suppressed-cells.ts';
import { valueScale } from './value-scale.ts';

/** Pixels between points from which each gets a dot of its own. */
const roomForDots = 14;
const maxDotted = 4;

/** Lines or dots over one axis. */
export function drawLines(context: ChartContext): Drawing {
  const { data, arranged, spec, mark } = context;
  const { shown } = arranged;
  const all = data.series.flatMap(({ cells }) => cells);
  const values = all.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value]));
  const scale = valueScale(values, spec, context.language, {
    zero: spec.y.zero !== false,
    count: context.isNarrow ? 4 : 5,
  });
  const labels = shown.flatMap(({ name, className, cells }): EndLabel[] => {
    const last = cells.findLast(({ value }) => value !== null);
    return [
      {
        text: name,
        className,
        sign: mark.sign ?? 'line',
        at: data.positions.list[last?.x ?? 0]?.middle ?? 0,
        value: last?.value ?? scale.domain[0],
      },
    ];
  });
  const { legend, notes } = signsUsed(context);
  const strip = stripFor(context);
  const canLabel = mark.sign !== 'dot' && shown.every(({ cells }) => cells.some(({ value }) => value !== null));
  const layout = layPlot(context, {
    scale,
    labels: shown.length > 1 ? labels : [],
    labelsAtEnds: canLabel,
    legend,
    strip: stripHeight(strip),
  });
  const { frame } = layout;
  const spacing = (frame.right - frame.left) / Math.max(1, data.positions.list.length);
  const dotted = spacing >= roomForDots && shown.length <= maxDotted;
  const middleOf = ({ x }: Cell) => data.positions.list[x]?.middle ?? 0;
  const intervals = shown.flatMap(({ cells }) =>
    cells.flatMap((cell) =>
      cell.low === null || cell.high === null ? [] : { at: middleOf(cell), low: cell.low, high: cell.high },
    ),
  );
  const perPixel = Math.abs(frame.xDomain[1] - frame.xDomain[0]) / (frame.right - frame.left);
  const hatched =
    strip.series.length > 0
      ? drawStrip(context, frame, strip, layout.isDirect)
      : drawBands(context, frame, data.series.length === 1 ? all : []);
  const points = shown.flatMap((series) =>
    series.cells.flatMap((cell): ChartPoint[] => {
      const label = context.describe(series, cell);
      if (cell.value !== null) return [{ cx: frame.x(middleOf(cell)), cy: frame.y(cell.value), label, state: 'value' }];
      const place = hatched.points.get(cell);
      return place === undefined ? [] : [{ cx: place[0], cy: place[1], label, state: 'suppressed' }];
    }),
  );
  const isDots = mark.sign === 'dot';
  return {
    frame,
    marks: [
      ...layout.marks,
      ...arranged.context.flatMap((series) =>
        isDots ? plotDots(context, series, '') : plotLine(context, series, '', false, 'chart-context'),
      ),
      ...plotIntervals(intervals, spacing > 10 ? 4 * perPixel : 0),
      ...[...shown]
        .reverse()
        .flatMap((series) =>
          isDots ? plotDots(context, series, series.className) : plotLine(context, series, series.className, dotted),
        ),
    ],
    behind: [...hatched.elements, ...layout.behind],
    furniture: layout.furniture,
    points,
    notes: [
      ...notes,
      ...(arranged.note === '' ? [] : [{ kind: 'folded' as const, text: arranged.note }]),
      ...(scale.fromZero ? [] : [{ kind: 'axis' as const, text: context.strings.axisNotZero }]),
    ],
  };
}
