import { dot, line, type Markish } from '@observablehq/plot';
import type { ChartContext } from './chart-context.ts';
import type { Cell, Series } from './read-chart-data.ts';
import { isPartial, splitRuns } from './split-runs.ts';

/** Known cells of a series, cut where a line must not go. */
function knownRuns(context: Pick<ChartContext, 'data' | 'breaks'>, series: Series): Cell[][] {
  const known = series.cells.filter(({ value }) => value !== null);
  const runs = splitRuns(
    known.map(({ x }) => x),
    context.data.positions,
    context.breaks,
  );
  return runs.map((run) => run.flatMap((x) => series.at(x) ?? []));
}

interface PlottedPoint {
  readonly x: number;
  readonly y: number;
  readonly run: number;
}

/** Which panel a mark belongs to. */
export interface Panel {
  readonly fx?: () => number;
  readonly fy?: () => number;
}

/**
 * The lines of one series, and dots where a value stands alone, where a break cuts a period, or (`dotted`) everywhere.
 */
export function plotLine(
  context: Pick<ChartContext, 'data' | 'breaks'>,
  series: Series,
  className: string,
  dotted: boolean,
  lineClass = 'chart-line',
  panel: Panel = {},
): Markish[] {
  const { list } = context.data.positions;
  const place = ({ x, value }: Cell, run: number): PlottedPoint => ({ x: list[x]?.middle ?? 0, y: value ?? 0, run });
  const runs = knownRuns(context, series);
  const partial = (cell: Cell) => isPartial(list[cell.x] ?? list[0]!, context.breaks);
  const lines = runs.flatMap((run, index) => (run.length > 1 ? run.map((cell) => place(cell, index)) : []));
  const dots = runs.flatMap((run, index) =>
    run.filter((cell) => (dotted || run.length === 1) && !partial(cell)).map((cell) => place(cell, index)),
  );
  const hollow = runs.flatMap((run, index) => run.filter(partial).map((cell) => place(cell, index)));
  const small = lineClass === 'chart-line' ? 3 : 1.5;
  return [
    line(lines, { ...panel, x: 'x', y: 'y', z: 'run', className: `${lineClass} ${className}`.trim() }),
    dot(dots, { ...panel, x: 'x', y: 'y', r: small, className: `chart-dot ${className}`.trim() }),
    dot(hollow, { ...panel, x: 'x', y: 'y', r: 4, className: `chart-hollow ${className}`.trim() }),
  ];
}
