import { ratiosIn } from '../../checks/shares.ts';
import type { EditableTable } from './editable-table.ts';

/** A declared ratio, and the column of counts that it is a share of the denominator of. */
export interface RatioParts {
  readonly ratio: string;
  readonly denominator: string;
  readonly scale: number;
  /** Digits after the point. */
  readonly decimals: number;
  /** Undefined where no column of the table fits in every row. */
  readonly numerator?: string;
}

/** The most digits after the point that a number of the column is written with. */
const decimalsOf = (edited: EditableTable, column: string) =>
  Math.max(0, ...edited.lines.map((line) => /\.(\d+)$/.exec(edited.textOf(line, column))?.[1]?.length ?? 0));

/** The ratios a table declares, each with the column that, divided by the denominator, gives it in every row. */
export function ratioParts(edited: EditableTable): RatioParts[] {
  const { table, lines } = edited;
  return ratiosIn(table.privacy).map(({ ratio, denominator, scale = 1 }): RatioParts => {
    const decimals = decimalsOf(edited, ratio);
    // Half a unit of the last digit, and a little for the arithmetic.
    const near = 0.51 * 10 ** -decimals;
    const keys = new Set([...table.primaryKey, ratio, denominator]);
    const candidates = table.columns
      .filter(({ name, type }) => type === 'integer' && !keys.has(name))
      .map(({ name }) => name);
    const fits = (column: string) =>
      lines.every((line) => {
        const [share, whole, count] = [
          edited.valueOf(line, ratio),
          edited.valueOf(line, denominator),
          edited.valueOf(line, column),
        ];
        if (share === null || whole === null || count === null || whole === 0) return true;
        return Math.abs(share - (scale * count) / whole) <= near;
      });
    const { contributors } = table.privacy;
    const preferred =
      typeof contributors === 'string'
        ? [contributors, ...candidates.filter((name) => name !== contributors)]
        : candidates;
    const numerator = preferred.find((column) => candidates.includes(column) && fits(column));
    return { ratio, denominator, scale, decimals, ...(numerator === undefined ? {} : { numerator }) };
  });
}
