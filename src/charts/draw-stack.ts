import { areaY, rect, type Markish } from '@observablehq/plot';
import { barSpan } from './bar-span.ts';
import type { ChartContext } from './chart-context.ts';
import type { Drawing } from './drawing.ts';
import { drawSuppressed } from './hatch.ts';
import type { EndLabel } from './end-labels.ts';
import { layPlot } from './lay-plot.ts';
import { signsUsed } from './signs-used.ts';
import { splitRuns } from './split-runs.ts';
import { type StackColumn, stackColumns } from './stack-columns.ts';
import type { Stacking } from './stacking.ts';
import { incompleteSign, stackPoints } from './stack-parts.ts';

/** Share of a slot left empty at either side of a column that stands alone. */
const padding = 0.08;

const isOverTime = ({ data }: ChartContext) => data.positions.kind !== 'ordinal';
const middleOf = ({ data }: ChartContext, x: number) => data.positions.list[x]?.middle ?? 0;

/** The name of each layer, in the middle of its end; none for a single one. */
function layerLabels(context: ChartContext, last: StackColumn | undefined): EndLabel[] {
  const { shown } = context.arranged;
  if (shown.length < 2) return [];
  return shown.map(({ name, className }, index) => {
    const layer = last?.layers.find(({ series }) => series === index);
    const value = layer === undefined ? 0 : (layer.from + layer.to) / 2;
    return { text: name, className, sign: 'box', at: middleOf(context, last?.x ?? 0), value };
  });
}

/** Which positions are joined to areas: complete neighbours in time, by the number of their run. */
function findRuns(context: ChartContext, columns: readonly StackColumn[]): ReadonlyMap<number, number> {
  if (!isOverTime(context)) return new Map();
  const complete = columns.filter((column) => column.complete).map(({ x }) => x);
  const runs = splitRuns(complete, context.data.positions, context.breaks).filter((run) => run.length > 1);
  return new Map(runs.flatMap((run, index) => run.map((x) => [x, index] as const)));
}

/** Lower and upper edge of a layer; one without a row in a complete column runs along the layer below. */
function edgeOf({ layers }: StackColumn, index: number): { readonly from: number; readonly to: number } {
  const below = layers.findLast(({ series }) => series < index)?.to ?? 0;
  return layers.find(({ series }) => series === index) ?? { from: below, to: below };
}

/** The layers of all series: areas where positions are joined, boxes where one stands alone. */
function plotLayers(
  context: ChartContext,
  columns: readonly StackColumn[],
  runs: ReadonlyMap<number, number>,
  span: (x: number) => readonly [number, number],
): Markish[] {
  const alone = columns.filter(({ x }) => !runs.has(x));
  return context.arranged.shown.flatMap(({ className }, index) => {
    const area = columns.flatMap((column) => {
      const run = runs.get(column.x);
      const { from, to } = edgeOf(column, index);
      return run === undefined ? [] : [{ x: middleOf(context, column.x), y1: from, y2: to, run }];
    });
    const boxes = alone.flatMap(({ x, layers }) =>
      layers
        .filter(({ series }) => series === index)
        .map(({ from, to }) => ({ x1: span(x)[0], x2: span(x)[1], y1: from, y2: to })),
    );
    return [
      areaY(area, { x: 'x', y1: 'y1', y2: 'y2', z: 'run', className: `chart-area ${className}` }),
      rect(boxes, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', className: `chart-box ${className}` }),
    ];
  });
}

/**
 * A stack, or undefined when the classes cannot be named below it. Complete neighbours in time are joined to areas; a
 * position that stands alone or is not complete is a column, hatched above what is known.
 */
export function drawStack(context: ChartContext, stacking: Stacking): Drawing | undefined {
  const { data, arranged, spec } = context;
  const { shown } = arranged;
  const columns = stackColumns(shown, data.positions, spec, stacking.wholeOf);
  const scale = stacking.scale(context, columns);
  const last = columns.at(-1);
  const signs = signsUsed(context);
  const incomplete = incompleteSign(context, columns);
  const layout = layPlot(context, {
    scale,
    labels: layerLabels(context, last),
    labelsAtEnds: isOverTime(context) && last?.complete === true && last.layers.length === shown.length,
    legend: [
      ...signs.legend.filter(({ sign }) => sign !== 'suppressed' || incomplete.legend.length === 0),
      ...incomplete.legend,
    ],
    strip: 0,
  });
  if (!layout.isWhole) return undefined;
  const { frame } = layout;
  const span = (x: number) => barSpan(data.positions.list[x] ?? { start: 0, end: 1 }, padding, 0, 1);
  const hatched = columns
    .filter((column) => !column.complete)
    .map(({ x, top }) =>
      drawSuppressed(context, { x1: frame.x(span(x)[0]), x2: frame.x(span(x)[1]), y1: frame.y(top), y2: frame.top }),
    );
  return {
    frame,
    marks: [
      ...layout.marks.slice(0, -1),
      ...plotLayers(context, columns, findRuns(context, columns), span),
      ...layout.marks.slice(-1),
    ],
    behind: [...hatched, ...layout.behind],
    furniture: layout.furniture,
    points: stackPoints(
      context,
      stacking,
      shown,
      columns,
      ({ x }, value) => [frame.x(middleOf(context, x)), frame.y(value)],
      scale.domain[1],
    ),
    notes: [
      ...signs.notes,
      ...incomplete.notes,
      ...(arranged.note === '' ? [] : [{ kind: 'folded' as const, text: arranged.note }]),
    ],
  };
}
