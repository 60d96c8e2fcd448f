/** One number of the published tables, or one that was left out of them. */
export interface SystemCell {
  /**
   * `published`: a number stands there. `suppressed`: a marker stands there. `absent`: the whole row is missing,
   * so that it may also be a row that nobody is counted in.
   */
  readonly kind: 'published' | 'suppressed' | 'absent';
  /**
   * Least value that what stands there allows; equal to `high` for a number that was not rounded, `-Infinity` where
   * nothing is said (a net change).
   */
  readonly low: number;
  /** Greatest value; `Infinity` where nothing is said. */
  readonly high: number;
  /** Whether the true value is a whole number. */
  readonly integer: boolean;
  /**
   * Of a published number whose true value is asked for, since rounding hides it: the range of values from which on
   * nothing more need be known.
   */
  readonly enough?: number;
}

/** The cell at index `total` is the sum of the cells at the indices `parts`. */
export interface Equation {
  readonly total: number;
  readonly parts: readonly number[];
}

/**
 * `low ≤ Σ coefficient × cell ≤ high`, by index of the cell: a share (its rounding gives both ends), one number inside
 * another (`a − b ≤ 0`), a ratio. `low` may be `-Infinity` and `high` `Infinity`; a cell named twice counts twice.
 */
export interface LinearRow {
  readonly terms: readonly (readonly [cell: number, coefficient: number])[];
  readonly low: number;
  readonly high: number;
}

/** What a reader knows of the true values: bounds on each cell, sums, and what else holds between cells. */
export interface System {
  readonly cells: readonly SystemCell[];
  readonly equations: readonly Equation[];
  readonly rows: readonly LinearRow[];
}

/** A sum as the row `total − Σ parts = 0`. */
export const rowOfEquation = ({ total, parts }: Equation): LinearRow => ({
  terms: [[total, 1], ...parts.map((part) => [part, -1] as const)],
  low: 0,
  high: 0,
});

/** The values a cell can take in any table that agrees with everything published. */
export interface CellInterval {
  readonly low: number;
  readonly high: number;
  /** False where only some possible values are known: the true interval is at least as wide. */
  readonly exact: boolean;
}

/** Whether the true value of a cell is asked for: it was left out, or rounded. */
export const isAsked = ({ kind, enough }: SystemCell): boolean => kind !== 'published' || enough !== undefined;

/** Amounts below this are taken for the noise of floating-point arithmetic; counts are whole numbers. */
export const tolerance = 1e-6;

/** What a value of this size may be off by, for the same reason. */
export const leewayOf = (value: number): number => tolerance * Math.max(1, Math.abs(value) / 1000);

/** A published value as the interval of true values that could have been rounded to it. */
export function roundedInterval(value: number, roundTo: number): { low: number; high: number } {
  // Odd base b: nearest multiple, hence ±(b−1)/2. Even base: ±b/2, for whether halves go up or down is not published.
  const slack = Math.floor(roundTo / 2);
  return {
    low: value >= 0 ? Math.max(0, value - slack) : value - slack,
    high: value + slack,
  };
}
