import type { Finding } from '../../checks/check.ts';
import type { CheckInput, Coverage } from '../../checks/check-input.ts';
import { compareCoverage } from '../../checks/compare-coverage.ts';
import { recordCommand } from '../../checks/consent/consent-finding.ts';
import { coverageOf } from '../../checks/coverage.ts';
import { fingerprint } from '../../log/canonical-json.ts';
import type { LogEntry, PolicyEntry } from '../../log/log-entry.ts';
import type { PolicySnapshot } from '../../model/policy.ts';
import { formatProblems } from '../../problems/format-problem.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import { formatFinding } from '../local/format-finding.ts';
import { policySnapshotOf } from '../prepare/policy-snapshot.ts';
import { type PolicyRelease, policyRelease } from './policy-release.ts';

type Category = CheckInput['categories'][number];

/** What every category is recorded from. */
export interface PolicyRecord {
  readonly site: Site;
  readonly input: CheckInput;
  /** What the check of consent found, of all categories. */
  readonly findings: readonly Finding[];
  readonly entries: readonly LogEntry[];
  /** Day under which they are recorded. */
  readonly date: Day;
  readonly print: (line: string) => void;
}

/** A category that the log does not know as it is now, and what stands against recording it. */
export interface RecordedCategory {
  readonly release: PolicyRelease;
  readonly refused: readonly string[];
}

/** Whether a new version of consent begins after the one before it, or there is none to follow. */
function isDated(category: Category, before: Coverage | undefined): boolean {
  const { shown } = (before ?? {}) as Partial<PolicySnapshot>;
  if (!before || !shown) return true;
  return category.consentVersion === before.version || category.since > shown.since;
}

/** A date of consent that was left as it was for the version before. */
function forgottenDate(category: Category, before: Coverage | undefined, { site, date }: PolicyRecord): Problem[] {
  const entry = site.content.categories.find(({ id }) => id === category.id);
  if (!before || !entry || isDated(category, before)) return [];
  const { shown } = before as PolicySnapshot;
  return [
    {
      code: 'reference/conflict',
      ...entry.at(['since']),
      message: `Consent version ${category.consentVersion} is to begin on ${category.since}, but version ${before.version} began on ${shown.since}.`,
      fix: `since: ${date}`,
    },
  ];
}

/**
 * What stands against recording a category as it is now: what the check of consent says of it, and a forgotten date.
 */
function objections(category: Category, before: Coverage | undefined, record: PolicyRecord): string[] {
  const own = record.findings.filter(({ file, fix }) => file === category.file && fix !== recordCommand);
  const problems = forgottenDate(category, before, record);
  return [...own.map(formatFinding), ...problems.map((problem) => formatProblems([problem]))];
}

/** What the log's last entry of a category says it covered. Throws a CommandFault where its file is not as recorded. */
function coverageBefore(latest: PolicyEntry, { site, input }: PolicyRecord): Coverage {
  const before = site.policies[latest.file]?.value as Coverage | undefined;
  if (!before || input.snapshotHashes[latest.file] !== latest.sha256)
    throw new CommandFault(
      `data/${latest.file}, which says what "${latest.category}" covered so far, is not there as the log recorded it. Put it back first.`,
    );
  return before;
}

function printChanges(before: Coverage | undefined, now: Coverage, { print }: PolicyRecord): void {
  const first = before ? '' : ', recorded for the first time';
  print(`${now.category}: version ${now.version}, notice ${now.notice}${first}.`);
  const changes = before ? compareCoverage(before, now).changes : [];
  for (const { text, material } of changes) print(`  ${material ? 'asks again' : 'no new consent'}: ${text}`);
}

/**
 * The snapshot and the line of the log for a category as it is now, and what stands against them; undefined where the
 * log's last word on it says the same. Prints what changed. Throws a CommandFault where the snapshot before was
 * touched.
 */
export async function recordCategory(category: Category, record: PolicyRecord): Promise<RecordedCategory | undefined> {
  const { site, input, entries, date, print } = record;
  const latest = entries.findLast(
    (entry): entry is PolicyEntry => entry.type === 'policy' && entry.category === category.id,
  );
  const before = latest && coverageBefore(latest, record);
  const coverage = coverageOf(category, input);
  if (latest?.fingerprint === (await fingerprint(coverage))) {
    print(`${category.id}: unchanged since ${latest.date} (version ${latest.version}, notice ${latest.notice}).`);
    return undefined;
  }
  const taken = new Set([...entries.map(({ file }) => file), ...Object.keys(site.policies)]);
  const refused = objections(category, before, record);
  const release = await policyRelease(coverage, policySnapshotOf(coverage, site), taken, date);
  printChanges(before, coverage, record);
  return { release, refused };
}
