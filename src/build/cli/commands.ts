import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openNodeEngine } from '../../engine/node.ts';
import { formatProblems } from '../../problems/format-problem.ts';
import type { Problem } from '../../problems/problem.ts';
import { findDrift } from '../../source/find-drift.ts';
import { readSite } from '../../source/read-site.ts';
import { buildSite } from '../render/build-site.ts';
import { describeTimes, formatCheckJson } from '../local/check-times.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { formatFinding } from '../local/format-finding.ts';
import { type Prepared, fails, prepare, stops } from '../prepare/prepare.ts';
import { readPreviousLogs } from '../local/previous-logs.ts';
import { type Progress, silentProgress, terminalProgress } from '../local/progress.ts';
import { release } from '../release/release.ts';
import { report } from '../report/report.ts';
import { serve } from '../render/serve.ts';
import { readSigningKey } from '../local/signing-key.ts';
import { startDev } from '../render/start-dev.ts';
import { recover } from '../local/write-together.ts';

export interface CommandArguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Returns the exit code. */
type Command = (given: CommandArguments) => Promise<number>;

const text = (value: CommandArguments['options'][string]) => (typeof value === 'string' ? value : undefined);
const texts = (value: CommandArguments['options'][string]) =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
const siteFolder = ({ environment }: CommandArguments) => resolve(environment['SITE_DIR'] ?? '.');
const outFolder = ({ options }: CommandArguments) => resolve(text(options['outDir']) ?? 'dist');
const portOf = ({ options, environment }: CommandArguments) =>
  Number(text(options['port']) ?? environment['PORT'] ?? 4321);

/** Completes a release that was interrupted, so that nobody reads half of one. */
async function recoverGiven(given: CommandArguments, progress: Progress): Promise<void> {
  if (await recover(join(siteFolder(given), 'data')))
    progress.say('A release that was interrupted has been completed.');
}

/** Prepares the folder that the arguments name. */
export async function prepareGiven(given: CommandArguments, progress: Progress): Promise<Prepared> {
  await recoverGiven(given, progress);
  const url = text(given.options['url']);
  const base = text(given.options['base']);
  const folder = siteFolder(given);
  const previousLogs = await readPreviousLogs(
    { previous: texts(given.options['previous']), ...(base ? { base } : {}) },
    folder,
  );
  const signer = await readSigningKey(given.environment);
  return prepare({
    files: nodeFiles(folder),
    openEngine: openNodeEngine,
    progress,
    now: () => new Date(),
    previousLogs,
    ...(url ? { url } : {}),
    ...(signer ? { signer } : {}),
  });
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Prints problems and findings to standard error; says how many. What cannot be checked is counted, not listed. */
export function printProblems({ problems, report }: Pick<Prepared, 'problems' | 'report'>, progress: Progress): void {
  const findings = report?.findings.filter(({ status }) => status !== 'not-checkable') ?? [];
  if (problems.length > 0) progress.say(`\n${formatProblems(problems)}\n`);
  if (findings.length > 0) progress.say(`\n${findings.map(formatFinding).join('\n\n')}\n`);
  const advice = problems.filter((problem) => problem.advice).length;
  const failed = findings.filter(({ status, waiver }) => status === 'fail' && waiver === undefined).length;
  const parts = [
    plural(problems.length - advice, 'problem', 'problems'),
    ...(advice > 0 ? [plural(advice, 'piece of advice', 'pieces of advice')] : []),
  ];
  if (report)
    parts.push(
      `${plural(report.results.length, 'check', 'checks')} run: ${plural(failed, 'finding fails', 'findings fail')}, ${plural(findings.length - failed, 'to review or waived', 'to review or waived')}`,
    );
  progress.say(`${parts.join(', ')}.`);
}

/** Holds the permalinks of fields to a checkout of the source code, where the arguments name one. */
async function driftGiven(given: CommandArguments, progress: Progress): Promise<readonly Problem[]> {
  const source = text(given.options['source']);
  if (source === undefined) return [];
  if (!existsSync(resolve(source))) throw new CommandFault(`There is no folder ${source} with the source code.`);
  const { readable } = await readSite(nodeFiles(siteFolder(given)));
  if (!readable) return [];
  const { problems, checked } = await findDrift(readable, nodeFiles(resolve(source)));
  progress.say(`${plural(checked, 'permalink', 'permalinks')} compared with ${source}.`);
  return problems;
}

async function buildGiven(given: CommandArguments, progress: Progress): Promise<number> {
  const prepared = await prepareGiven(given, progress);
  printProblems(prepared, progress);
  if (!prepared.ready) {
    progress.say('Nothing was built; the last built site is as it was.');
    return 1;
  }
  await buildSite(prepared.ready, { siteFolder: siteFolder(given), outFolder: outFolder(given), progress });
  return 0;
}

/** What the npm scripts run, by name. */
export const commands: Readonly<Record<string, Command | undefined>> = {
  build: (given) => buildGiven(given, terminalProgress()),
  async start(given) {
    const progress = terminalProgress();
    const code = await buildGiven(given, progress);
    if (code !== 0) return code;
    await serve({ folder: outFolder(given), port: portOf(given), say: (line) => process.stdout.write(`${line}\n`) });
    return 0;
  },
  async dev(given) {
    await startDev({
      prepare: (progress) => prepareGiven(given, progress),
      siteFolder: siteFolder(given),
      port: portOf(given),
      progress: terminalProgress(),
    });
    return 0;
  },
  async check(given) {
    const json = given.options['json'] === true;
    const progress = json ? silentProgress : terminalProgress();
    const { problems, ...rest } = await prepareGiven(given, progress);
    const prepared = { ...rest, problems: [...problems, ...(await driftGiven(given, progress))] };
    if (json) process.stdout.write(formatCheckJson(prepared));
    else {
      printProblems(prepared, progress);
      if (prepared.report) progress.say(describeTimes(prepared.report));
    }
    return stops(prepared.problems) || fails(prepared.report) ? 1 : 0;
  },
  async release(given) {
    await recoverGiven(given, terminalProgress());
    return release({
      positionals: given.positionals,
      options: given.options,
      folder: siteFolder(given),
      print: (line) => process.stdout.write(`${line}\n`),
    });
  },
  report: (given) => report(given, siteFolder(given), (line) => process.stdout.write(`${line}\n`)),
};
