import { isSameBytes } from '../../log/encoding.ts';
import { logPaths } from '../../log/log-paths.ts';
import type { ReleaseEntry } from '../../log/log-entry.ts';
import { decodeLog, parseLog } from '../../log/parse-log.ts';
import { sha256Hex } from '../../log/sha256.ts';
import type { Files } from '../../source/files.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import { type Day, dayOf } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import { stops } from '../prepare/prepare.ts';
import { locateRelease } from './locate-release.ts';
import { type Draft, correctionOf, provisionalLog } from './draft.ts';
import { overlayFiles } from './overlay-files.ts';
import type { ReleasePorts } from './ports.ts';
import { printJudgement } from './print-judgement.ts';
import { protectRelease } from './protect-release.ts';
import { refuseReleased, refuseUntimely } from './refuse-release.ts';
import { releaseEntryOf } from './release-entry.ts';
import { tableOfFile } from './table-of-file.ts';
import type { TableRequest, TablesRequest } from './table-request.ts';

/** Files that are to be released together, protected where that was asked for. */
export interface DraftedReleases {
  readonly drafts: readonly Draft[];
  /** Those of the request that were released before, with the same bytes. */
  readonly already: readonly ReleaseEntry[];
  /** The folder with the files in it. */
  readonly site: Site;
  readonly date: Day;
  readonly entries: readonly ReleaseEntry[];
  /** What is new, by the path in the adopter's folder; without the log. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** At most so often each table is protected anew because another one that hangs together with it was changed. */
const maxRounds = 4;

/** Runs a step for each of several; all CommandFaults of them become one. */
async function collecting<T, R>(items: readonly T[], step: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const faults: string[] = [];
  for (const item of items)
    await step(item).then(
      (one) => done.push(one),
      (error: unknown) => {
        if (!(error instanceof CommandFault)) throw error;
        faults.push(error.message);
      },
    );
  if (faults.length > 0) throw new CommandFault([...new Set(faults)].join('\n'));
  return done;
}

const entryOf = (log: string, path: string) =>
  parseLog(log).entries.flatMap(({ entry }) => (entry.type === 'release' && entry.file === path ? [entry] : []))[0];

/** Where each file belongs; the descriptors take in one after the other. Undefined, with problems printed. */
async function locateAll(
  requests: readonly TableRequest[],
  contents: Map<string, Uint8Array>,
  { files, print }: ReleasePorts,
): Promise<Draft[] | undefined> {
  let isWhole = true;
  const drafts = await collecting(requests, async (request): Promise<Draft[]> => {
    const { located, problems } = await locateRelease(overlayFiles(files, contents), request);
    if (!located) {
      printJudgement({ problems }, print);
      isWhole = false;
      return [];
    }
    const { descriptor, descriptorText } = located;
    if (descriptorText !== undefined) contents.set(descriptor, new TextEncoder().encode(descriptorText));
    return [{ request, located, path: `${request.dataset}/${located.name.path}` }];
  });
  return isWhole ? drafts.flat() : undefined;
}

function refuseDoubled(drafts: readonly Draft[]): void {
  const doubled = [...Map.groupBy(drafts, ({ path }) => path)].filter(([, own]) => own.length > 1);
  if (doubled.length > 0)
    throw new CommandFault(
      doubled
        .map(
          ([path, own]) =>
            `${own.map(({ request }) => request.typed).join(' and ')} are both for data/${path}: leave one of them out.`,
        )
        .join('\n'),
    );
}

/** The folder with contents laid over it; undefined, with the problems printed, where it is no whole site. */
async function readWith(
  files: Files,
  contents: ReadonlyMap<string, Uint8Array>,
  print: ReleasePorts['print'],
): Promise<Site | undefined> {
  const { site, problems } = await readSite(overlayFiles(files, contents));
  if (site && !stops(problems)) return site;
  printJudgement({ problems }, print);
  return undefined;
}

/**
 * Protects each file where that is asked for, until none changes any more: what is hidden in one table may have to be
 * guarded in another. False, with the reason printed, where a file is about other periods.
 */
async function protectAll(
  drafts: readonly Draft[],
  contents: Map<string, Uint8Array>,
  { asked, site: first, date }: { readonly asked: TablesRequest; readonly site: Site; readonly date: Day },
  ports: ReleasePorts,
): Promise<boolean> {
  let site: Site | undefined = first;
  let isWhole = true;
  for (let round = 0; round < maxRounds; round += 1) {
    let isChanged = false;
    for (const { request, located, path } of drafts) {
      const bytes = contents.get(`data/${path}`) ?? request.bytes;
      const done = await protectRelease(
        site,
        { ...request, bytes, ...asked, isAgain: round > 0 },
        located,
        date,
        ports,
      );
      if (!done) isWhole = false;
      else if (!isSameBytes(done, bytes)) {
        contents.set(`data/${path}`, done);
        isChanged = true;
        site = await readWith(ports.files, contents, ports.print);
        if (!site) return false;
      }
    }
    if (!isWhole || !isChanged || drafts.length === 1) break;
  }
  return isWhole;
}

/**
 * The lines of the log for drafts; those whose protected bytes were released before go to `same` and leave `contents`.
 */
async function enterAll(
  drafts: readonly Draft[],
  contents: Map<string, Uint8Array>,
  {
    site,
    log,
    date,
    mayChange,
    same,
  }: {
    readonly site: Site;
    readonly log: string;
    readonly date: Day;
    readonly mayChange: boolean;
    readonly same: Set<string>;
  },
): Promise<{ readonly open: readonly Draft[]; readonly entries: readonly ReleaseEntry[] }> {
  const open: Draft[] = [];
  const entries: ReleaseEntry[] = [];
  for (const draft of drafts) {
    const { path, located: place } = draft;
    const bytes = contents.get(`data/${path}`) ?? draft.request.bytes;
    const entry = await releaseEntryOf(
      tableOfFile(site, path),
      { path, bytes, period: place.name.period, ...correctionOf(draft) },
      date,
    );
    if (mayChange && entryOf(log, path)?.sha256 === entry.sha256) {
      same.add(path);
      contents.delete(`data/${path}`);
      continue;
    }
    refuseReleased(log, path);
    open.push(draft);
    entries.push(entry);
  }
  return { open, entries };
}

/**
 * The files in their places, protected where that is asked for; undefined, with the reason printed, where something
 * there is no file of its table. Throws a CommandFault that tells all that is not for release.
 */
export async function draftReleases(
  asked: TablesRequest,
  oldLog: Uint8Array | undefined,
  ports: ReleasePorts,
): Promise<DraftedReleases | undefined> {
  const { files, print, now } = ports;
  const log = decodeLog(oldLog ?? new Uint8Array());
  const contents = new Map<string, Uint8Array>();
  const located = await locateAll(asked.tables, contents, ports);
  if (!located) return undefined;
  refuseDoubled(located);
  const mayChange = asked.suppress || asked.round;
  const same = new Set<string>();
  await collecting(located, async ({ path, request }) => {
    const entry = entryOf(log, path);
    if (entry && entry.sha256 === (await sha256Hex(request.bytes))) same.add(path);
    // What was protected when it was released is protected again before the two are compared.
    else if (!mayChange) refuseReleased(log, path);
  });
  const drafts = located.filter(({ path }) => !same.has(path));
  for (const { path, request } of drafts) {
    print(`${request.typed} is looked at as data/${path}, together with everything published before.`);
    contents.set(`data/${path}`, request.bytes);
  }
  const date = asked.date ?? dayOf(now());
  const provisional = provisionalLog(drafts, log, date);
  // Only what is read knows of it: the true lines are written once the files are as they will be published.
  const reading: ReleasePorts = provisional
    ? { ...ports, files: overlayFiles(files, new Map([[logPaths.kept, provisional]])) }
    : ports;
  const site = await readWith(reading.files, contents, print);
  if (!site) return undefined;
  await collecting(drafts, ({ request, located: place }) => refuseUntimely(site, request, place, date, ports));
  if (!(await protectAll(drafts, contents, { asked, site, date }, reading))) return undefined;
  const protectedSite = mayChange ? await readWith(reading.files, contents, print) : site;
  if (!protectedSite) return undefined;
  const { open, entries } = await enterAll(drafts, contents, { site: protectedSite, log, date, mayChange, same });
  const already = [...same].flatMap((path) => entryOf(log, path) ?? []);
  const { log: _, ...rest } = protectedSite;
  const known = oldLog ? { ...rest, log } : rest;
  return { drafts: open, already, site: known, date, entries, contents };
}
