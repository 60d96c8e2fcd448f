import type { ChartContext } from './chart-context.ts';
import type { ChartNote, ChartPoint } from './chart-figure.ts';
import type { LegendEntry } from './draw-legend.ts';
import type { Series } from './read-chart-data.ts';
import type { StackColumn } from './stack-columns.ts';
import type { Stacking } from './stacking.ts';

/** Stacked layers in words and places; a suppressed part is named where the stack stops being known. */
export function stackPoints(
  context: ChartContext,
  stacking: Stacking,
  series: readonly Series[],
  columns: readonly StackColumn[],
  place: (column: StackColumn, value: number) => [number, number],
  top: number,
): ChartPoint[] {
  return series.flatMap((each, index) =>
    columns.flatMap((column): ChartPoint[] => {
      const cell = each.at(column.x);
      if (cell === undefined) return [];
      const layer = column.layers.find((one) => one.series === index);
      const value = layer === undefined ? (column.top + top) / 2 : (layer.from + layer.to) / 2;
      const [cx, cy] = place(column, value);
      const remark = layer === undefined ? '' : stacking.remark(layer, context);
      return [
        { cx, cy, label: context.describe(each, cell) + remark, state: cell.value === null ? 'suppressed' : 'value' },
      ];
    }),
  );
}

/** The sign of stacks that are not complete, and its note. */
export function incompleteSign(
  { strings }: ChartContext,
  columns: readonly StackColumn[],
): { legend: LegendEntry[]; notes: ChartNote[] } {
  if (columns.every(({ complete }) => complete)) return { legend: [], notes: [] };
  return {
    legend: [{ sign: 'suppressed', className: '', text: strings.incomplete }],
    notes: [{ kind: 'incomplete', text: strings.incomplete }],
  };
}
