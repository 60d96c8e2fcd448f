import type { ChartContext } from './chart-context.ts';
import type { ChartTable, TableCell, TableColumn } from './chart-figure.ts';
import { formatAxisLabel, formatValue } from './format-value.ts';
import { countMissing, missingBefore } from './positions.ts';
import type { Cell } from './read-chart-data.ts';
import { setNameApart } from './set-apart.ts';

/** With more series than this a column each is too wide to read, and each cell gets a row. */
const maxColumns = 6;

/** Gaps longer than this are not written out, period by period. */
const maxMissing = 31;

/** Periods without a row between a position and the one before, in words; none where there are too many to write. */
function missingInWords({ data: { positions }, nameOf }: ChartContext, x: number): string[] {
  return countMissing(positions, x) >= maxMissing ? [] : missingBefore(positions, x).map(nameOf);
}

/**
 * The numbers behind a chart: a row per position and a column per series where that stays readable, otherwise a row
 * per cell. Suppressed cells and missing rows are said in words.
 */
export function tabulate(context: ChartContext): ChartTable {
  const { data, spec, language, strings } = context;
  const { series, positions } = data;
  const number = (value: number | null, cell: Cell | undefined): TableCell => {
    if (cell === undefined) return { text: strings.absent, value: null, state: 'absent' };
    if (value === null)
      return {
        text: cell.value === null ? strings.suppressed : strings.absent,
        value: null,
        state: cell.value === null ? 'suppressed' : 'absent',
      };
    return { text: formatValue(value, spec, language), value, state: 'value' };
  };
  const words = (text: string): TableCell => ({ text, value: null, state: 'absent' });
  const apart = (name: string) => setNameApart(name, language);
  const head = (x: number): TableCell => ({
    text: apart(context.atInFull(x)),
    value: positions.list[x]?.key ?? null,
    state: 'value',
  });
  const valueColumn: TableColumn = { label: apart(formatAxisLabel(spec.y)), numeric: true };
  const xColumn: TableColumn = { label: apart(formatAxisLabel(spec.x)), numeric: positions.kind === 'number' };
  const isRepeated = series.some(({ cells }) => new Set(cells.map(({ x }) => x)).size < cells.length);
  if (series.length > 1 && series.length <= maxColumns && spec.interval === undefined && !isRepeated) {
    return {
      columns: [xColumn, ...series.map(({ name }) => ({ label: apart(name), numeric: true }))],
      rows: positions.list.flatMap((_, x) => [
        ...missingInWords(context, x).map((period) => [
          { ...words(period), state: 'value' as const },
          ...series.map(() => words(strings.absent)),
        ]),
        [head(x), ...series.map((each) => number(each.at(x)?.value ?? null, each.at(x)))],
      ]),
    };
  }
  const ends: TableColumn[] =
    spec.interval === undefined
      ? []
      : [strings.low, strings.high].map((template) => ({
          label: template({ label: spec.interval?.label ?? '' }),
          numeric: true,
        }));
  const seriesColumn: TableColumn[] =
    spec.series === undefined ? [] : [{ label: apart(spec.series.label), numeric: false }];
  return {
    columns: [xColumn, ...seriesColumn, valueColumn, ...ends],
    rows: positions.list.flatMap((_, x) => [
      ...missingInWords(context, x).map((period) => [
        { ...words(period), state: 'value' as const },
        ...seriesColumn.map(() => words('')),
        words(strings.absent),
        ...ends.map(() => words(strings.absent)),
      ]),
      ...series.flatMap(({ name, key, cells }) =>
        cells
          .filter((cell) => cell.x === x)
          .map((cell) => [
            head(x),
            ...seriesColumn.map((): TableCell => ({ text: apart(name), value: key, state: 'value' })),
            number(cell.value, cell),
            ...ends.map((_end, end) => number(end === 0 ? cell.low : cell.high, cell)),
          ]),
      ),
    ]),
  };
}
