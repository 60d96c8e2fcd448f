import { filePeriodName } from '../../checks/period-name.ts';
import { logPaths } from '../../log/log-paths.ts';
import { parseLog } from '../../log/parse-log.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import type { Change } from '../local/write-together.ts';
import { writeReport } from '../report/write-report.ts';
import { appendEntries } from './append-entries.ts';
import { type ToldNote, tellChanges } from './change-note.ts';
import { correctionNote } from './correction-note.ts';
import { type DraftedReleases, draftReleases } from './draft-releases.ts';
import { type Batch, passes } from './judge-batch.ts';
import { overlayFiles } from './overlay-files.ts';
import type { ReleasePorts } from './ports.ts';
import { readSoundSite } from './read-sound-site.ts';
import { type RecordedState, recordStates } from './release-policy.ts';
import { tableOfFile } from './table-of-file.ts';
import type { TablesRequest } from './table-request.ts';
import { writeUnlessChanged } from './write-unless-changed.ts';

/** What differs from the folder: all of a batch, without files that lie in their places as they are. */
function changesOf({ drafts, contents }: Batch): Change[] {
  const inPlace = new Set(
    drafts.flatMap(({ path, request }) =>
      request.inside !== undefined && contents.get(`data/${path}`) === request.bytes ? [`data/${path}`] : [],
    ),
  );
  return [...contents].filter(([path]) => !inPlace.has(path)).map(([path, bytes]) => ({ path, bytes }));
}

async function writeBatch(
  batch: Batch,
  oldLog: Uint8Array | undefined,
  dryRun: boolean,
  ports: ReleasePorts,
): Promise<void> {
  const { print } = ports;
  const lines = batch.log
    .trimEnd()
    .split('\n')
    .slice(parseLog(batch.site.log ?? '').lines.length);
  batch.drafts.forEach(({ path, located }, at) => {
    const entry = batch.entries[at];
    const done = dryRun ? 'This would be released' : 'Released';
    const period = filePeriodName(located.name.period, tableOfFile(batch.site, path).privacy);
    print(`${done}: data/${path} for ${period}, ${entry?.rows ?? 0} rows, ${entry?.bytes ?? 0} bytes.`);
    print(`Its line in ${logPaths.kept}: ${lines[at] ?? ''}`);
    print(
      located.descriptorText === undefined
        ? `${located.descriptor} names it already.`
        : `Its name in ${located.descriptor}: "${located.name.path}"`,
    );
  });
  const more = lines.slice(batch.entries.length);
  if (more.length > 0) print(`Lines of the policy: ${more.join('\n')}`);
  if (dryRun) {
    print('Nothing was written (--dry-run).');
    return;
  }
  const changes = changesOf(batch);
  await writeUnlessChanged(changes, oldLog, ports);
  print(`Written together: ${changes.map(({ path }) => path).join(', ')}. Commit them together.`);
}

/** The notes about files that are corrected. */
function correctionNotes({ drafts, site, date }: DraftedReleases): Change[] {
  return drafts.flatMap(({ path, request: { dataset, reason }, located: { name } }) => {
    const table = tableOfFile(site, path);
    const { period, replaces: from, path: to } = name;
    if (from === undefined || reason === undefined) return [];
    const title = table.resource.title ?? table.resource.name;
    const { releases, window } = table.privacy;
    const told = { dataset, title, period, from, to, reason, date };
    return correctionNote(releases === 'partition' ? { ...told, window } : told, site) ?? [];
  });
}

const entriesOf = (recorded: readonly RecordedState[]) => recorded.map(({ release }) => release.entry);

/**
 * Writes the report about a period into `contents`, frozen after the lines of the tables and of the switches. Gives the
 * folder with it; undefined, with the problems printed, where it is no whole site.
 */
async function writeReportWith(
  period: string,
  contents: Map<string, Uint8Array>,
  { log, recorded, date }: { readonly log: string; readonly recorded: readonly RecordedState[]; readonly date: Day },
  ports: ReleasePorts,
): Promise<Site | undefined> {
  const switches = recorded.filter(({ release }) => release.entry.type === 'policy');
  const known = new Map([
    ...contents,
    ...switches.map(({ release: { change } }) => [`data/${change.path}`, change.bytes] as const),
    [logPaths.kept, new TextEncoder().encode(appendEntries(log, entriesOf(switches)))] as const,
  ]);
  const report = await writeReport(period, { ...ports, files: overlayFiles(ports.files, known) }, date);
  for (const line of [report.path, ...report.lines]) ports.print(line);
  contents.set(report.path, new TextEncoder().encode(report.text));
  return readSoundSite({ files: overlayFiles(ports.files, contents), print: ports.print });
}

/** A batch, with what to do about a note that is missing. */
interface ToldBatch extends Omit<ToldNote, 'written'> {
  readonly batch: Batch;
}

/**
 * The files with their lines in the log, the notes that tell readers what changes, and what else was asked for in the
 * same step: the policy, the skeleton of a report. Undefined, with the reason printed, where something stands against
 * recording the policy.
 */
async function withMore(
  drafted: DraftedReleases,
  asked: TablesRequest,
  ports: ReleasePorts,
): Promise<ToldBatch | undefined> {
  const { print } = ports;
  const { site, date, drafts } = drafted;
  const { wordsOnly, dryRun, policy, accept, note } = asked;
  const paths = drafts.map(({ path }) => path);
  const { written, lines, missing } = await tellChanges(site, {
    ...{ paths, accept, wordsOnly, policy, date },
    ...(note === undefined ? {} : { note }),
  });
  const notes = [...correctionNotes(drafted), ...(written ? [written] : [])];
  const log = appendEntries(site.log, drafted.entries);
  const contents = new Map([
    ...drafted.contents,
    ...notes.map(({ path, bytes }) => [path, bytes] as const),
    [logPaths.kept, new TextEncoder().encode(log)] as const,
  ]);
  // The policy has the notes in it, so what is recorded is what the folder says once all of this is written.
  const told = await readSoundSite({ files: overlayFiles(ports.files, contents), print });
  if (!told) return undefined;
  const request = { categories: [], date, dryRun, wordsOnly };
  let recorded = policy ? await recordStates(told, request, ports) : [];
  const refused = recorded.flatMap((one) => one.refused);
  if (refused.length > 0) {
    print(`\n${[...refused, ...(missing.length > 0 ? [missing.join('\n')] : [])].join('\n\n')}\n`);
    return undefined;
  }
  if (asked.report !== undefined) {
    const report = await writeReportWith(asked.report, contents, { log, recorded, date }, ports);
    if (!report) return undefined;
    // The report is part of the policy, so the state that is recorded is the one with it.
    if (policy) recorded = await recordStates(report, request, { ...ports, print: () => {} });
  }
  for (const { release } of recorded) contents.set(`data/${release.change.path}`, release.change.bytes);
  const whole = appendEntries(log, entriesOf(recorded));
  contents.set(logPaths.kept, new TextEncoder().encode(whole));
  return { batch: { ...drafted, log: whole, contents }, lines, missing };
}

/**
 * Publishes files as the next ones of their tables: judges them together with everything published before, and only
 * when no finding stops one and a person accepted what is unusual, writes all of them, their names in the descriptors
 * and their lines in the log, together. Gives the exit code; throws a CommandFault for what cannot be asked.
 */
export async function releaseTables(asked: TablesRequest, ports: ReleasePorts): Promise<number> {
  const { files, print } = ports;
  const oldLog = await files.read(logPaths.kept);
  const drafted = await draftReleases(asked, oldLog, ports);
  for (const { file, date } of drafted?.already ?? [])
    print(`data/${file} was released on ${date} already, with these very bytes.`);
  if (drafted && drafted.drafts.length === 0) {
    print('There is nothing new to release.');
    return 0;
  }
  if (!drafted) {
    print('Nothing was released.');
    return 1;
  }
  const told = await withMore(drafted, asked, ports);
  const isSound = told !== undefined && (await passes(told.batch, asked, ports));
  if (!isSound) {
    for (const line of told?.missing ?? []) print(line);
    print('Nothing was released.');
    return 1;
  }
  for (const line of told.lines) print(line);
  await writeBatch(told.batch, oldLog, asked.dryRun, ports);
  return 0;
}
