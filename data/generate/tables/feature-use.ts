import { type Month, type Week, dayText } from '../calendar.ts';
import { features } from '../features.ts';
import { type Installation, agreesTo, lineOn } from '../population.ts';
import { mergeSmall } from '../protect/merge-small.ts';
import { roundTo } from '../protect/round-together.ts';
import { createRandom, mixSeed, pick } from '../random.ts';
import { lineIndex, lines } from '../releases.ts';
import { entryPoints, platforms } from '../vocabulary.ts';
import { type Cell, type Table, base, least } from './table.ts';

/**
 * What one installation reported in one week: three entries a feature, its place in `features`, in `entryPoints`, and
 * how often.
 */
interface WeekReport {
  readonly line: number;
  readonly reports: readonly number[];
}

const rest = 'other';
const android = platforms.indexOf('android');
const mostUses = 500;
const firstLines = features.map(({ since }) => (since === undefined ? 0 : lineIndex(since)));
const search = features.findIndex(({ name }) => name === 'search-in-book');
/** In this line the search button was hard to find; the next moved it back. */
const hiddenSearch = lineIndex('4.6');

/** More people read in winter and on holidays, and they do more with it. */
const season = (start: number) => 1 + 0.08 * Math.cos(((start - 18_265) / 365.25) * 2 * Math.PI);

function reportWeek(installation: Installation, week: Week): WeekReport {
  const { platform, eagerness, seed } = installation;
  const random = createRandom(mixSeed(seed, week.index, 31));
  const line = lineOn(installation, week.start + 6);
  const factor = eagerness * season(week.start);
  const reports: number[] = [];
  for (const [feature, { rates, meanUses, ways }] of features.entries()) {
    const rate = rates[platform] ?? 0;
    if (rate === 0 || line < (firstLines[feature] ?? 0)) continue;
    const chance = rate * (rate > 0.9 ? 1 : factor) * (feature === search && line === hiddenSearch ? 0.8 : 1);
    if (random.next() >= Math.min(chance, 0.985)) continue;
    const entry = pick(ways[platform === android ? 1 : 0], random.next());
    reports.push(feature, entry, Math.min(mostUses, 1 + Math.floor(random.exponential((meanUses - 0.5) * factor))));
  }
  return { line, reports };
}

const isIn = (merged: ReadonlySet<number>, reports: readonly number[]) =>
  reports.some((feature, at) => at % 3 === 0 && merged.has(feature));

/** Names under which features are published on a system in a month: their own, or `other` where a week had too few. */
function featureNames(weeks: readonly (readonly WeekReport[])[]): (string | undefined)[] {
  const counts = weeks.map((week) => {
    const users = features.map(() => 0);
    for (const { reports } of week) for (let at = 0; at < reports.length; at += 3) users[reports[at]!]! += 1;
    return users;
  });
  const smallest = features.map((_, feature) => Math.min(...counts.map((users) => users[feature] ?? 0)));
  const isUsed = features.map((_, feature) => counts.some((users) => (users[feature] ?? 0) > 0));
  const merged = new Set(
    features.flatMap((_, feature) => (isUsed[feature] && (smallest[feature] ?? 0) < least ? [feature] : [])),
  );
  // Somebody who used two of them counts once in `other`; where that is too few, the smallest other feature follows.
  const isTooFew = (week: readonly WeekReport[]) => week.filter(({ reports }) => isIn(merged, reports)).length < least;
  while (merged.size > 0 && weeks.some(isTooFew)) {
    const next = features
      .map((_, feature) => feature)
      .filter((feature) => isUsed[feature] && !merged.has(feature))
      .sort((x, y) => (smallest[x] ?? 0) - (smallest[y] ?? 0))[0];
    if (next === undefined) throw new RangeError('a week has too few installations to be published');
    merged.add(next);
  }
  const nameOf = (name: string, feature: number) => (isUsed[feature] ? name : undefined);
  return features.map(({ name }, feature) => (merged.has(feature) ? rest : nameOf(name, feature)));
}

interface Count {
  installations: number;
  uses: number;
}

function tally(counts: Map<string, Count>, key: string, installations: number, uses: number): void {
  const count = counts.get(key);
  if (count) {
    count.installations += installations;
    count.uses += uses;
  } else counts.set(key, { installations, uses });
}

/** Counts of one feature in one week on one system, by line and entry point; small ones put together. */
function mergeCells(cells: ReadonlyMap<string, ReadonlyMap<string, Count>>): [line: string, entry: string, Count][] {
  const totals = new Map(
    [...cells].map(([line, entries]) => [
      line,
      [...entries.values()].reduce((sum, { installations }) => sum + installations, 0),
    ]),
  );
  const lineTargets = mergeSmall(totals, least, rest);
  const merged = new Map<string, Map<string, Count>>();
  for (const [line, entries] of cells) {
    const target = lineTargets.get(line) ?? rest;
    const into = merged.get(target) ?? new Map<string, Count>();
    merged.set(target, into);
    for (const [entry, { installations, uses }] of entries) tally(into, entry, installations, uses);
  }
  const place = (list: readonly string[], label: string) => (list.includes(label) ? list.indexOf(label) : list.length);
  return [...merged]
    .sort(([a], [b]) => place(lines, a) - place(lines, b))
    .flatMap(([line, entries]) => {
      const targets = mergeSmall(
        new Map([...entries].map(([entry, { installations }]) => [entry, installations])),
        least,
        rest,
      );
      const rows = new Map<string, Count>();
      for (const [entry, { installations, uses }] of entries)
        tally(rows, targets.get(entry) ?? rest, installations, uses);
      return [...rows]
        .sort(([a], [b]) => place(entryPoints, a) - place(entryPoints, b))
        .map(([entry, count]): [string, string, Count] => [line, entry, count]);
    });
}

function rowsOfWeek(
  month: Month,
  week: Week,
  platform: string,
  weekReports: readonly WeekReport[],
  names: readonly (string | undefined)[],
): Cell[][] {
  const cells = new Map<string, Map<string, Map<string, Count>>>();
  const add = (name: string, label: string, entry: string, installations: number, uses: number) => {
    const byLine = cells.get(name) ?? new Map<string, Map<string, Count>>();
    if (byLine.size === 0) cells.set(name, byLine);
    const byEntry = byLine.get(label) ?? new Map<string, Count>();
    if (byEntry.size === 0) byLine.set(label, byEntry);
    tally(byEntry, entry, installations, uses);
  };
  for (const { line, reports } of weekReports) {
    const label = lines[line] ?? rest;
    let isInRest = false;
    for (let at = 0; at < reports.length; at += 3) {
      const name = names[reports[at]!] ?? rest;
      const isRest = name === rest;
      add(
        name,
        label,
        isRest ? rest : (entryPoints[reports[at + 1]!] ?? rest),
        isRest && isInRest ? 0 : 1,
        reports[at + 2]!,
      );
      isInRest ||= isRest;
    }
  }
  const order = [...features.map(({ name }) => name), rest].filter((name) => cells.has(name));
  return order.flatMap((name) =>
    mergeCells(cells.get(name) ?? new Map()).map(([line, entry, { installations, uses }]) => [
      month.name,
      dayText(week.start),
      platform,
      name,
      line,
      entry,
      roundTo(installations, base),
      roundTo(uses, base),
    ]),
  );
}

/**
 * Installations that used a feature in a week, by system, release line and main way in; nothing is hidden, small groups
 * are put together.
 */
export const featureUse: Table = {
  dataset: 'feature-use',
  columns: ['month', 'week', 'platform', 'feature', 'version', 'entry_point', 'installations', 'uses'],
  rows(population, month) {
    const bySystem = platforms.map(() => month.weeks.map((): WeekReport[] => []));
    for (const installation of population) {
      if (!agreesTo(installation, 'feature-use')) continue;
      month.weeks.forEach((week, at) => {
        if (installation.usedWeeks[week.index] === 1)
          bySystem[installation.platform]?.[at]?.push(reportWeek(installation, week));
      });
    }
    const names = bySystem.map(featureNames);
    return month.weeks.flatMap((week, at) =>
      platforms.flatMap((platform, index) =>
        rowsOfWeek(month, week, platform, bySystem[index]?.[at] ?? [], names[index] ?? []),
      ),
    );
  },
};
