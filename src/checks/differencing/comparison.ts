import type { CheckTable } from '../check-input.ts';
import { quoteText } from '../../engine/sql.ts';

/** What two numbers were compared as. */
export type GapKind =
  /** A total and the sum of its published parts: between them lies a group of fewer than k. */
  | 'rest'
  /** A total and one part, where parts overlap. */
  | 'part'
  /** A row of one table and the same people in another one, by the look of their columns. */
  | 'tables'
  /** One row in two releases. */
  | 'restated'
  /** The same in words that nobody declared: a label or a column reads like a total. */
  | 'maybe-rest'
  /** A number of one row and one inside it. */
  | 'outside'
  /** The same, by their names alone. */
  | 'maybe-outside'
  /** A number declared to be inside another one, which is smaller. */
  | 'too-large'
  /** A number of all there ever were, and the one of the period before. */
  | 'grown'
  /** A total and its parts, some of which stand in another table. */
  | 'split'
  /** The number of a long period, and those of the short ones in it. */
  | 'maybe-periods'
  /** Parts that add up to more than their total. */
  | 'excess'
  /** One part that is larger than its total, where parts overlap. */
  | 'above'
  /** Parts that add up to less than their total, with nothing hidden or left out. */
  | 'missing'
  /** A cell that is hidden in one release and published in another. */
  | 'uncovered'
  /** A row that a later release leaves out, though it speaks of the same period. */
  | 'withdrawn';

/** A comparison in SQL. Its rows have the columns of `gapColumns`; `kinds` is how many there are of the row's kind. */
export interface Comparison {
  readonly name: string;
  readonly sql: string;
  /** The column that is compared. */
  readonly column: string;
  /** The table with which it is compared; the same one for margins and releases. */
  readonly other: CheckTable;
  /** SQL with a row for each pair that was compared, where it is not sure that there are any. */
  readonly pairs?: string;
}

/** At most so many offending rows of a comparison are handed over; all are counted. */
export const maxRows = 1000;

/** SQL: the gap between two published numbers is certain to be above 0 and below k, whatever rounding did. */
export function isSmallGap(larger: string, smaller: string, slack: string, k: number): string {
  return `${larger} - ${smaller} - (${slack}) > 0 AND ${larger} - ${smaller} + (${slack}) < ${k}`;
}

/**
 * Wraps a query with the columns kind, period, row, file, line, larger, smaller, slack, hidden and other, and counts by
 * kind.
 */
export function offending(inner: string): string {
  // Counted in a subquery and not by a window, as `countedRows` does and for its reason.
  return `SELECT kind, period, "row", file, CAST(line AS INTEGER) AS line, CAST(larger AS DOUBLE) AS larger, CAST(smaller AS DOUBLE) AS smaller, CAST(slack AS INTEGER) AS slack, CAST(hidden AS INTEGER) AS hidden, other, CAST(kinds AS INTEGER) AS kinds
FROM (WITH gaps AS MATERIALIZED (SELECT * FROM (
${inner}
) WHERE kind IS NOT NULL)
SELECT gaps.*, kinds FROM gaps JOIN (SELECT kind, count(*) AS kinds FROM gaps GROUP BY kind) USING (kind))
ORDER BY kind NOT IN (${['rest', 'part', 'restated'].map(quoteText).join(', ')}), period, "row", other LIMIT ${maxRows}`;
}
