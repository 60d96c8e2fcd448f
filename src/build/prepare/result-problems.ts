import { findChartFaults } from '../../charts/find-chart-faults.ts';
import type { Table } from '../../engine/engine.ts';
import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { Entry } from '../../source/site.ts';

/** Columns that the front matter names and the result has not. */
function missingColumns(entry: Entry<ChartSpec>, names: readonly string[]): Problem[] {
  const { x, y, series, interval, period } = entry.data;
  const wanted: [string | undefined, string[]][] = [
    [x.column, ['x', 'column']],
    [y.column, ['y', 'column']],
    [series?.column, ['series', 'column']],
    [interval?.low, ['interval', 'low']],
    [interval?.high, ['interval', 'high']],
    [period, ['period']],
  ];
  return wanted.flatMap(([column, path]): Problem[] => {
    if (column === undefined || names.includes(column)) return [];
    const near = suggest(column, names);
    return [
      {
        code: 'chart/columns',
        ...entry.at(path),
        message: `The SQL returns no column "${column}"; it returns ${names.join(', ')}.`,
        fix:
          near === undefined
            ? `select it in the SQL, or write one of ${names.join(', ')}`
            : `write  ${path.at(-1) ?? ''}: ${near}`,
      },
    ];
  });
}

/** Problems of a result that the chart cannot be drawn from as its front matter says. `line`: where the SQL begins. */
export function resultProblems(entry: Entry<ChartSpec>, result: Table, line: number): Problem[] {
  const names = result.columns.map(({ name }) => name);
  const sql = { file: entry.file, line, column: 1 };
  const missing = missingColumns(entry, names);
  if (missing.length > 0) return missing;
  if (result.rows.length === 0)
    return [
      {
        code: 'chart/empty',
        ...sql,
        message: 'The SQL returns no row.',
        fix: 'change its conditions, or the defaults of the filters',
      },
    ];
  const faults = findChartFaults({ id: entry.id, spec: entry.data, columns: names, rows: result.rows });
  // One fault of a kind is enough to mend them all.
  return faults
    .filter(
      (fault, index) =>
        faults.findIndex(({ code, column }) => code === fault.code && column === fault.column) === index,
    )
    .map(({ message }) => {
      const [what = '', fix] = message.split('; ');
      return {
        code: 'chart/rows',
        ...sql,
        message: `The chart cannot be drawn: ${what}.`,
        ...(fix === undefined ? {} : { fix }),
      };
    });
}
