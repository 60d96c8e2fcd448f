import type { Month } from '../calendar.ts';
import { type Installation, agreesTo, isActive } from '../population.ts';
import { hideSmall } from '../protect/hide-small.ts';
import { roundTogether } from '../protect/round-together.ts';
import { type Cell, base, least } from './table.ts';

/**
 * Active installations by one trait, for a table with a total: the labels in order with their counts, null where
 * hidden, and `all` at the end. The total is the same for every trait, as the same installations are counted.
 */
export function countLine(
  population: readonly Installation[],
  month: Month,
  labels: readonly string[],
  traitOf: (installation: Installation) => number,
): (readonly [string, Cell])[] {
  const counts = labels.map(() => 0);
  for (const installation of population) {
    if (!agreesTo(installation, 'basic-health') || !isActive(installation, month)) continue;
    const trait = traitOf(installation);
    counts[trait] = (counts[trait] ?? 0) + 1;
  }
  const rounded = roundTogether(counts, base);
  const hidden = hideSmall({ contributors: counts, published: [rounded] }, least);
  const total = rounded.reduce((sum, count) => sum + count, 0);
  return [
    ...labels.map((label, index) => [label, hidden[index] ? null : (rounded[index] ?? 0)] as const),
    ['all', total],
  ];
}
