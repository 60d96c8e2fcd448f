import { parseLog } from '../../log/parse-log.ts';
import type { Period } from '../../values/period.ts';
import { plural } from '../local/plural.ts';
import { stops } from '../prepare/prepare.ts';
import { acceptDoubts, acceptWords } from './compare/acceptance.ts';
import { type DraftComparison, compareDrafts } from './compare/compare-drafts.ts';
import { type Doubt, doubtsOf } from './compare/compare-files.ts';
import { describeComparison } from './compare/describe-comparison.ts';
import type { DraftedReleases } from './draft-releases.ts';
import { dueReport } from './due-report.ts';
import { type JudgedFolder, judgeFolder } from './judge-folder.ts';
import { overlayFiles } from './overlay-files.ts';
import type { ReleasePorts } from './ports.ts';
import { adviceOn, printJudgement } from './print-judgement.ts';
import { stoppingFindings } from './stopping-findings.ts';
import { tableOfFile } from './table-of-file.ts';
import type { TablesRequest } from './table-request.ts';

/** Releases that are to be judged: all that would be written. */
export interface Batch extends DraftedReleases {
  readonly log: string;
}

const isFresh = (path: string, drafted: DraftedReleases) => drafted.drafts.some((draft) => draft.path === path);

/** Files that are published, of which neither the log nor this release knows. Relative to `data/`. */
function unloggedFiles(drafted: DraftedReleases): string[] {
  const known = new Set(parseLog(drafted.site.log ?? '').entries.map(({ entry }) => entry.file));
  return drafted.site.datasets
    .flatMap(({ tables }) => tables.flatMap(({ files }) => files.map(({ path }) => path)))
    .filter((path) => !known.has(path) && !isFresh(path, drafted));
}

function printUnlogged(paths: readonly string[], print: ReleasePorts['print']): void {
  print(`\nPublished, and not in the log yet (${plural(paths.length, 'file', 'files')}):`);
  for (const path of paths.slice(0, 20)) print(`  data/${path}`);
  if (paths.length > 20) print(`  and ${paths.length - 20} more`);
  print('No file can be released while the log does not name all the others. Choose one:');
  print('  they are new, too. Release all of them in one step, checked together:  vitrine release data');
  print('  they were published before there was a log. Enter them, unchecked:     vitrine release --adopt\n');
}

/** Whether the periods between old and new files are whole, and which findings stop the release. */
function stopping({ site, entries, drafts }: Batch, judged: JudgedFolder) {
  const findings = judged.report?.findings ?? [];
  const released = entries.map((entry) => ({
    table: tableOfFile(site, entry.file).name,
    period: entry.period,
    path: entry.file,
    before: tableOfFile(site, entry.file).files.flatMap((file) =>
      drafts.some(({ path }) => path === file.path) || file.period === undefined ? [] : [file.period as Period],
    ),
  }));
  return stoppingFindings(findings, released);
}

/** Prints each file beside the one before it; gives what a person must still say yes to, and whether all is said. */
function isAccepted(
  compared: readonly DraftComparison[],
  accept: readonly string[],
  isSound: boolean,
  print: ReleasePorts['print'],
): boolean {
  for (const { files, names } of compared) for (const line of describeComparison(files, names, isSound)) print(line);
  const doubts: readonly Doubt[] = compared.flatMap(({ files }) => doubtsOf(files));
  const { accepted, open, faults } = acceptDoubts(doubts, accept);
  for (const { message } of accepted) print(`Accepted: ${message}`);
  if (open.length > 0) {
    print('\nTo be looked at by a person before it goes out:');
    for (const doubt of open)
      print(
        `  ${doubt.holdsLabels && !isSound ? 'Labels are new or gone; they are named once no check fails.' : doubt.message}`,
      );
    if (isSound) print(`If all of this is right, add:  ${acceptWords(open)}\n`);
  }
  for (const fault of faults) print(fault);
  return open.length === 0 && faults.length === 0;
}

/** Says what else is due and was not asked for. */
function printDue({ site, drafts }: Batch, judged: JudgedFolder, asked: TablesRequest, print: ReleasePorts['print']) {
  const isUnrecorded = judged.report?.findings.some(({ fix }) => fix?.includes('release --policy')) === true;
  if (isUnrecorded && !asked.policy)
    print('What the site says differs from what the log recorded. To record it in the same step, add  --policy');
  const report = dueReport(
    site.content,
    drafts.map(({ located }) => located.name.period),
  );
  if (report !== undefined && asked.report === undefined)
    print(`The report about ${report} is due. To write its skeleton in the same step, add  --report ${report}`);
}

/**
 * Judges the folder as it would be, prints what was found and what could be done, and gives whether it may be released.
 */
export async function passes(batch: Batch, asked: TablesRequest, ports: ReleasePorts): Promise<boolean> {
  const { site, date, contents, drafts } = batch;
  const { files, print } = ports;
  const unlogged = unloggedFiles(batch);
  if (unlogged.length > 0) {
    printUnlogged(unlogged, print);
    return false;
  }
  let compared: readonly DraftComparison[] = [];
  const judged = await judgeFolder(overlayFiles(files, contents), date, ports, async (input, engine) => {
    const compare = drafts.map(({ path, located: { name }, request: { dataset } }) => ({
      path,
      ...(name.replaces === undefined ? {} : { corrects: `${dataset}/${name.replaces}` }),
    }));
    compared = await compareDrafts(compare, input, engine);
  });
  printJudgement(judged, print);
  const { stopping: failing, late } = stopping(batch, judged);
  const isSound = !stops(judged.problems) && judged.report !== undefined && failing.length === 0;
  const accepted = isAccepted(compared, asked.accept, isSound, print);
  if (!isSound || !accepted) {
    const paths = drafts.map(({ path }) => path);
    for (const line of adviceOn(failing, paths, asked)) print(line);
    return false;
  }
  printDue(batch, judged, asked, print);
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
