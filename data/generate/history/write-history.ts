import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkInputOf } from '../../../src/build/prepare/check-input.ts';
import { policySnapshotOf } from '../../../src/build/prepare/policy-snapshot.ts';
import type { PolicySnapshot } from '../../../src/model/policy.ts';
import { appendEntries } from '../../../src/build/release/append-entries.ts';
import { policyRelease, snapshotPath } from '../../../src/build/release/policy-release.ts';
import { releaseEntryOf } from '../../../src/build/release/release-entry.ts';
import type { Coverage } from '../../../src/checks/check-input.ts';
import { coverageOf } from '../../../src/checks/coverage.ts';
import { formatCanonicalJson } from '../../../src/log/canonical-json.ts';
import type { LogEntry } from '../../../src/log/log-entry.ts';
import { formatProblems } from '../../../src/problems/format-problem.ts';
import type { Files } from '../../../src/source/files.ts';
import { readSite } from '../../../src/source/read-site.ts';
import type { Site } from '../../../src/source/site.ts';
import { compareTexts } from '../../../src/values/compare-texts.ts';
import { type Day, addDays, dateOf, toDay } from '../../../src/values/day.ts';
import { type Period, periodEnd } from '../../../src/values/period.ts';
import { past } from './past.ts';
import { fieldsUntil, undo } from './past-site.ts';
import { policyStates } from './policy-states.ts';

/** The day on which the first tables came out, which were those of the month before. */
const firstTables = toDay('2025-09-22');
/** A month's tables come out on the 8th of the next, or on the Monday after it. */
const dayOfMonth = 8;
/** Days to wait on a Sunday and on a Saturday, by number of the weekday. */
const untilMonday: Readonly<Record<number, number>> = { 0: 1, 6: 2 };

/** The day on which the tables of a month were published. */
export function publicationDay(month: Period): Day {
  const eighth = addDays(periodEnd(month), dayOfMonth);
  if (eighth < firstTables) return firstTables;
  const weekday = dateOf(eighth).getUTCDay();
  return addDays(eighth, untilMonday[weekday] ?? 0);
}

/** The site as it was at the end of a day: every later change undone, the youngest first. */
export function siteOn(site: Site, day: Day): Site {
  const later = past.filter(({ date }) => date > day).reverse();
  return fieldsUntil(
    later.reduce((state, { before }) => before(state).reduce(undo, state), site),
    day,
  );
}

/** A site without log and snapshots, which are about to be made. */
const withoutHistory = (files: Files): Files => ({
  list: async (folder) =>
    folder === 'data/policy' ? [] : (await files.list(folder)).filter((path) => !path.startsWith('data/policy/')),
  read: async (path) => (path === 'data/log.jsonl' ? undefined : files.read(path)),
});

/**
 * The snapshot that lies there, where it still says what it should: a released file does not change for other words or
 * a new translation.
 */
async function keptSnapshot(files: Files, path: string, coverage: Coverage): Promise<PolicySnapshot | undefined> {
  const bytes = await files.read(`data/${path}`);
  if (!bytes) return undefined;
  const { shown, ...kept } = JSON.parse(new TextDecoder().decode(bytes)) as PolicySnapshot;
  return formatCanonicalJson(kept) === formatCanonicalJson(coverage) ? { ...kept, shown } : undefined;
}

/**
 * The log and the snapshots of the demonstration, by path relative to `data/`. Snapshots that lie there and still hold
 * are kept.
 */
export async function makeHistory(files: Files): Promise<Map<string, string>> {
  const { site, problems } = await readSite(withoutHistory(files));
  if (!site)
    throw new Error(`The history is made from content/ and data/, which have problems:\n\n${formatProblems(problems)}`);
  const made = new Map<string, string>();
  const entries: LogEntry[] = [];
  for (const { date, categories } of past) {
    const state = siteOn(site, date);
    const input = await checkInputOf(state, { today: date });
    for (const id of categories) {
      const category = input.categories.find((one) => one.id === id);
      if (!category) throw new RangeError(`no switch "${id}"`);
      const coverage = coverageOf(category, input);
      // Translations are of today, so they belong to the state that still holds.
      const isLast = !past.some((other) => other.date > date && other.categories.includes(id));
      const taken = new Set(made.keys());
      const snapshot =
        (await keptSnapshot(files, snapshotPath(coverage, taken), coverage)) ??
        policySnapshotOf(coverage, { ...state, translations: isLast ? site.translations : {} });
      const { entry, change } = await policyRelease(coverage, snapshot, taken, date);
      made.set(change.path, new TextDecoder().decode(change.bytes));
      entries.push(entry);
    }
  }
  for (const table of site.datasets.flatMap(({ tables }) => tables)) {
    for (const { path, bytes, period } of table.files) {
      if (period === undefined) throw new RangeError(`${path} is named after no month`);
      entries.push(
        await releaseEntryOf(table, { path, bytes, period: period as Period }, publicationDay(period as Period)),
      );
    }
  }
  const rank = { policy: 0, release: 1, 'whole-policy': 2 };
  entries.sort((a, b) => compareTexts(a.date, b.date) || rank[a.type] - rank[b.type]);
  for (const { entry, change } of await policyStates(site)) {
    made.set(change.path, new TextDecoder().decode(change.bytes));
    entries.push(entry);
  }
  made.set('log.jsonl', appendEntries(undefined, entries));
  return made;
}

/**
 * Writes the demonstration's log and snapshots as if every table and every change had been released on its day. A real
 * log is never made anew: this one is, because the project it tells of is made up.
 */
export async function writeHistory(files: Files, dataFolder: string): Promise<number> {
  const made = await makeHistory(files);
  await rm(join(dataFolder, 'policy'), { recursive: true, force: true });
  for (const [path, text] of made) {
    await mkdir(dirname(join(dataFolder, path)), { recursive: true });
    await writeFile(join(dataFolder, path), text);
  }
  return made.size;
}
