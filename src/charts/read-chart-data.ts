import type { ChartSpec } from '../schema/content/chart.ts';
import type { CellValue, ChartInput } from './chart-input.ts';
import { numberIn } from './number-in.ts';
import type { Placing } from './place-values.ts';
import type { Positions } from './positions.ts';

export interface Cell {
  /** Index of its position on the x axis. */
  readonly x: number;
  /** Null: suppressed. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Series {
  /** As the data have it; empty for a chart of one series. */
  readonly key: string;
  readonly name: string;
  /** In the order of the x axis; positions without a row are not among them. */
  readonly cells: readonly Cell[];
  at(x: number): Cell | undefined;
}

export interface ChartData {
  readonly positions: Positions;
  readonly series: readonly Series[];
}

function makeSeries(key: string, name: string, unordered: readonly Cell[]): Series {
  const cells = [...unordered].sort((a, b) => a.x - b.x);
  const byPosition = new Map(cells.map((cell) => [cell.x, cell]));
  return { key, name, cells, at: (x) => byPosition.get(x) };
}

const sizeOf = (series: Series) => series.cells.reduce((sum, { value }) => sum + Math.abs(value ?? 0), 0);

/** As the author ordered them; the rest, and all without an order, from the largest sum to the smallest. */
function inOrder(series: readonly Series[], order: readonly string[] = []): Series[] {
  const rank = ({ key }: Series) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...series].sort((a, b) => rank(a) - rank(b) || sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1));
}

/** One series out of several: a position is suppressed when one of its parts is. */
export function addUp(parts: readonly Series[], name: string): Series {
  const sums = new Map<number, Cell>();
  for (const { x, value } of parts.flatMap(({ cells }) => cells)) {
    const sum = sums.get(x)?.value;
    sums.set(x, { x, value: sum === null || value === null ? null : (sum ?? 0) + value, low: null, high: null });
  }
  return makeSeries('', name, [...sums.values()]);
}

/** Sorts the rows of a faultless result into series and positions. */
export function readChartData({ spec, columns, rows, window }: ChartInput, place: Placing): ChartData {
  const column = (name: string | undefined) => (name === undefined ? -1 : columns.indexOf(name));
  const [x, y, key] = [column(spec.x.column), column(spec.y.column), column(spec.series?.column)];
  const [low, high] = [column(spec.interval?.low), column(spec.interval?.high)];
  const value = (row: readonly CellValue[], at: number): CellValue => row[at] ?? null;
  const positions = place(
    rows.map((row) => value(row, x)),
    spec,
    window,
  );
  const cells = new Map<string, Cell[]>();
  for (const row of rows) {
    const name = key < 0 ? '' : String(value(row, key));
    const cell: Cell = {
      x: positions.indexOf(value(row, x)),
      value: numberIn(value(row, y)) ?? null,
      low: numberIn(value(row, low)) ?? null,
      high: numberIn(value(row, high)) ?? null,
    };
    const list = cells.get(name);
    if (list) list.push(cell);
    else cells.set(name, [cell]);
  }
  const series = [...cells].map(([name, list]) => makeSeries(name, nameOf(spec, name), list));
  return { positions, series: inOrder(series, spec.series?.order) };
}

function nameOf(spec: ChartSpec, key: string): string {
  return spec.series?.names?.[key] ?? key;
}
