import { consentCheck } from '../../checks/consent.ts';
import { recordCommand } from '../../checks/consent/consent-finding.ts';
import type { Finding } from '../../checks/check.ts';
import type { CheckInput, Coverage } from '../../checks/check-input.ts';
import { compareCoverage } from '../../checks/compare-coverage.ts';
import { coverageOf } from '../../checks/coverage.ts';
import { fingerprint } from '../../log/canonical-json.ts';
import type { PolicyEntry } from '../../log/log-entry.ts';
import { parseLog } from '../../log/parse-log.ts';
import { sha256Hex } from '../../log/sha256.ts';
import { formatProblems } from '../../problems/format-problem.ts';
import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { CommandFault } from '../local/command-fault.ts';
import { formatFinding } from '../local/format-finding.ts';
import { policySnapshotOf } from '../prepare/policy-snapshot.ts';
import type { PolicySnapshot } from '../../model/policy.ts';
import { stops, todayOf } from '../prepare/prepare.ts';
import type { Change } from '../local/write-together.ts';
import { appendEntries } from './append-entries.ts';
import type { ReleasePorts } from './ports.ts';
import { writeUnlessChanged } from './write-unless-changed.ts';
import { logInData, logPaths } from '../../log/log-paths.ts';

export interface PolicyRequest {
  /** Default: every category. */
  readonly categories: readonly string[];
  /** Day under which they are recorded. Default: that of `asOf`, else today. */
  readonly date?: Day;
  readonly dryRun: boolean;
}

/** What stands against recording a category as it is now: what the check of consent says of it, and a date that was forgotten. */
function judgeCategory(
  category: CheckInput['categories'][number],
  before: Coverage | undefined,
  date: Day,
  site: Site,
  findings: readonly Finding[],
): string[] {
  const own = findings.filter(({ file, fix }) => file === category.file && fix !== recordCommand);
  const { shown } = (before ?? {}) as Partial<PolicySnapshot>;
  const entry = site.content.categories.find(({ id }) => id === category.id);
  const isDated =
    before === undefined ||
    shown === undefined ||
    category.consentVersion === before.version ||
    category.since > shown.since;
  const problems: Problem[] =
    isDated || !entry
      ? []
      : [
          {
            code: 'reference/conflict',
            ...entry.at(['since']),
            message: `Consent version ${category.consentVersion} is to begin on ${category.since}, but version ${before.version} began on ${shown.since}.`,
            fix: `since: ${date}`,
          },
        ];
  return [...own.map(formatFinding), ...problems.map((problem) => formatProblems([problem]))];
}

/** `policy/<category>/v2-n3.json`; a further state of the same two versions (something narrowed) gets a number more. */
export function snapshotPath(
  { category, version, notice }: Pick<Coverage, 'category' | 'version' | 'notice'>,
  taken: ReadonlySet<string>,
): string {
  for (let state = 1; ; state += 1) {
    const path = `policy/${category}/v${version}-n${notice}${state === 1 ? '' : `-${state}`}.json`;
    if (!taken.has(path)) return path;
  }
}

/** The snapshot of a category as a file, and its line in the log. */
export async function policyRelease(
  coverage: Coverage,
  snapshot: PolicySnapshot,
  taken: ReadonlySet<string>,
  date: Day,
): Promise<{ entry: PolicyEntry; change: Change }> {
  const path = snapshotPath(coverage, taken);
  const bytes = new TextEncoder().encode(`${JSON.stringify(snapshot, null, 2)}\n`);
  return {
    entry: {
      type: 'policy',
      category: coverage.category,
      version: coverage.version,
      notice: coverage.notice,
      fingerprint: await fingerprint(coverage),
      file: path,
      sha256: await sha256Hex(bytes),
      date,
    },
    change: { path, bytes },
  };
}

/**
 * Records what categories cover: for each that differs from the log's last word on it, a snapshot and a line. Refuses,
 * with the edit to make, where the check of consent fails or asks for a new notice version; then nothing is written.
 * Gives the exit code; throws a CommandFault for categories there are not.
 */
export async function releasePolicy(
  { categories: wanted, date: on, dryRun }: PolicyRequest,
  ports: ReleasePorts,
): Promise<number> {
  const { files, print } = ports;
  const oldLog = await files.read(logPaths.kept);
  const { site, problems } = await readSite(files);
  if (!site || stops(problems)) {
    print(`\n${formatProblems(problems)}\n`);
    print('Nothing was recorded.');
    return 1;
  }
  const date = on ?? todayOf(site, ports.now);
  const input = await checkInputOf(site, { today: date });
  const ids = input.categories.map(({ id }) => id);
  for (const id of wanted) {
    const near = suggest(id, ids);
    if (!ids.includes(id))
      throw new CommandFault(
        `There is no category "${id}".${near === undefined ? '' : ` Did you mean "${near}"?`} There are: ${ids.join(', ')}.`,
      );
  }
  const outcome = await consentCheck.plan(input)[0]?.judge({}, async () => undefined);
  const entries = parseLog(site.log ?? '').entries.map(({ entry }) => entry);
  const taken = new Set([...entries.map(({ file }) => file), ...Object.keys(site.policies)]);
  const releases: Awaited<ReturnType<typeof policyRelease>>[] = [];
  const refused: string[] = [];
  for (const category of input.categories.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const latest = entries.findLast((entry) => entry.type === 'policy' && entry.category === category.id);
    const before = latest && (site.policies[latest.file]?.value as Coverage | undefined);
    if (latest?.type === 'policy' && (!before || input.snapshotHashes[latest.file] !== latest.sha256))
      throw new CommandFault(
        `data/${latest.file}, which says what "${category.id}" covered so far, is not there as the log recorded it. Put it back first.`,
      );
    const coverage = coverageOf(category, input);
    if (latest?.type === 'policy' && latest.fingerprint === (await fingerprint(coverage))) {
      print(`${category.id}: unchanged since ${latest.date} (version ${latest.version}, notice ${latest.notice}).`);
      continue;
    }
    refused.push(...judgeCategory(category, before, date, site, outcome?.findings ?? []));
    releases.push(await policyRelease(coverage, policySnapshotOf(coverage, site), taken, date));
    const changes = before ? compareCoverage(before, coverage).changes : [];
    print(
      `${category.id}: version ${coverage.version}, notice ${coverage.notice}${before ? '' : ', recorded for the first time'}.`,
    );
    for (const { text, material } of changes) print(`  ${material ? 'asks again' : 'no new consent'}: ${text}`);
  }
  if (refused.length > 0) {
    print(`\n${refused.join('\n\n')}\n`);
    print('Nothing was recorded.');
    return 1;
  }
  if (releases.length === 0) return 0;
  const log = appendEntries(
    site.log,
    releases.map(({ entry }) => entry),
  );
  const changes = [...releases.map(({ change }) => change), { path: logInData, bytes: new TextEncoder().encode(log) }];
  const names = changes.map(({ path }) => `data/${path}`).join(', ');
  if (!dryRun) await writeUnlessChanged(changes, oldLog, ports);
  print(
    dryRun
      ? `These would be written: ${names}. Nothing was written (--dry-run).`
      : `Written together: ${names}. Commit them together.`,
  );
  return 0;
}
