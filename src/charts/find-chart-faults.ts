import type { ChartFault } from './chart-fault.ts';
import type { CellValue, ChartInput } from './chart-input.ts';
import { allMarks } from './marks/all-marks.ts';
import { numberIn } from './number-in.ts';

/** The columns a chart's front matter names, in the order in which a table shows them. */
function namedColumns({ spec }: Pick<ChartInput, 'spec'>): string[] {
  return [spec.x.column, spec.series?.column, spec.y.column, spec.interval?.low, spec.interval?.high].filter(
    (column) => column !== undefined,
  );
}

function findMissingColumns(input: ChartInput): ChartFault[] {
  const { columns } = input;
  return [...new Set(namedColumns(input))]
    .filter((column) => !columns.includes(column))
    .map((column) => ({
      code: 'missing-column',
      column,
      message: `the SQL returns no column "${column}"; it returns ${columns.map((name) => `"${name}"`).join(', ')}`,
    }));
}

/** Cells of one column for which `message` has something to say. */
function findInColumn(
  { columns, rows }: ChartInput,
  column: string | undefined,
  code: ChartFault['code'],
  isFault: (value: CellValue) => boolean,
  message: (row: number, value: CellValue) => string,
): ChartFault[] {
  if (column === undefined) return [];
  const at = columns.indexOf(column);
  return rows.flatMap((cells, index) => {
    const [row, value] = [index + 1, cells[at] ?? null];
    return isFault(value) ? [{ code, column, row, message: message(row, value) }] : [];
  });
}

/** Everything in a result that a chart cannot show; empty when it can be drawn. A null in the y column is no fault. */
export function findChartFaults(input: ChartInput): ChartFault[] {
  const { spec } = input;
  const missing = findMissingColumns(input);
  if (missing.length > 0) return missing;
  const faults = [
    ...[spec.y.column, spec.interval?.low, spec.interval?.high].flatMap((column) =>
      findInColumn(
        input,
        column,
        'not-a-number',
        (value) => value !== null && numberIn(value) === undefined,
        (row, value) =>
          `row ${row} of the result has "${String(value)}" in "${column}", which is no number; CAST it in the SQL`,
      ),
    ),
    ...[spec.x.column, spec.series?.column].flatMap((column) =>
      findInColumn(
        input,
        column,
        'empty-key',
        (value) => value === null,
        (row) =>
          `row ${row} of the result has no value in "${column}"; leave such rows out with WHERE "${column}" IS NOT NULL`,
      ),
    ),
    ...allMarks[spec.mark].findFaults(input),
  ];
  return faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
