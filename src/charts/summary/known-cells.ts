import type { Cell, Series } from '../read-chart-data.ts';

/** A cell whose value is published. */
export type Known = Cell & { readonly value: number };

/** The cells of a series whose values are published, in the order of the axis. */
export const knownCells = ({ cells }: Series): Known[] => cells.filter((cell): cell is Known => cell.value !== null);

/** The item with the highest number, the first of equal ones; the list must not be empty. */
export const highest = <T>(items: readonly T[], of: (item: T) => number): T =>
  items.reduce((best, item) => (of(item) > of(best) ? item : best));
