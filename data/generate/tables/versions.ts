import { lineOn } from '../population.ts';
import { availableOn, lines } from '../releases.ts';
import { countLine } from './count-line.ts';
import type { Table } from './table.ts';

/** Installations by release line on the last day of the month; lines that could not yet be had have no row. */
export const versions: Table = {
  dataset: 'versions',
  columns: ['month', 'version', 'installations'],
  rows(population, month) {
    const known = lines.filter((_, index) => (availableOn[index]?.[1] ?? Infinity) <= month.end);
    return countLine(population, month, known, (installation) => lineOn(installation, month.end)).map((cells) => [
      month.name,
      ...cells,
    ]);
  },
};
