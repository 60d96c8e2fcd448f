/** A published row. `dimensions` and `values` are in the order of the table's; null stands for a left-out number. */
export interface SliceRow {
  /** '' for what is newest; the file for an older snapshot. Rows of different releases share no equation. */
  readonly release: string;
  readonly dimensions: readonly string[];
  /** In the order of the table's attributes; absent where it has none. */
  readonly attributes?: readonly string[];
  readonly values: readonly (number | null)[];
  /** The period it speaks of. Absent: what its columns say. */
  readonly period?: string;
}
