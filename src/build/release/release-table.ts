import type { ReleaseEntry } from '../../log/log-entry.ts';
import { logPaths } from '../../log/log-paths.ts';
import { decodeLog } from '../../log/parse-log.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import { type Day, dayOf } from '../../values/day.ts';
import type { Period } from '../../values/period.ts';
import type { Change } from '../local/write-together.ts';
import { stops } from '../prepare/prepare.ts';
import { appendEntries } from './append-entries.ts';
import { judgeFolder } from './judge-folder.ts';
import { type LocatedRelease, locateRelease } from './locate-release.ts';
import { overlayFiles } from './overlay-files.ts';
import type { ReleasePorts } from './ports.ts';
import { adviceOn, printJudgement } from './print-judgement.ts';
import { protectRelease } from './protect-release.ts';
import { refuseReleased, refuseUntimely } from './refuse-release.ts';
import { releaseEntryOf } from './release-entry.ts';
import { stoppingFindings } from './stopping-findings.ts';
import { tableOfFile } from './table-of-file.ts';
import type { TableRequest } from './table-request.ts';
import { writeUnlessChanged } from './write-unless-changed.ts';

/** A release that is to be judged: all that would be written. */
interface Draft {
  readonly request: TableRequest;
  readonly located: LocatedRelease;
  /** Of the file, relative to `data/`. */
  readonly path: string;
  /** The folder with the file in it. */
  readonly site: Site;
  readonly date: Day;
  readonly entry: ReleaseEntry;
  readonly log: string;
  /** What is new, by the path in the adopter's folder. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

const encode = (text: string) => new TextEncoder().encode(text);

function descriptorOf({ descriptor, descriptorText }: LocatedRelease): (readonly [string, Uint8Array])[] {
  return descriptorText === undefined ? [] : [[descriptor, encode(descriptorText)]];
}

/**
 * The file in its place, protected where that is asked for; undefined, with the reason printed, where something there
 * is
 * no file of the table. Throws a CommandFault for what is not for release.
 */
async function draftRelease(
  request: TableRequest,
  oldLog: Uint8Array | undefined,
  ports: ReleasePorts,
  located: LocatedRelease,
): Promise<Draft | undefined> {
  const { files, print, now } = ports;
  const path = `${request.dataset}/${located.name.path}`;
  refuseReleased(decodeLog(oldLog ?? new Uint8Array()), path);
  print(`${request.typed} is looked at as data/${path}, together with everything published before.`);
  const descriptor = descriptorOf(located);
  const { site, problems } = await readSite(
    overlayFiles(files, new Map([[`data/${path}`, request.bytes], ...descriptor])),
  );
  if (!site || stops(problems)) {
    printJudgement({ problems }, print);
    return undefined;
  }
  const date = request.date ?? dayOf(now());
  await refuseUntimely(site, request, located, date, ports);
  const bytes = await protectRelease(site, request, located, date, ports);
  if (!bytes) return undefined;
  const entry = await releaseEntryOf(tableOfFile(site, path), { path, bytes, period: located.name.period }, date);
  const log = appendEntries(site.log, [entry]);
  const contents = new Map([[`data/${path}`, bytes], ...descriptor, [logPaths.kept, encode(log)] as const]);
  return { request, located, path, site, date, entry, log, contents };
}

/**
 * Judges the folder as it would be, prints what was found and what could be done, and gives whether it may be released.
 */
async function passes({ request, path, site, date, entry, contents }: Draft, ports: ReleasePorts): Promise<boolean> {
  const { files, print } = ports;
  const judged = await judgeFolder(overlayFiles(files, contents), date, ports);
  printJudgement(judged, print);
  const before = tableOfFile(site, path).files.flatMap((file) =>
    file.path === path || file.period === undefined ? [] : [file.period as Period],
  );
  const { stopping, late } = stoppingFindings(judged.report?.findings ?? [], {
    table: entry.table,
    period: entry.period,
    before,
  });
  if (stops(judged.problems) || !judged.report || stopping.length > 0) {
    for (const line of adviceOn(stopping, path, request)) print(line);
    return false;
  }
  if (late.length > 0)
    print(
      `Tables that are late do not stop a release, for only releases help them; findings of that kind: ${late.length}.`,
    );
  if (site.config.asOf !== undefined && site.config.asOf < date)
    print(
      `content/site.yaml makes the site stand still on ${site.config.asOf}, before this release: remove  asOf  there, or write  asOf: ${date}.`,
    );
  return true;
}

/** What differs from the folder: all of a draft, without a file that lies in its place as it is. */
function changesOf({ request, path, contents }: Draft): Change[] {
  const own = `data/${path}`;
  return [...contents]
    .filter(([name, bytes]) => name !== own || request.inside === undefined || bytes !== request.bytes)
    .map(([name, bytes]) => ({ path: name.slice('data/'.length), bytes }));
}

async function writeRelease(draft: Draft, oldLog: Uint8Array | undefined, ports: ReleasePorts): Promise<void> {
  const { print } = ports;
  const { request, located, path, entry, log } = draft;
  const changes = changesOf(draft);
  const done = request.dryRun ? 'This would be released' : 'Released';
  print(`${done}: data/${path} for ${located.name.period}, ${entry.rows} rows, ${entry.bytes} bytes.`);
  print(`Its line in ${logPaths.kept}: ${log.trimEnd().split('\n').at(-1) ?? ''}`);
  print(
    located.descriptorText === undefined
      ? `${located.descriptor} names it already.`
      : `Its name in ${located.descriptor}: "${located.name.path}"`,
  );
  if (request.dryRun) {
    print('Nothing was written (--dry-run).');
    return;
  }
  await writeUnlessChanged(changes, oldLog, ports);
  print(`Written together: ${changes.map((change) => `data/${change.path}`).join(', ')}. Commit them together.`);
}

/**
 * Publishes the next period of a table: judges the file together with everything published before, and only when no
 * finding stops it writes it, its name in the descriptor and its line in the log, together. Gives the exit code; throws
 * a
 * CommandFault for what cannot be asked.
 */
export async function releaseTable(request: TableRequest, ports: ReleasePorts): Promise<number> {
  const { files, print } = ports;
  const { located, problems } = await locateRelease(files, request);
  if (!located) {
    printJudgement({ problems }, print);
    return 1;
  }
  const oldLog = await files.read(logPaths.kept);
  const draft = await draftRelease(request, oldLog, ports, located);
  if (!draft || !(await passes(draft, ports))) {
    print('Nothing was released.');
    return 1;
  }
  await writeRelease(draft, oldLog, ports);
  return 0;
}
