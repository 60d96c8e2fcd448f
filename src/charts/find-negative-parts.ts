import type { ChartFault } from './chart-fault.ts';
import type { ChartInput } from './chart-input.ts';
import { numberIn } from './number-in.ts';

/** Rows with a value below zero, for marks that put parts on top of one another. */
export function findNegativeParts({ spec, columns, rows }: ChartInput): ChartFault[] {
  const y = columns.indexOf(spec.y.column);
  return rows.flatMap((cells, index): ChartFault[] => {
    const [row, value] = [index + 1, cells[y] ?? null];
    if (value === null || (numberIn(value) ?? 0) >= 0) return [];
    return [
      {
        code: 'negative-part',
        column: spec.y.column,
        row,
        message: `row ${row} of the result has ${String(value)} in "${spec.y.column}", and a stack cannot hold a negative part; use the mark "line" or "bars"`,
      },
    ];
  });
}
