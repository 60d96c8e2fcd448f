import { boundNothing } from '../../checks/suppression/bound-cells.ts';
import { consentCheck } from '../../checks/consent.ts';
import { logPaths } from '../../log/log-paths.ts';
import { parseLog } from '../../log/parse-log.ts';
import { suggest } from '../../problems/suggest.ts';
import type { Site } from '../../source/site.ts';
import { type Day, dayOf } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import type { Change } from '../local/write-together.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { addPolicy } from '../prepare/policy/add-policy.ts';
import { appendEntries } from './append-entries.ts';
import { type ToldNote, tellChanges } from './change-note.ts';
import { overlayFiles } from './overlay-files.ts';
import type { PolicyRelease } from './policy-release.ts';
import type { ReleasePorts } from './ports.ts';
import { readSoundSite } from './read-sound-site.ts';
import { recordCategory } from './record-category.ts';
import { printOpenTexts, recordWholePolicy } from './record-whole-policy.ts';
import type { WholePolicyRelease } from './whole-policy-release.ts';
import { writeUnlessChanged } from './write-unless-changed.ts';

export interface PolicyRequest {
  /** Default: every category. */
  readonly categories: readonly string[];
  /** Day under which they are recorded. Default: today, whatever `asOf` says. */
  readonly date?: Day;
  readonly dryRun: boolean;
  /** Record the whole policy for the first time, as the first known state. */
  readonly adopt?: boolean;
  /** The author says that texts that differ only read better. */
  readonly wordsOnly?: boolean;
  /** What it means for privacy, where readers must be told: the meaning of the note that is written. */
  readonly note?: string;
}

/** A snapshot with its line in the log. */
type Release = PolicyRelease | WholePolicyRelease;

/** A state that the log does not know yet, and what stands against recording it. */
export interface RecordedState {
  readonly release: Release;
  readonly refused: readonly string[];
}

function refuseUnknown(wanted: readonly string[], ids: readonly string[]): void {
  const unknown = wanted.find((id) => !ids.includes(id));
  if (unknown === undefined) return;
  const near = suggest(unknown, ids);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new CommandFault(`There is no category "${unknown}".${meant} There are: ${ids.join(', ')}.`);
}

/** What is to be recorded anew: of the categories that are wanted, and of the whole policy, where all of them are. */
export async function recordStates(
  site: Site,
  { categories: wanted, date: on, adopt = false, wordsOnly = false }: PolicyRequest,
  { now, print }: Pick<ReleasePorts, 'now' | 'print'>,
): Promise<RecordedState[]> {
  const date = on ?? dayOf(now());
  const input = await addPolicy(await checkInputOf(site, { today: date }), site);
  refuseUnknown(
    wanted,
    input.categories.map(({ id }) => id),
  );
  const outcome = await consentCheck.plan(input)[0]?.judge({}, async () => undefined, boundNothing);
  const entries = parseLog(site.log ?? '').entries.map(({ entry }) => entry);
  const record = { site, input, findings: outcome?.findings ?? [], entries, date, print };
  const recorded: RecordedState[] = [];
  for (const category of input.categories.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const one = await recordCategory(category, record);
    if (one) recorded.push(one);
  }
  const isWhole = wanted.length === 0 || adopt || wordsOnly;
  const whole = isWhole ? await recordWholePolicy({ ...record, adopt, wordsOnly }) : undefined;
  if (whole) return [...recorded, whole];
  printOpenTexts(recorded.map(({ release: { change } }) => new TextDecoder().decode(change.bytes)).join('\n'), print);
  return recorded;
}

async function writeReleases(
  releases: readonly Release[],
  note: Change | undefined,
  { log: before, oldLog }: { readonly log: string | undefined; readonly oldLog: Uint8Array | undefined },
  dryRun: boolean,
  ports: ReleasePorts,
): Promise<void> {
  const log = appendEntries(
    before,
    releases.map(({ entry }) => entry),
  );
  const changes = [
    ...(note ? [note] : []),
    ...releases.map(({ change: { path, bytes } }) => ({ path: `data/${path}`, bytes })),
    { path: logPaths.kept, bytes: new TextEncoder().encode(log) },
  ];
  const names = changes.map(({ path }) => path).join(', ');
  if (!dryRun) await writeUnlessChanged(changes, oldLog, ports);
  ports.print(
    dryRun
      ? `These would be written: ${names}. Nothing was written (--dry-run).`
      : `Written together: ${names}. Commit them together.`,
  );
}

/** The folder with the note that tells what changes, and what to do where that note is missing. */
async function tell(
  site: Site,
  { date: on, note, adopt = false, wordsOnly = false, categories }: PolicyRequest,
  ports: ReleasePorts,
): Promise<{ readonly site: Site; readonly note?: Change } & Omit<ToldNote, 'written'>> {
  // Of the first known state nothing can have changed, and of some categories alone no note is due.
  if (adopt || categories.length > 0) return { site, lines: [], missing: [] };
  const date = on ?? dayOf(ports.now());
  const { written, lines, missing } = await tellChanges(site, {
    ...{ paths: [], accept: [], policy: true, wordsOnly, date },
    ...(note === undefined ? {} : { note }),
  });
  if (!written) return { site, lines, missing };
  const contents = new Map([[written.path, written.bytes]]);
  const told = await readSoundSite({ files: overlayFiles(ports.files, contents), print: ports.print });
  return told ? { site: told, note: written, lines, missing } : { site, lines: [], missing };
}

/**
 * Records what categories cover, and all else that the site says: for each that differs from the log's last word on it,
 * a snapshot and a line, with the note that tells of it. Refuses, with the edit to make, where the check of consent
 * fails or asks for a new notice version, or where something is taken back that no note tells of; then nothing is
 * written. Gives the exit code; throws a CommandFault for categories there are not.
 */
export async function releasePolicy(request: PolicyRequest, ports: ReleasePorts): Promise<number> {
  const { files, print } = ports;
  const oldLog = await files.read(logPaths.kept);
  const found = await readSoundSite(ports);
  if (!found) {
    print('Nothing was recorded.');
    return 1;
  }
  const { site, note, lines, missing } = await tell(found, request, ports);
  const recorded = await recordStates(site, request, ports);
  const refused = recorded.flatMap((one) => one.refused);
  if (refused.length > 0) {
    print(`\n${[...refused, ...(missing.length > 0 ? [missing.join('\n')] : [])].join('\n\n')}\n`);
    print('Nothing was recorded.');
    return 1;
  }
  const releases = recorded.map(({ release }) => release);
  if (releases.length === 0) return 0;
  for (const line of lines) print(line);
  await writeReleases(releases, note, { log: site.log, oldLog }, request.dryRun, ports);
  return 0;
}
