import { areaY, rect, type Markish } from '@observablehq/plot';
import { barSpan } from './bar-span.ts';
import type { ChartContext } from './chart-context.ts';
import type { Drawing } from './drawing.ts';
import { drawSuppressed } from './hatch.ts';
import { type EndLabel, layPlot } from './lay-plot.ts';
import { signsUsed } from './signs-used.ts';
import { splitRuns } from './split-runs.ts';
import { type StackColumn, stackColumns } from './stack-columns.ts';
import { incompleteSign, stackPoints, stackScale } from './stack-parts.ts';

/**
 * Stacked sums or shares, or undefined when the classes cannot be named below them. Complete neighbours in time are
 * joined to areas; a position that stands alone or is not complete is a column, hatched above what is known.
 */
export function drawStack(context: ChartContext): Drawing | undefined {
  const { data, arranged, spec, mark, breaks } = context;
  const { shown } = arranged;
  const { list } = data.positions;
  const columns = stackColumns(shown, data.positions, spec, mark);
  const scale = stackScale(context, columns);
  const last = columns.at(-1);
  const labels = shown.map(({ name, className }, index): EndLabel => {
    const layer = last?.layers.find(({ series }) => series === index);
    return {
      text: name,
      className,
      sign: 'box',
      at: list[last?.x ?? 0]?.middle ?? 0,
      value: layer === undefined ? 0 : (layer.from + layer.to) / 2,
    };
  });
  const isTime = data.positions.kind !== 'ordinal';
  const signs = signsUsed(context);
  const incomplete = incompleteSign(context, columns);
  const layout = layPlot(context, {
    scale,
    labels: shown.length > 1 ? labels : [],
    labelsAtEnds: isTime && last?.complete === true && last.layers.length === shown.length,
    legend: [
      ...signs.legend.filter(({ sign }) => sign !== 'suppressed' || incomplete.legend.length === 0),
      ...incomplete.legend,
    ],
    strip: 0,
  });
  if (!layout.isWhole) return undefined;
  const { frame } = layout;
  const complete = columns.filter((column) => column.complete && isTime);
  const runs = splitRuns(
    complete.map(({ x }) => x),
    data.positions,
    breaks,
  ).filter((run) => run.length > 1);
  const inRun = new Map(runs.flatMap((run, index) => run.map((x) => [x, index] as const)));
  const alone = columns.filter(({ x }) => !inRun.has(x));
  const span = (x: number) => barSpan(list[x] ?? { start: 0, end: 1 }, mark.barPadding, 0, 1);
  const marks = shown.flatMap(({ className }, index): Markish[] => {
    // A layer without a row in a complete column has no height there: its edge runs along the layer below.
    const edge = (column: StackColumn) =>
      column.layers.find(({ series }) => series === index) ?? {
        from: column.layers.findLast(({ series }) => series < index)?.to ?? 0,
        to: column.layers.findLast(({ series }) => series < index)?.to ?? 0,
      };
    const area = columns.flatMap((column) => {
      const run = inRun.get(column.x);
      return run === undefined
        ? []
        : [{ x: list[column.x]?.middle ?? 0, y1: edge(column).from, y2: edge(column).to, run }];
    });
    const boxes = alone.flatMap((column) =>
      column.layers
        .filter(({ series }) => series === index)
        .map(({ from, to }) => ({ x1: span(column.x)[0], x2: span(column.x)[1], y1: from, y2: to })),
    );
    return [
      areaY(area, { x: 'x', y1: 'y1', y2: 'y2', z: 'run', className: `chart-area ${className}` }),
      rect(boxes, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', className: `chart-box ${className}` }),
    ];
  });
  const hatched = columns
    .filter((column) => !column.complete)
    .map(({ x, top }) =>
      drawSuppressed(context, { x1: frame.x(span(x)[0]), x2: frame.x(span(x)[1]), y1: frame.y(top), y2: frame.top }),
    );
  const place = (column: StackColumn, value: number): [number, number] => [
    frame.x(list[column.x]?.middle ?? 0),
    frame.y(value),
  ];
  return {
    frame,
    marks: [...layout.marks.slice(0, -1), ...marks, ...layout.marks.slice(-1)],
    behind: [...hatched, ...layout.behind],
    furniture: layout.furniture,
    points: stackPoints(context, shown, columns, place, scale.domain[1]),
    notes: [
      ...signs.notes,
      ...incomplete.notes,
      ...(arranged.note === '' ? [] : [{ kind: 'folded' as const, text: arranged.note }]),
    ],
  };
}
