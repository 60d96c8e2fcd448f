import { dayNumber } from '../calendar.ts';
import { type Installation, agreesTo, isActive, lineOn } from '../population.ts';
import { hideSmall } from '../protect/hide-small.ts';
import { roundTogether } from '../protect/round-together.ts';
import { createRandom, mixSeed } from '../random.ts';
import { lineIndex } from '../releases.ts';
import { classOf, platforms, startupClasses, startupLimits } from '../vocabulary.ts';
import { type Table, base, least, share } from './table.ts';

/** From this day a start ends when the library can be used, and no longer when the window shows. */
const definitionChangedOn = dayNumber('2026-03-01');
/** From this day a random half sends a measurement. */
const sampledFrom = dayNumber('2026-05-01');
const sampleRate = 0.5;

/** Middle seconds until the library can be used, by system. */
const typicalSeconds = [1.45, 0.85, 0.95, 1.75];
const windowShare = 0.62;
/** Lines that start slower (or faster) than others, on Windows and elsewhere. */
const slowLines: Readonly<Record<string, readonly [windows: number, elsewhere: number]>> = {
  '4.2': [1.45, 1],
  '4.3': [1.5, 1],
  '4.7': [0.93, 0.93],
  '4.8': [0.9, 0.9],
  '5.0': [0.86, 0.84],
};
const slow = new Map(Object.entries(slowLines).map(([line, factors]) => [lineIndex(line), factors]));

function secondsOf(installation: Installation, monthEnd: number, monthIndex: number): number {
  const { platform, slowness, seed } = installation;
  const [windows, elsewhere] = slow.get(lineOn(installation, monthEnd)) ?? [1, 1];
  const noise = Math.exp(0.12 * createRandom(mixSeed(seed, monthIndex, 11)).normal());
  return (
    (typicalSeconds[platform] ?? 1) *
    slowness *
    noise *
    (platform === 0 ? windows : elsewhere) *
    (monthEnd < definitionChangedOn ? windowShare : 1)
  );
}

/** Measured installations by system and class of start-up time, with the share of each class. */
export const startupTimes: Table = {
  dataset: 'startup-times',
  columns: ['month', 'platform', 'class', 'installations', 'measured', 'share'],
  rows(population, month) {
    const counts = platforms.map(() => startupClasses.map(() => 0));
    for (const installation of population) {
      if (!agreesTo(installation, 'performance') || !isActive(installation, month)) continue;
      const isDrawn =
        month.start < sampledFrom || createRandom(mixSeed(installation.seed, month.index, 12)).next() < sampleRate;
      const at = classOf(secondsOf(installation, month.end, month.index), startupLimits);
      const row = counts[installation.platform];
      if (row && isDrawn) row[at] = (row[at] ?? 0) + 1;
    }
    return counts.flatMap((row, platform) => {
      const rounded = roundTogether(row, base);
      const measured = rounded.reduce((sum, count) => sum + count, 0);
      const hidden = hideSmall({ contributors: row, published: [rounded] }, least);
      const cells = rounded.map((count, index) =>
        hidden[index] ? [null, measured, null] : [count, measured, share(count, measured)],
      );
      return [...cells, [measured, measured, 1]].map((values, index) => [
        month.name,
        platforms[platform] ?? '',
        startupClasses[index] ?? 'all',
        ...values,
      ]);
    });
  },
};
