import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { openNodeEngine } from '../../engine/node.ts';
import { readSite } from '../../source/read-site.ts';
import { type Day, parseDay } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { terminalProgress } from '../local/progress.ts';
import { adoptFiles } from './adopt-files.ts';
import { newKey } from './new-key.ts';
import type { ReleasePorts } from './ports.ts';
import { releasePolicy } from './release-policy.ts';
import { releaseTable } from './release-table.ts';
import { writeTogether } from '../local/write-together.ts';

export const releaseUsage = `Usage: npm run release -- <dataset> <file> [options]      publish the next period of a table
       npm run release -- --policy [category…] [options]  record what switches cover, after a change
       npm run release -- --adopt [options]               enter files published before there was a log
       npm run release -- --new-key [name]                make a pair of keys to sign the log with
Options
  --table <name>       which table, where the dataset has several
  --period <period>    which period, where the file's name does not say it: 2026, 2026-Q3, 2026-10, 2026-W31, 2026-10-04
  --date <day>         the day of the release (default: asOf in site.yaml, else today)
  --suppress           hide numbers below the least count, and as many others as it takes to keep them hidden
  --round              round numbers to the declared base
  --dry-run            show everything, write nothing
All checks are run on old and new together. While one fails, nothing is written; else the file, its name in the
descriptor and its line in data/log.jsonl are written together or not at all.`;

export interface ReleaseArguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  /** The adopter's folder. */
  readonly folder: string;
  readonly print: (line: string) => void;
  /** Parts of the computer that a test replaces. */
  readonly ports?: Partial<ReleasePorts>;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

function dateOf(value: unknown): Day | undefined {
  const written = textOf(value);
  const day = written === undefined ? undefined : parseDay(written);
  if (written !== undefined && day === undefined)
    throw new CommandFault(`"${written}" is no day; write it as 2026-10-08.`);
  return day;
}

/** The file that was named: where it was said to be, or else in the dataset's folder. */
async function readGiven(typed: string, datasetFolder: string): Promise<{ bytes: Uint8Array; inside?: string }> {
  for (const path of [resolve(typed), join(datasetFolder, typed)]) {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw new CommandFault(`${typed} could not be read: ${error.message}.`);
    });
    if (bytes === undefined) continue;
    const inside = relative(datasetFolder, path).split(sep).join('/');
    return {
      bytes: new Uint8Array(bytes),
      ...(inside.startsWith('..') || inside === '' || resolve(inside) === inside ? {} : { inside }),
    };
  }
  throw new CommandFault(`There is no file ${typed}.`);
}

/** `npm run release`: one of its four forms. Gives the exit code; throws a CommandFault for what cannot be asked. */
export async function release({
  positionals,
  options,
  folder,
  print,
  ports: replaced,
}: ReleaseArguments): Promise<number> {
  const ports: ReleasePorts = {
    files: nodeFiles(folder),
    openEngine: openNodeEngine,
    progress: terminalProgress(),
    now: () => new Date(),
    write: (changes) => writeTogether(join(folder, 'data'), changes),
    print,
    ...replaced,
  };
  const forms = ['policy', 'adopt', 'new-key'].filter((form) => options[form] === true);
  const dryRun = options['dry-run'] === true;
  const date = dateOf(options['date']);
  const common = { dryRun, ...(date ? { date } : {}) };
  if (forms.length > 1)
    throw new CommandFault(`${forms.map((form) => `--${form}`).join(' and ')} are two things; ask for one at a time.`);
  if (options['help'] === true || (forms.length === 0 && positionals.length === 0)) {
    print(releaseUsage);
    return options['help'] === true ? 0 : 2;
  }
  switch (forms[0]) {
    case 'policy':
      return releasePolicy({ categories: positionals, ...common }, ports);
    case 'adopt':
      if (positionals.length > 0)
        throw new CommandFault(
          `--adopt takes no names: it enters every file that the log does not name. To publish one new file:  npm run release -- ${positionals.join(' ')}`,
        );
      return adoptFiles(common, ports);
    case 'new-key': {
      const name = positionals[0] ?? (await readSite(ports.files)).readable?.config.log.origin;
      if (name === undefined)
        throw new CommandFault('Give the key a name: the "origin" of the log, such as  --new-key example.org/privacy');
      for (const line of await newKey(name)) print(line);
      return 0;
    }
    default: {
      const [dataset = '', typed, ...more] = positionals;
      if (typed === undefined || more.length > 0)
        throw new CommandFault(`A dataset and one file are needed:  npm run release -- ${dataset} 2026-10.csv`);
      const given = await readGiven(typed, join(folder, 'data', dataset));
      const [table, period] = [textOf(options['table']), textOf(options['period'])];
      return releaseTable(
        {
          dataset,
          typed,
          ...given,
          ...(table ? { table } : {}),
          ...(period ? { period } : {}),
          suppress: options['suppress'] === true,
          round: options['round'] === true,
          ...common,
        },
        ports,
      );
    }
  }
}
