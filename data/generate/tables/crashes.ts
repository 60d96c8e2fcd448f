import { type Month, dayNumber } from '../calendar.ts';
import { type Installation, agreesTo, isActive, lineOn } from '../population.ts';
import { hideSmall } from '../protect/hide-small.ts';
import { roundTo, roundTogether } from '../protect/round-together.ts';
import { createRandom, mixSeed, pick } from '../random.ts';
import { lineIndex } from '../releases.ts';
import { crashKinds, platforms } from '../vocabulary.ts';
import { type Cell, type Table, base, least, share } from './table.ts';

/** Days on which the collector was down; reports of these days were lost. */
const downFrom = dayNumber('2026-01-12');
const downUntil = dayNumber('2026-01-14');

/** Crashes of a typical installation in a week of use, by system. */
const weeklyCrashes = [0.013, 0.0105, 0.011, 0.017];
/** Releases got steadier with time. */
const steadier = 0.965;
const kindWeights = [
  [31, 17, 14, 9, 6, 7, 11, 5],
  [33, 10, 12, 11, 7, 10, 9, 8],
  [27, 11, 17, 12, 9, 8, 10, 6],
  [24, 34, 12, 5, 9, 8, 5, 3],
];
/** Version 4.6.0 crashed on Windows while drawing a certain kind of picture, until 4.6.1 came five days later. */
const faultyLine = lineIndex('4.6');
const faultyFrom = dayNumber('2026-03-23');
const faultyUntil = dayNumber('2026-03-28');

/** Reported crashes of one installation in one month, by kind. */
function crashesOf(installation: Installation, month: Month): number[] {
  const random = createRandom(mixSeed(installation.seed, month.index, 21));
  const { platform, fragility, habit, takes } = installation;
  const weeks = (habit * (month.end - month.start + 1)) / 7;
  const line = lineOn(installation, month.end);
  const crashes = crashKinds.map(() => 0);
  const report = (kind: number, day: number) => {
    if (day < downFrom || day > downUntil) crashes[kind] = (crashes[kind] ?? 0) + 1;
  };
  const expected = (weeklyCrashes[platform] ?? 0) * weeks * fragility * steadier ** line;
  for (let left = random.poisson(expected); left > 0; left -= 1) {
    report(
      pick(kindWeights[platform] ?? [1], random.next()),
      month.start + Math.floor(random.next() * (month.end - month.start + 1)),
    );
  }
  const taken = takes[faultyLine] ?? Infinity;
  if (
    platform === 0 &&
    month.start <= faultyFrom &&
    month.end >= faultyUntil &&
    taken >= faultyFrom &&
    taken <= faultyUntil &&
    random.next() < 0.11
  ) {
    for (let left = 1 + random.poisson(0.8); left > 0; left -= 1) report(0, Math.floor(taken));
  }
  return crashes;
}

function countSystem(population: readonly Installation[], month: Month, platform: number) {
  const affected = crashKinds.map(() => 0);
  const crashes = crashKinds.map(() => 0);
  let [any, reporting] = [0, 0];
  for (const installation of population) {
    if (
      installation.platform !== platform ||
      !agreesTo(installation, 'crash-reports') ||
      !isActive(installation, month)
    )
      continue;
    reporting += 1;
    const own = crashesOf(installation, month);
    if (own.some((count) => count > 0)) any += 1;
    own.forEach((count, kind) => {
      if (count > 0) affected[kind] = (affected[kind] ?? 0) + 1;
      crashes[kind] = (crashes[kind] ?? 0) + count;
    });
  }
  return { affected, crashes, any, reporting };
}

/**
 * Affected installations and crashes by system and kind. An installation can be affected in several ways, so those
 * do not add up; crashes do. A kind that leaves 1 to 19 installations with any other crash is hidden as well: the
 * difference would be a small group.
 */
export const crashes: Table = {
  dataset: 'crashes',
  columns: ['month', 'platform', 'kind', 'installations', 'crashes', 'reporting', 'affected_share'],
  rows(population, month) {
    return platforms.flatMap((name, platform) => {
      const counted = countSystem(population, month, platform);
      const reporting = roundTo(counted.reporting, base);
      const any = roundTo(counted.any, base);
      const affected = counted.affected.map((count) => roundTo(count, base));
      const events = roundTogether(counted.crashes, base);
      const isNear = (inner: number, outer: number) => inner < outer && outer - inner < least;
      const mustHide = (kind: number) =>
        isNear(counted.affected[kind] ?? 0, counted.any) || isNear(affected[kind] ?? 0, any);
      const hidden = hideSmall({ contributors: counted.affected, published: [affected, events], mustHide }, least);
      const row = (kind: string, count: number, happened: number): Cell[] => [
        month.name,
        name,
        kind,
        count,
        happened,
        reporting,
        share(count, reporting),
      ];
      const total = events.reduce((sum, count) => sum + count, 0);
      if (counted.any < least) throw new RangeError(`${month.name}: too few crashes on ${name} to be published`);
      return [
        ...crashKinds.map((kind, index): Cell[] =>
          hidden[index]
            ? [month.name, name, kind, null, null, reporting, null]
            : row(kind, affected[index] ?? 0, events[index] ?? 0),
        ),
        row('any', any, total),
      ];
    });
  },
};
