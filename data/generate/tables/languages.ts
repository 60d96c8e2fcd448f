import { languages as known } from '../vocabulary.ts';
import { countLine } from './count-line.ts';
import type { Table } from './table.ts';

/** Installations by language of the menus. */
export const languages: Table = {
  dataset: 'languages',
  columns: ['month', 'language', 'installations'],
  rows: (population, month) =>
    countLine(population, month, known, ({ language }) => language).map((cells) => [month.name, ...cells]),
};
