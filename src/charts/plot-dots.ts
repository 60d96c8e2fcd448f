import { dot, type Markish } from '@observablehq/plot';
import type { ChartContext } from './chart-context.ts';
import type { Cell, Series } from './read-chart-data.ts';
import { isPartial } from './split-runs.ts';

/** One series as dots, in grey and smaller without a class; hollow where a break cuts a period. */
export function plotDots({ data, breaks }: ChartContext, series: Series, className: string): Markish[] {
  const { list } = data.positions;
  const known = series.cells.filter(({ value }) => value !== null);
  const place = ({ x, value }: Cell) => ({ x: list[x]?.middle ?? 0, y: value ?? 0 });
  const partial = ({ x }: Cell) => isPartial(list[x] ?? list[0]!, breaks);
  return [
    dot(known.filter((cell) => !partial(cell)).map(place), {
      x: 'x',
      y: 'y',
      r: className === '' ? 2.5 : 4,
      className: className === '' ? 'chart-dot series-other' : `chart-dot ${className}`,
    }),
    dot(known.filter(partial).map(place), {
      x: 'x',
      y: 'y',
      r: 4,
      className: `chart-hollow ${className === '' ? 'series-other' : className}`,
    }),
  ];
}
