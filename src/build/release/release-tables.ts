import { logPaths } from '../../log/log-paths.ts';
import { parseLog } from '../../log/parse-log.ts';
import type { Change } from '../local/write-together.ts';
import { writeReport } from '../report/write-report.ts';
import { appendEntries } from './append-entries.ts';
import { correctionNote } from './correction-note.ts';
import { type DraftedReleases, draftReleases } from './draft-releases.ts';
import { type Batch, passes } from './judge-batch.ts';
import { overlayFiles } from './overlay-files.ts';
import type { ReleasePorts } from './ports.ts';
import { recordStates } from './release-policy.ts';
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
    print(`${done}: data/${path} for ${located.name.period}, ${entry?.rows ?? 0} rows, ${entry?.bytes ?? 0} bytes.`);
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

/**
 * The files with their lines in the log, and with what else was asked for in the same step: the policy, the skeleton of
 * a report. Undefined, with the reason printed, where something stands against recording the policy.
 */
async function withMore(
  drafted: DraftedReleases,
  asked: TablesRequest,
  ports: ReleasePorts,
): Promise<Batch | undefined> {
  const { print } = ports;
  const { site, date } = drafted;
  const { wordsOnly, dryRun } = asked;
  const recorded = asked.policy ? await recordStates(site, { categories: [], date, dryRun, wordsOnly }, ports) : [];
  const refused = recorded.flatMap((one) => one.refused);
  if (refused.length > 0) {
    print(`\n${refused.join('\n\n')}\n`);
    return undefined;
  }
  const notes = drafted.drafts.flatMap(({ path, request: { dataset, reason }, located: { name } }) => {
    const table = tableOfFile(site, path);
    const { period, replaces: from, path: to } = name;
    if (from === undefined || reason === undefined) return [];
    const title = table.resource.title ?? table.resource.name;
    return correctionNote({ dataset, title, period, from, to, reason, date }, site) ?? [];
  });
  const log = appendEntries(site.log, [...drafted.entries, ...recorded.map(({ release }) => release.entry)]);
  const contents = new Map([
    ...drafted.contents,
    ...notes.map(({ path, bytes }) => [path, bytes] as const),
    ...recorded.map(({ release: { change } }) => [`data/${change.path}`, change.bytes] as const),
    [logPaths.kept, new TextEncoder().encode(log)] as const,
  ]);
  if (asked.report !== undefined) {
    const written = await writeReport(asked.report, { ...ports, files: overlayFiles(ports.files, contents) }, date);
    for (const line of [written.path, ...written.lines]) print(line);
    contents.set(written.path, new TextEncoder().encode(written.text));
  }
  return { ...drafted, log, contents };
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
  const batch = await withMore(drafted, asked, ports);
  if (!batch || !(await passes(batch, asked, ports))) {
    print('Nothing was released.');
    return 1;
  }
  await writeBatch(batch, oldLog, asked.dryRun, ports);
  return 0;
}
