import type { ChartFault } from './chart-fault.ts';
import type { ChartInput } from './chart-input.ts';

/** Rows that stand for the same position and series as one before, for marks that show one value of each. */
export function findRepeatedRows({ spec, columns, rows }: ChartInput): ChartFault[] {
  const x = columns.indexOf(spec.x.column);
  const series = spec.series === undefined ? -1 : columns.indexOf(spec.series.column);
  const what = series < 0 ? spec.x.label : `${spec.x.label} and ${spec.series?.label ?? ''}`;
  const seen = new Map<string, number>();
  return rows.flatMap((cells, index): ChartFault[] => {
    const row = index + 1;
    const key = JSON.stringify([String(cells[x]), series < 0 ? '' : String(cells[series])]);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row);
      return [];
    }
    return [
      {
        code: 'repeated',
        column: spec.x.column,
        row,
        message: `rows ${first} and ${row} of the result stand for the same ${what}; add up with GROUP BY, or name the column that tells them apart as series`,
      },
    ];
  });
}
