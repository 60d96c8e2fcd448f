import type { Table } from '../engine/engine.ts';
import type { PublishedChart } from '../model/published-chart.ts';
import type { ChartInput } from './chart-input.ts';

/**
 * What a published chart is drawn from: the one way from a chart to a drawing. `id` begins every id in the SVG and must
 * be unique on its page; `result` is drawn in place of the published rows, where a reader filtered or asked anew.
 */
export function chartInputOf(
  chart: PublishedChart,
  id: string,
  { columns, rows }: Pick<Table, 'columns' | 'rows'> = chart,
): ChartInput {
  return {
    id,
    spec: chart.spec,
    columns: columns.map(({ name }) => name),
    rows,
    breaks: chart.breaks,
    ...(chart.corrected === undefined ? {} : { corrected: chart.corrected }),
    ...(chart.window === undefined ? {} : { window: chart.window }),
    ...(chart.minimumCount === undefined ? {} : { minimumCount: chart.minimumCount }),
    ...(chart.population === undefined ? {} : { population: chart.population }),
  };
}
