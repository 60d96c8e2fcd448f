import type { Month } from '../calendar.ts';
import type { Installation } from '../population.ts';

/** A published cell; null is one that was hidden. */
export type Cell = string | number | null;

/** One of the demonstration's tables. */
export interface Table {
  /** The dataset's folder. */
  readonly dataset: string;
  readonly columns: readonly string[];
  /** The rows of one month as published, in order. */
  rows(population: readonly Installation[], month: Month): Cell[][];
}

/** Least number of installations behind a published count. */
export const least = 20;
/** Counts are published as multiples of this. */
export const base = 5;

/**
 * A published share: of rounded counts, with five decimals, so that multiplying back gives the published count and
 * never a smaller one.
 */
export function share(count: number, whole: number): number {
  return Math.round((count / whole) * 100_000) / 100_000;
}
