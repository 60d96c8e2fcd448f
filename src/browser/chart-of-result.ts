import type { Table } from '../engine/engine.ts';
import type { ChartMark, ChartSpec } from '../schema/content/chart.ts';
import { parsePeriod } from '../values/period.ts';

/** Which columns of a result to draw, and how. */
export interface ChartChoice {
  readonly mark: ChartMark;
  readonly x: string;
  readonly y: string;
  readonly series?: string;
}

const isNumeric = (type: string) =>
  /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|FLOAT|DOUBLE|DECIMAL)/.test(type);
const maxRanked = 60;

/**
 * A sensible chart for any result: a line where a column holds periods, a ranking where one names things; undefined
 * where there is no number to draw or too much to rank. The reader may choose otherwise.
 */
export function suggestChart(table: Table): ChartChoice | undefined {
  const { columns, rows } = table;
  if (rows.length === 0) return undefined;
  const y = columns.findLast(({ type }) => isNumeric(type));
  if (!y) return undefined;
  const holdsPeriods = (index: number) =>
    rows.every((row) => row[index] === null || parsePeriod(String(row[index])) !== undefined);
  const others = columns.map((column, index) => ({ ...column, index })).filter(({ name }) => name !== y.name);
  const period = others.find(({ index }) => holdsPeriods(index));
  const names = others.filter(({ type, name }) => type === 'VARCHAR' && name !== period?.name);
  if (period) return { mark: 'line', x: period.name, y: y.name, ...(names[0] ? { series: names[0].name } : {}) };
  const named = names[0] ?? others[0];
  if (!named || rows.length > maxRanked) return undefined;
  return { mark: 'ranking', x: named.name, y: y.name };
}

/** The choice as a chart's front matter, so that the same code draws it. */
export function specOf({ mark, x, y, series }: ChartChoice, title: string): ChartSpec {
  return {
    title,
    order: 1,
    question: `${title}?`,
    dataset: 'own-query',
    mark,
    x: { column: x, label: x },
    y: { column: y, label: y },
    ...(series === undefined ? {} : { series: { column: series, label: series } }),
  };
}
