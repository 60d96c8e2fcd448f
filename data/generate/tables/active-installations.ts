import { agreesTo, isActive } from '../population.ts';
import { roundTo, roundTogether } from '../protect/round-together.ts';
import { channels, platforms } from '../vocabulary.ts';
import { type Table, base, least } from './table.ts';

/**
 * Installations by system and release channel, with totals over both. No cell is small enough to be hidden, and the
 * generator stops if one is.
 */
export const activeInstallations: Table = {
  dataset: 'active-installations',
  columns: ['month', 'platform', 'channel', 'installations'],
  rows(population, month) {
    const counts = platforms.map(() => channels.map(() => 0));
    for (const installation of population) {
      if (!agreesTo(installation, 'basic-health') || !isActive(installation, month)) continue;
      const row = counts[installation.platform];
      if (row) row[installation.channel] = (row[installation.channel] ?? 0) + 1;
    }
    if (counts.flat().some((count) => count < least))
      throw new RangeError(`${month.name}: a system has too few testers to be published`);
    const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
    const totals = roundTogether(
      sums,
      base,
      roundTo(
        sums.reduce((sum, count) => sum + count, 0),
        base,
      ),
    );
    const cells = counts.map((row, index) => roundTogether(row, base, totals[index]));
    const all = channels.map((_, channel) => cells.reduce((sum, row) => sum + (row[channel] ?? 0), 0));
    return [...cells, all].flatMap((row, index) => {
      const platform = platforms[index] ?? 'all';
      return [...channels, 'all'].map((channel, at) => [
        month.name,
        platform,
        channel,
        row[at] ?? row.reduce((sum, count) => sum + count, 0),
      ]);
    });
  },
};
