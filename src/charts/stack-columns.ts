import type { ChartSpec } from '../schema/content/chart.ts';
import type { MarkTraits } from './marks/mark-traits.ts';
import type { Positions } from './read-positions.ts';
import type { Series } from './read-chart-data.ts';

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
 * Stacks series from the first upwards, position by position; positions without any row are left out.
 *
 * A part without a row adds nothing before its first and after its last row (a version that does not exist yet), and
 * makes the column incomplete in between. A share of the whole can be known beside suppressed ones only when the SQL
 * gives shares itself (`format: percent`); counts are divided by their sum, so an incomplete column has no layers.
 */
export function stackColumns(
  series: readonly Series[],
  positions: Positions,
  spec: ChartSpec,
  { stack }: Pick<MarkTraits, 'stack'>,
): StackColumn[] {
  const lifespans = series.map(({ cells }) => [cells[0]?.x ?? 0, cells.at(-1)?.x ?? 0] as const);
  const isShare = stack === 'whole';
  const areShares = spec.y.format === 'percent';
  return positions.list.flatMap((_, x) => {
    const cells = series.map((each) => each.at(x));
    if (cells.every((cell) => cell === undefined)) return [];
    const missing = (index: number) =>
      positions.kind !== 'ordinal' && x > (lifespans[index]?.[0] ?? 0) && x < (lifespans[index]?.[1] ?? 0);
    const complete = cells.every((cell, index) => (cell === undefined ? !missing(index) : cell.value !== null));
    const sum = cells.reduce((total, cell) => total + (cell?.value ?? 0), 0);
    const unknown = isShare && !areShares && (!complete || sum === 0);
    const whole = !isShare ? 1 : areShares ? Math.max(1, sum) : sum;
    const layers: Layer[] = [];
    let from = 0;
    cells.forEach((cell, index) => {
      const value = cell?.value ?? null;
      if (unknown || value === null) return;
      const to = from + value / whole;
      layers.push({ series: index, from, to });
      from = to;
    });
    return [{ x, layers, complete, top: from }];
  });
}
