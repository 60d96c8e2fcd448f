import type { ChartContext } from '../chart-context.ts';
import { type Known, knownCells } from './known-cells.ts';

/** The series that are known somewhere, with the cells that can be told. */
export interface KnownSeries {
  readonly name: string;
  readonly cells: readonly Known[];
}

/** What is known at the last position at which one of several series is. */
export interface LastPosition {
  readonly x: number;
  readonly series: readonly KnownSeries[];
  readonly there: readonly { readonly name: string; readonly value: number }[];
}

/** The last position with a value, among those that `canTell` takes; undefined where there is none. */
export function lastPosition(
  { data }: ChartContext,
  canTell: (x: number) => boolean = () => true,
): LastPosition | undefined {
  const series = data.series
    .map((each) => ({ name: each.name, cells: knownCells(each).filter((cell) => canTell(cell.x)) }))
    .filter(({ cells }) => cells.length > 0);
  if (series.length === 0) return undefined;
  const x = Math.max(...series.map(({ cells }) => cells.at(-1)?.x ?? 0));
  const there = series.flatMap(({ name, cells }) => {
    const cell = cells.findLast((each) => each.x === x);
    return cell === undefined ? [] : [{ name, value: cell.value }];
  });
  return { x, series, there };
}
