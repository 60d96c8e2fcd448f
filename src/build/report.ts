import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openNodeEngine } from '../engine/node.ts';
import type { CommandArguments } from './commands.ts';
import { CommandFault } from './command-fault.ts';
import { nodeFiles } from './node-files.ts';
import { terminalProgress } from './progress.ts';
import { writeReport } from './report/write-report.ts';

const help = `Usage: npm run report -- <period>
  Writes content/reports/<period>.md: a report to be filled in, with the facts of the period, frozen at what the release
  log holds on the day it is published. A report you have begun yourself gets the facts and keeps your words.
  <period> is a year, quarter or month: 2026, 2026-Q3, 2026-08.`;

/** `npm run report`: returns the exit code. */
export async function report({ positionals, options }: Pick<CommandArguments, 'positionals' | 'options'>, folder: string, print: (line: string) => void): Promise<number> {
  const [period] = positionals;
  if (options['help'] === true) {
    print(help);
    return 0;
  }
  if (period === undefined) throw new CommandFault(`Which period?\n${help}`);
  const written = await writeReport(period, { files: nodeFiles(folder), openEngine: openNodeEngine, progress: terminalProgress(), now: () => new Date() });
  await mkdir(dirname(join(folder, written.path)), { recursive: true });
  await writeFile(join(folder, written.path), written.text);
  for (const line of [written.path, ...written.lines]) print(line);
  return 0;
}
