import { resolve } from 'node:path';
import { openNodeEngine } from '../engine/node.ts';
import { formatProblems } from '../problems/format-problem.ts';
import { buildSite } from './build-site.ts';
import { nodeFiles } from './node-files.ts';
import { type Prepared, prepare, stops } from './prepare.ts';
import { type Progress, silentProgress, terminalProgress } from './progress.ts';
import { serve } from './serve.ts';
import { startDev } from './start-dev.ts';

export interface CommandArguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Returns the exit code. */
type Command = (given: CommandArguments) => Promise<number>;

const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined);
const siteFolder = ({ environment }: CommandArguments) => resolve(environment['SITE_DIR'] ?? '.');
const outFolder = ({ options }: CommandArguments) => resolve(text(options['outDir']) ?? 'dist');
const portOf = ({ options, environment }: CommandArguments) => Number(text(options['port']) ?? environment['PORT'] ?? 4321);

/** Prepares the folder that the arguments name. */
export function prepareGiven(given: CommandArguments, progress: Progress): Promise<Prepared> {
  const url = text(given.options['url']);
  return prepare({ files: nodeFiles(siteFolder(given)), openEngine: openNodeEngine, progress, now: () => new Date(), ...(url ? { url } : {}) });
}

/** Prints problems to standard error; says how many. */
export function printProblems({ problems }: Pick<Prepared, 'problems'>, progress: Progress): void {
  if (problems.length === 0) return;
  progress.say(`\n${formatProblems(problems)}\n`);
  const advice = problems.filter((problem) => problem.advice).length;
  progress.say(`${problems.length - advice} problems${advice > 0 ? `, ${advice} pieces of advice` : ''}.`);
}

async function buildGiven(given: CommandArguments, progress: Progress): Promise<number> {
  const prepared = await prepareGiven(given, progress);
  printProblems(prepared, progress);
  if (!prepared.ready || stops(prepared.problems)) {
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
    await startDev({ prepare: (progress) => prepareGiven(given, progress), siteFolder: siteFolder(given), port: portOf(given), progress: terminalProgress() });
    return 0;
  },
  async check(given) {
    const json = given.options['json'] === true;
    const progress = json ? silentProgress : terminalProgress();
    const prepared = await prepareGiven(given, progress);
    if (json) process.stdout.write(`${JSON.stringify({ problems: prepared.problems, findings: [] }, null, 2)}\n`);
    else {
      printProblems(prepared, progress);
      if (!stops(prepared.problems)) progress.say('No problems.');
    }
    return stops(prepared.problems) ? 1 : 0;
  },
};
