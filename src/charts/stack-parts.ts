import type { ChartContext } from './chart-context.ts';
import type { ChartNote, ChartPoint } from './chart-figure.ts';
import type { LegendEntry } from './draw-legend.ts';
import { formatShare } from '../values/format.ts';
import type { Series } from './read-chart-data.ts';
import type { StackColumn } from './stack-columns.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

/** Stacked layers in words and places; a suppressed part is named where the stack stops being known. */
export function stackPoints(
  context: ChartContext,
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
      const isCount = context.mark.stack === 'whole' && context.spec.y.format !== 'percent';
      const share = isCount && layer !== undefined ? ` (${formatShare(layer.to - layer.from, context.language)})` : '';
      return [
        { cx, cy, label: context.describe(each, cell) + share, state: cell.value === null ? 'suppressed' : 'value' },
      ];
    }),
  );
}

/** The scale of a stack: up to the highest whole, or to 100 %. */
export function stackScale(context: ChartContext, columns: readonly StackColumn[]): ValueScale {
  const { spec, mark, language, isNarrow } = context;
  if (mark.stack !== 'whole')
    return valueScale(
      columns.flatMap(({ layers, top }) => (layers.length === 0 ? [] : top)),
      spec,
      language,
      { count: isNarrow ? 4 : 5 },
    );
  return valueScale([0, 1], { ...spec, y: { ...spec.y, format: 'percent' } }, language, { max: 1, count: 4 });
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
