import type { CheckTable } from '../../checks/check-input.ts';
import { groupTables } from '../../checks/suppression/group.ts';
import { isSameBytes } from '../../log/encoding.ts';
import { decodeLog, parseLog } from '../../log/parse-log.ts';
import { readSite } from '../../source/read-site.ts';
import type { DataTable, Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { type Period, periodEnd } from '../../values/period.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { CommandFault } from '../local/command-fault.ts';
import { stops, todayOf } from '../prepare/prepare.ts';
import type { Change } from '../local/write-together.ts';
import { appendEntries } from './append-entries.ts';
import { describeChanges } from './describe-changes.ts';
import { findForeignPeriods } from './find-foreign-periods.ts';
import { loadSiteTables } from '../prepare/load-site-tables.ts';
import { judgeFolder } from './judge-folder.ts';
import { type LocatedRelease, type WantedRelease, locateRelease } from './locate-release.ts';
import { overlayFiles } from './overlay-files.ts';
import type { ReleasePorts } from './ports.ts';
import { adviceOn, printJudgement } from './print-judgement.ts';
import { type ProtectOptions, protectTable } from './protect-table.ts';
import { releaseEntryOf } from './release-entry.ts';
import { stoppingFindings } from './stopping-findings.ts';
import { writeUnlessChanged } from './write-unless-changed.ts';
import { logPaths } from '../../log/log-paths.ts';

export interface TableRequest extends WantedRelease, ProtectOptions {
  readonly bytes: Uint8Array;
  /** Day of the release. Default: that of `asOf`, else today. */
  readonly date?: Day;
  readonly dryRun: boolean;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** A file that is released already is refused before anything else is looked at. */
function refuseReleased(log: string, path: string): void {
  const entry = parseLog(log).entries.find(({ entry: one }) => one.file === path)?.entry;
  if (entry)
    throw new CommandFault(
      `data/${path} was released on ${entry.date}, and a released file never changes. Tell of a mistake in content/changes/ with a change of  type: correction, and publish the right numbers under a new name.`,
    );
}

/** What cannot be released yet, or lies in the way. */
async function refuseUntimely(
  site: Site,
  { bytes, inside, dataset }: TableRequest,
  { name }: LocatedRelease,
  date: Day,
  { files }: ReleasePorts,
): Promise<void> {
  const path = `${dataset}/${name.path}`;
  const there = inside === undefined ? await files.read(`data/${path}`) : undefined;
  if (there && !isSameBytes(there, bytes))
    throw new CommandFault(
      `data/${path} is there already, with other bytes. Release that file by its own path, or remove it first.`,
    );
  const end = periodEnd(name.period);
  const isOver = tableOf(site, path).privacy.releases === 'snapshot' ? end <= date : end < date;
  if (!isOver)
    throw new CommandFault(
      `${name.period} is not over: its last day is ${end}, and the day of this release is ${date}. Numbers of an unfinished period still change, and a released file may not. Another day is given with  --date.`,
    );
}

function tableOf(site: Site, path: string): DataTable {
  const table = site.datasets
    .flatMap(({ tables }) => tables)
    .find(({ files }) => files.some((file) => file.path === path));
  if (!table) throw new RangeError(`${path} belongs to no table`);
  return table;
}

/** Protects the table where that is asked for, and says what it did; gives the bytes to publish, or nothing where the file is about other periods. */
async function protectRelease(
  site: Site,
  request: TableRequest,
  { name }: LocatedRelease,
  date: Day,
  { openEngine, print, progress }: ReleasePorts,
): Promise<Uint8Array | undefined> {
  const path = `${request.dataset}/${name.path}`;
  const { tables } = await checkInputOf(site, { today: date });
  const isOwn = (one: CheckTable) => one.files.some((file) => file.path === path);
  const group =
    groupTables(tables)
      .find((one) => one.tables.some((other) => isOwn(other.table)))
      ?.tables.map((one) => one.table) ?? [];
  const table = group.find(isOwn);
  if (!table) throw new RangeError(`${path} belongs to no table`);
  // Totals of other tables may give hidden numbers away; without hiding, the table alone is enough.
  const needed = request.suppress ? group.map((one) => one.table) : [table.table];
  const engine = await openEngine();
  try {
    const unreadable = await loadSiteTables(
      engine,
      site.datasets.flatMap((dataset) => dataset.tables).filter((one) => needed.includes(one.name)),
    );
    const foreign = unreadable.length > 0 ? unreadable : await findForeignPeriods(table, path, name.period, engine);
    if (foreign.length > 0) {
      printJudgement({ problems: foreign }, print);
      return undefined;
    }
    if (!request.suppress && !request.round) return request.bytes;
    const done = await progress.step('Protecting the table', () =>
      protectTable(table, { path, bytes: request.bytes }, tables, engine, request),
    );
    for (const line of describeChanges(done.changes, `data/${path}`)) print(line);
    for (const note of done.notes) print(`Note: ${note}`);
    return done.bytes;
  } finally {
    await engine.close();
  }
}

/**
 * Publishes the next period of a table: judges the file together with everything published before, and only when no
 * finding stops it writes it, its name in the descriptor and its line in the log, together. Gives the exit code; throws a
 * CommandFault for what cannot be asked.
 */
export async function releaseTable(request: TableRequest, ports: ReleasePorts): Promise<number> {
  const { files, print } = ports;
  const { located, problems } = await locateRelease(files, request);
  if (!located) {
    printJudgement({ problems }, print);
    return 1;
  }
  const path = `${request.dataset}/${located.name.path}`;
  const oldLog = await files.read(logPaths.kept);
  refuseReleased(decodeLog(oldLog ?? new Uint8Array()), path);
  print(`${request.typed} is looked at as data/${path}, together with everything published before.`);
  const descriptor =
    located.descriptorText === undefined ? [] : [[located.descriptor, encode(located.descriptorText)] as const];
  const first = await readSite(overlayFiles(files, new Map([[`data/${path}`, request.bytes], ...descriptor])));
  const { site } = first;
  if (!site || stops(first.problems)) {
    printJudgement({ problems: first.problems }, print);
    print('Nothing was released.');
    return 1;
  }
  const date = request.date ?? todayOf(site, ports.now);
  await refuseUntimely(site, request, located, date, ports);
  const bytes = await protectRelease(site, request, located, date, ports);
  if (!bytes) {
    print('Nothing was released.');
    return 1;
  }
  const entry = await releaseEntryOf(tableOf(site, path), { path, bytes, period: located.name.period }, date);
  const log = appendEntries(site.log, [entry]);
  const contents = new Map([[`data/${path}`, bytes], ...descriptor, [logPaths.kept, encode(log)] as const]);
  const judged = await judgeFolder(overlayFiles(files, contents), date, ports);
  printJudgement(judged, print);
  const before = tableOf(site, path).files.flatMap((file) =>
    file.path === path || file.period === undefined ? [] : [file.period as Period],
  );
  const { stopping, late } = stoppingFindings(judged.report?.findings ?? [], {
    table: entry.table,
    period: entry.period,
    before,
  });
  if (stops(judged.problems) || !judged.report || stopping.length > 0) {
    for (const line of adviceOn(stopping, path, request)) print(line);
    print('Nothing was released.');
    return 1;
  }
  if (late.length > 0)
    print(
      `Tables that are late do not stop a release, for only releases help them; findings of that kind: ${late.length}.`,
    );
  if (site.config.asOf !== undefined && site.config.asOf < date)
    print(
      `content/site.yaml checks the site as of ${site.config.asOf}, before this release: write  asOf: ${date}  there, or leave asOf out.`,
    );
  const changes = [...contents]
    .filter(([name]) => name !== `data/${path}` || request.inside === undefined || bytes !== request.bytes)
    .map(([name, content]): Change => ({ path: name.slice('data/'.length), bytes: content }));
  print(
    `${request.dryRun ? 'This would be released' : 'Released'}: data/${path} for ${located.name.period}, ${entry.rows} rows, ${entry.bytes} bytes.`,
  );
  print(`Its line in ${logPaths.kept}: ${log.trimEnd().split('\n').at(-1) ?? ''}`);
  print(
    descriptor.length > 0
      ? `Its name in ${located.descriptor}: "${located.name.path}"`
      : `${located.descriptor} names it already.`,
  );
  if (request.dryRun) {
    print('Nothing was written (--dry-run).');
    return 0;
  }
  await writeUnlessChanged(changes, oldLog, ports);
  print(`Written together: ${changes.map((change) => `data/${change.path}`).join(', ')}. Commit them together.`);
  return 0;
}
