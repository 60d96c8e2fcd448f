import { rect, ruleX, type Markish } from '@observablehq/plot';
import type { ChartContext } from './chart-context.ts';
import type { ChartPoint } from './chart-figure.ts';
import { plotIntervals } from './draw-intervals.ts';
import { drawText } from './draw-text.ts';
import type { Drawing } from './drawing.ts';
import { formatValue } from './format-value.ts';
import { drawSuppressed } from './hatch.ts';
import { layRows } from './lay-rows.ts';
import { rowAxis, rowNotes } from './row-order.ts';
import { signsUsed } from './signs-used.ts';
import { valueScale } from './value-scale.ts';

const suppressedLength = 44;

/**
 * Horizontal bars, for positions in an order from top to bottom and with `gap` pixels between two of them: for classes
 * whose names are too long to stand side by side.
 * Values are written at the ends of single bars; several per class share an axis.
 */
export function drawRows(context: ChartContext, order: readonly number[], gap: number): Drawing {
  const { arranged, spec, language, strings, isNarrow } = context;
  const { shown } = arranged;
  const values = shown.flatMap(({ cells }) =>
    cells.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value])),
  );
  const scale = valueScale(values, spec, language, { count: isNarrow ? 3 : 5 });
  const signs = signsUsed(context, order);
  const names =
    shown.length < 2 ? [] : shown.map(({ name, className }) => ({ sign: 'box' as const, className, text: name }));
  const writesValues = shown.length === 1;
  const layout = layRows(context, {
    scale,
    order,
    legend: [...names, ...signs.legend],
    barsPerRow: shown.length,
    writesValues,
    gap,
  });
  const { frame, rows, along } = layout;
  const furniture = [...layout.furniture];
  const points: ChartPoint[] = [];
  const intervals: { at: number; low: number; high: number }[] = [];
  const zero = frame.x(Math.min(Math.max(0, scale.domain[0]), scale.domain[1]));
  const write = (text: string, at: number, y: number, className: string) =>
    furniture.push(drawText(context, [text], { x: at + 6 * along, y, anchor: along < 0 ? 'end' : 'start', className }));
  const marks = shown.map((series, index): Markish => {
    const boxes = rows.flatMap(({ x, barTop, barBottom }) => {
      const cell = series.at(x);
      if (cell === undefined) return [];
      const height = (barBottom - barTop) / shown.length;
      const y1 = barTop + height * index;
      const y2 = y1 + height - (shown.length > 1 ? 1 : 0);
      const middle = (y1 + y2) / 2;
      const label = context.describe(series, cell);
      if (cell.value === null) {
        const end = zero + suppressedLength * along;
        furniture.push(drawSuppressed(context, { x1: zero, x2: end, y1, y2 }, writesValues ? '' : series.className));
        if (writesValues) write(strings.suppressed, end, middle, 'chart-label');
        points.push({ cx: (zero + end) / 2, cy: middle, label, state: 'suppressed' });
        return [];
      }
      if (cell.low !== null && cell.high !== null) intervals.push({ at: middle, low: cell.low, high: cell.high });
      if (writesValues)
        write(
          formatValue(cell.value, spec, language),
          frame.x(Math.max(0, cell.value, cell.high ?? 0)),
          middle,
          'chart-text',
        );
      points.push({ cx: frame.x(cell.value), cy: middle, label, state: 'value' });
      return [{ x: cell.value, y1, y2 }];
    });
    return rect(boxes, { x1: 0, x2: 'x', y1: 'y1', y2: 'y2', className: `chart-box ${series.className}` });
  });
  return {
    frame,
    marks: [
      ...(writesValues ? [] : rowAxis(context, scale)),
      ...marks,
      ruleX([0], { className: 'chart-baseline' }),
      ...plotIntervals(intervals, 4, 'horizontal'),
    ],
    behind: [],
    furniture,
    points,
    notes: [...signs.notes, ...rowNotes(context)],
  };
}
