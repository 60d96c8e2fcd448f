import type { ChartInput } from './chart-input.ts';
import { allMarks } from './marks/all-marks.ts';
import { numberIn } from './number-in.ts';

/** Why the result of a chart's SQL cannot be drawn as the chart's front matter says. */
export interface ChartFault {
  readonly code: 'missing-column' | 'not-a-number' | 'empty-key' | 'repeated' | 'negative-part';
  /** The column of the result. */
  readonly column: string;
  /** Row of the result, from 1; absent where the fault is the column's. */
  readonly row?: number;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** The columns a chart's front matter names, in the order in which a table shows them. */
function namedColumns({ spec }: Pick<ChartInput, 'spec'>): string[] {
  return [spec.x.column, spec.series?.column, spec.y.column, spec.interval?.low, spec.interval?.high].filter(
    (column) => column !== undefined,
  );
}

/** Everything in a result that a chart cannot show; empty when it can be drawn. A null in the y column is no fault. */
export function findChartFaults(input: ChartInput): ChartFault[] {
  const { spec, columns, rows } = input;
  const mark = allMarks[spec.mark];
  const missing = [...new Set(namedColumns(input))].filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    return missing.map((column) => ({
      code: 'missing-column',
      column,
      message: `the SQL returns no column "${column}"; it returns ${columns.map((name) => `"${name}"`).join(', ')}`,
    }));
  }
  const faults: ChartFault[] = [];
  const at = (column: string | undefined) => (column === undefined ? -1 : columns.indexOf(column));
  const [x, y, series] = [at(spec.x.column), at(spec.y.column), at(spec.series?.column)];
  const seen = new Map<string, number>();
  rows.forEach((cells, index) => {
    const row = index + 1;
    for (const column of [spec.y.column, spec.interval?.low, spec.interval?.high]) {
      const value = cells[at(column)] ?? null;
      if (column === undefined || value === null || numberIn(value) !== undefined) continue;
      faults.push({
        code: 'not-a-number',
        column,
        row,
        message: `row ${row} of the result has "${String(value)}" in "${column}", which is no number; CAST it in the SQL`,
      });
    }
    for (const column of [spec.x.column, spec.series?.column]) {
      const value = cells[at(column)] ?? null;
      if (column === undefined || value !== null) continue;
      faults.push({
        code: 'empty-key',
        column,
        row,
        message: `row ${row} of the result has no value in "${column}"; leave such rows out with WHERE "${column}" IS NOT NULL`,
      });
    }
    const value = cells[y] ?? null;
    if (mark.stack !== undefined && value !== null && (numberIn(value) ?? 0) < 0) {
      faults.push({
        code: 'negative-part',
        column: spec.y.column,
        row,
        message: `row ${row} of the result has ${String(value)} in "${spec.y.column}", and a stack cannot hold a negative part; use the mark "line" or "bars"`,
      });
    }
    const key = JSON.stringify([String(cells[x]), series < 0 ? '' : String(cells[series])]);
    const first = seen.get(key);
    if (!mark.mayRepeat && first !== undefined) {
      faults.push({
        code: 'repeated',
        column: spec.x.column,
        row,
        message: `rows ${first} and ${row} of the result stand for the same ${series < 0 ? spec.x.label : `${spec.x.label} and ${spec.series?.label ?? ''}`}; add up with GROUP BY, or name the column that tells them apart as series`,
      });
    }
    seen.set(key, first ?? row);
  });
  return faults;
}
