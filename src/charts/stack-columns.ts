import type { ChartSpec } from '../schema/content/chart.ts';
import type { Positions } from './positions.ts';
import type { Cell, Series } from './read-chart-data.ts';

/** One part of a stack at one position, from its lower to its upper end. */
export interface Layer {
  /** Index of its series. */
  readonly series: number;
  readonly from: number;
  readonly to: number;
}

/** Everything at one position. */
export interface StackColumn {
  readonly x: number;
  readonly layers: readonly Layer[];
  /** False when a part is suppressed or missing: where a layer lies, and how high the whole is, is then not known. */
  readonly complete: boolean;
  readonly top: number;
}

/**
 * What the parts at one position are divided by, from their sum; undefined where that is not known. `complete` is false
 * where a part is suppressed or missing.
 */
export type WholeOf = (sum: number, complete: boolean, spec: ChartSpec) => number | undefined;

/** From the first layer upwards; none where the whole is not known. */
function layersOf(cells: readonly (Cell | undefined)[], whole: number | undefined): Layer[] {
  const layers: Layer[] = [];
  let from = 0;
  cells.forEach((cell, series) => {
    const value = cell?.value ?? null;
    if (whole === undefined || value === null) return;
    const to = from + value / whole;
    layers.push({ series, from, to });
    from = to;
  });
  return layers;
}

/**
 * Stacks series from the first upwards, position by position; positions without any row are left out.
 *
 * A part without a row adds nothing before its first and after its last row (a version that does not exist yet), and
 * makes the column incomplete in between.
 */
export function stackColumns(
  series: readonly Series[],
  positions: Positions,
  spec: ChartSpec,
  wholeOf: WholeOf,
): StackColumn[] {
  const lifespans = series.map(({ cells }) => [cells[0]?.x ?? 0, cells.at(-1)?.x ?? 0] as const);
  return positions.list.flatMap((_, x) => {
    const cells = series.map((each) => each.at(x));
    if (cells.every((cell) => cell === undefined)) return [];
    const missing = (index: number) =>
      positions.kind !== 'ordinal' && x > (lifespans[index]?.[0] ?? 0) && x < (lifespans[index]?.[1] ?? 0);
    const complete = cells.every((cell, index) => (cell === undefined ? !missing(index) : cell.value !== null));
    const sum = cells.reduce((total, cell) => total + (cell?.value ?? 0), 0);
    const layers = layersOf(cells, wholeOf(sum, complete, spec));
    return [{ x, layers, complete, top: layers.at(-1)?.to ?? 0 }];
  });
}
