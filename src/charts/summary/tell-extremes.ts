import type { ChartContext } from '../chart-context.ts';
import { highest, knownCells } from './known-cells.ts';
import { type Measure, plainMeasure } from './measure.ts';

/** The highest and the lowest of all cells, where classes and series have no order in time. */
export function tellExtremes(context: ChartContext, measure: Measure = plainMeasure(context)): string[] {
  const { data, strings, at } = context;
  const cells = data.series.flatMap((series) =>
    knownCells(series)
      .filter(({ x }) => measure.canTell(x))
      .map((cell) => ({
        name: series.name === '' ? at(cell.x) : strings.nameAt({ series: series.name, at: at(cell.x) }),
        value: measure.valueOf(cell),
      })),
  );
  if (cells.length === 0) return [];
  const [top, bottom] = [highest(cells, ({ value }) => value), highest(cells, ({ value }) => -value)];
  return [
    strings.extremes({
      highest: measure.say(top.value),
      highestAt: top.name,
      lowest: measure.say(bottom.value),
      lowestAt: bottom.name,
    }),
  ];
}
