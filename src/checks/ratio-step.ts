import type { CheckTable } from './check-input.ts';
import { textOf } from './released-table.ts';
import { quoteName } from '../engine/sql.ts';

/**
 * SQL for the step in which a column of numbers is published: 0.001 where the longest has three digits after the point.
 */
export function ratioStep(table: CheckTable, column: string): string {
  const written = quoteName(column);
  const digits = `length(regexp_extract(${written}, '[.]([0-9]+)', 1)) + coalesce(TRY_CAST(regexp_extract(${written}, '[eE]-([0-9]+)$', 1) AS INTEGER), 0)`;
  return `(SELECT power(10, -coalesce(max(${digits}), 0)) FROM ${textOf(table)})`;
}

/** SQL that is true where a ratio is `part` ÷ `whole` (times `scale`), as nearly as its digits can say. */
export function isRatioOf(
  ratio: string,
  part: string,
  whole: string,
  { scale, step }: { readonly scale: number | string; readonly step: string },
): string {
  return `CASE WHEN ${part} IS NULL OR ${whole} IS NULL THEN false WHEN ${whole} = 0 THEN ${part} = 0 ELSE abs(${ratio} - ${scale} * ${part} / ${whole}) <= 0.51 * ${step} END`;
}
