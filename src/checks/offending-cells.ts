import type { CheckTable } from './check-input.ts';
import { findingLimit } from './check.ts';
import { rowPlace } from './located-row.ts';
import { releasedOf } from './released-table.ts';
import { quoteName, quoteText } from '../engine/sql.ts';

/**
 * SQL for the cells of some columns of which `isBroken` holds: `column`, `observed` and the columns of `rowPlace`, in
 * order of place, as many as are listed.
 */
export function offendingCells(
  table: CheckTable,
  columns: readonly string[],
  isBroken: (column: string) => string,
): string {
  const parts = columns.map(
    (column) =>
      `SELECT ${quoteText(column)} AS "column", CAST(${quoteName(column)} AS VARCHAR) AS observed, ${rowPlace(table)}\nFROM ${releasedOf(table)} WHERE ${isBroken(column)}`,
  );
  return `${parts.join('\nUNION ALL\n')}\nORDER BY file, line, "column" LIMIT ${findingLimit}`;
}
