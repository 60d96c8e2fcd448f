import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openNodeEngine } from '../../engine/node.ts';
import type { CommandArguments } from '../cli/commands.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { terminalProgress } from '../local/progress.ts';
import { communityAudit, parseSavedReport } from './community-audit.ts';
import { readWholeSite, writeReport } from './write-report.ts';

const help = `Usage: npm run report -- <period>
  Writes content/reports/<period>.md: a report to be filled in, with the facts of the period, frozen at what the release
  log holds on the day it is published. A report you have begun yourself gets the facts and keeps your words.
  <period> is a year, quarter or month: 2026, 2026-Q3, 2026-08.
       npm run report -- --audit community-audit.json
  Writes content/audits/community-<day>.md from a report that a reader saved on the audit page.`;

async function readSaved(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new CommandFault(`There is no file ${path}.`);
  }
}

/** `npm run report`: returns the exit code. */
export async function report(
  { positionals, options }: Pick<CommandArguments, 'positionals' | 'options'>,
  folder: string,
  print: (line: string) => void,
): Promise<number> {
  const [period] = positionals;
  const { audit } = options;
  if (options['help'] === true) {
    print(help);
    return 0;
  }
  if (period === undefined && typeof audit !== 'string') throw new CommandFault(`Which period?\n${help}`);
  const files = nodeFiles(folder);
  const written =
    typeof audit === 'string'
      ? communityAudit(parseSavedReport(await readSaved(audit), audit), await readWholeSite(files))
      : await writeReport(period ?? '', {
          files,
          openEngine: openNodeEngine,
          progress: terminalProgress(),
          now: () => new Date(),
        });
  await mkdir(dirname(join(folder, written.path)), { recursive: true });
  await writeFile(join(folder, written.path), written.text);
  for (const line of [written.path, ...written.lines]) print(line);
  return 0;
}
