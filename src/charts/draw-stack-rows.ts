import { rect, ruleX } from '@observablehq/plot';
import type { ChartContext } from './chart-context.ts';
import type { Drawing } from './drawing.ts';
import { drawSuppressed } from './hatch.ts';
import { layRows } from './lay-rows.ts';
import { rowAxis, rowNotes, rowOrder } from './row-order.ts';
import { signsUsed } from './signs-used.ts';
import { stackColumns } from './stack-columns.ts';
import type { Stacking } from './stacking.ts';
import { incompleteSign, stackPoints } from './stack-parts.ts';

/** One stacked bar per class; hatched from where it is not known. */
export function drawStackRows(context: ChartContext, stacking: Stacking): Drawing {
  const { data, arranged, spec } = context;
  const { shown } = arranged;
  const columns = stackColumns(shown, data.positions, spec, stacking.wholeOf);
  const order = rowOrder(context);
  const scale = stacking.scale(context, columns);
  const signs = signsUsed(context, order);
  const incomplete = incompleteSign(context, columns);
  const names =
    shown.length < 2 ? [] : shown.map(({ name, className }) => ({ sign: 'box' as const, className, text: name }));
  const { frame, rows, furniture } = layRows(context, {
    scale,
    order,
    legend: [...names, ...signs.legend.filter(({ sign }) => sign === 'corrected'), ...incomplete.legend],
    barsPerRow: 1,
    writesValues: false,
    gap: 9,
  });
  const rowOf = new Map(rows.map((row) => [row.x, row]));
  const drawn = columns.flatMap((column) => {
    const row = rowOf.get(column.x);
    return row === undefined ? [] : [{ column, row }];
  });
  return {
    frame,
    marks: [
      ...rowAxis(context, scale),
      ...shown.map(({ className }, index) =>
        rect(
          drawn.flatMap(({ column, row }) =>
            column.layers
              .filter(({ series }) => series === index)
              .map(({ from, to }) => ({ from, to, y1: row.barTop, y2: row.barBottom })),
          ),
          { x1: 'from', x2: 'to', y1: 'y1', y2: 'y2', className: `chart-box ${className}` },
        ),
      ),
      ruleX([0], { className: 'chart-baseline' }),
    ],
    behind: drawn
      .filter(({ column }) => !column.complete)
      .map(({ column, row }) =>
        drawSuppressed(context, {
          x1: frame.x(column.top),
          x2: frame.x(scale.domain[1]),
          y1: row.barTop,
          y2: row.barBottom,
        }),
      ),
    furniture,
    points: stackPoints(
      context,
      stacking,
      shown,
      drawn.map(({ column }) => column),
      ({ x }, value) => [frame.x(value), ((rowOf.get(x)?.barTop ?? 0) + (rowOf.get(x)?.barBottom ?? 0)) / 2],
      scale.domain[1],
    ),
    notes: [...signs.notes, ...incomplete.notes, ...rowNotes(context)],
  };
}
