import { agreesTo, isActive } from '../population.ts';
import { discreteLaplace } from '../protect/discrete-laplace.ts';
import { createRandom, mixSeed } from '../random.ts';
import { classOf, libraryClasses, libraryLimits } from '../vocabulary.ts';
import type { Table } from './table.ts';

/** One installation more or less moves one count by one; at this scale a month costs ε = 1 / 2. */
const scale = 2;
const noiseSeed = 0x6e6f6973;

/** Installations by class of the number of books, with noise in every count. */
export const librarySizes: Table = {
  dataset: 'library-sizes',
  columns: ['month', 'class', 'installations'],
  rows(population, month) {
    const counts = libraryClasses.map(() => 0);
    for (const installation of population) {
      if (!agreesTo(installation, 'library-shape') || !isActive(installation, month)) continue;
      const books = Math.floor(installation.books * installation.growth ** (month.index / 12));
      const at = classOf(books, libraryLimits);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    const random = createRandom(mixSeed(noiseSeed, month.index));
    return libraryClasses.map((name, index) => [
      month.name,
      name,
      (counts[index] ?? 0) + discreteLaplace(random, scale),
    ]);
  },
};
