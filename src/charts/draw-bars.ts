import { rect, type Markish } from '@observablehq/plot';
import { barSpan } from './bar-span.ts';
import type { ChartContext } from './chart-context.ts';
import type { ChartPoint } from './chart-figure.ts';
import { plotIntervals } from './draw-intervals.ts';
import type { Drawing } from './drawing.ts';
import { drawSuppressed } from './hatch.ts';
import type { EndLabel } from './end-labels.ts';
import { layPlot } from './lay-plot.ts';
import { signsUsed } from './signs-used.ts';
import { valueScale } from './value-scale.ts';

/**
 * Bars side by side, or undefined when the classes cannot be named below them; `padding` is the share of a slot left
 * empty at either side.
 */
export function drawBars(context: ChartContext, padding: number): Drawing | undefined {
  const { data, arranged, spec } = context;
  const { shown } = arranged;
  const cells = shown.flatMap((series) => series.cells);
  const values = cells.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value]));
  const scale = valueScale(values, spec, context.language, { count: context.isNarrow ? 4 : 5 });
  const { legend, notes } = signsUsed(context);
  const labels =
    shown.length < 2
      ? []
      : shown.map(({ name, className }): EndLabel => ({ text: name, className, sign: 'box', at: 0, value: 0 }));
  const layout = layPlot(context, { scale, labels, labelsAtEnds: false, legend, strip: 0 });
  if (!layout.isWhole) return undefined;
  const { frame } = layout;
  const behind: SVGElement[] = [];
  const points: ChartPoint[] = [];
  const marks: Markish[] = [];
  const intervals: { at: number; low: number; high: number }[] = [];
  shown.forEach((series, index) => {
    const boxes = series.cells.flatMap((cell) => {
      const position = data.positions.list[cell.x];
      if (position === undefined) return [];
      const [x1, x2] = barSpan(position, padding, index, shown.length);
      const middle = (x1 + x2) / 2;
      const label = context.describe(series, cell);
      if (cell.value === null) {
        behind.push(
          drawSuppressed(
            context,
            { x1: frame.x(x1), x2: frame.x(x2), y1: frame.top, y2: frame.bottom },
            shown.length > 1 ? series.className : '',
          ),
        );
        points.push({ cx: frame.x(middle), cy: frame.bottom - 12, label, state: 'suppressed' });
        return [];
      }
      if (cell.low !== null && cell.high !== null) intervals.push({ at: middle, low: cell.low, high: cell.high });
      points.push({ cx: frame.x(middle), cy: frame.y(cell.value), label, state: 'value' });
      return [{ x1, x2, y: cell.value }];
    });
    marks.push(rect(boxes, { x1: 'x1', x2: 'x2', y1: 0, y2: 'y', className: `chart-box ${series.className}` }));
  });
  const perPixel = Math.abs(frame.xDomain[1] - frame.xDomain[0]) / (frame.right - frame.left);
  return {
    frame,
    marks: [
      ...layout.marks.slice(0, -1),
      ...marks,
      ...layout.marks.slice(-1),
      ...plotIntervals(intervals, 4 * perPixel),
    ],
    behind: [...behind, ...layout.behind],
    furniture: layout.furniture,
    points,
    notes: [...notes, ...(arranged.note === '' ? [] : [{ kind: 'folded' as const, text: arranged.note }])],
  };
}
