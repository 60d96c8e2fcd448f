import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { openNodeEngine } from '../../engine/node.ts';
import { readSite } from '../../source/read-site.ts';
import type { Day } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import type { Progress } from '../local/progress.ts';
import { adoptFiles } from './adopt-files.ts';
import { newKey } from './new-key.ts';
import type { ReleasePorts } from './ports.ts';
import { releasePolicy } from './release-policy.ts';
import { releaseTable } from './release-table.ts';
import { writeTogether } from '../local/write-together.ts';

/** Which of the four forms is asked for, and how. */
export interface ReleaseRequest {
  readonly names: readonly string[];
  readonly policy?: boolean;
  readonly adopt?: boolean;
  readonly 'new-key'?: boolean;
  readonly 'words-only'?: boolean;
  readonly table?: string;
  readonly period?: string;
  readonly date?: Day;
  readonly suppress?: boolean;
  readonly round?: boolean;
  readonly 'dry-run'?: boolean;
}

export interface ReleaseSurroundings {
  /** The adopter's folder. */
  readonly folder: string;
  readonly print: (line: string) => void;
  readonly progress: Progress;
  /** Parts of the computer that a test replaces. */
  readonly ports?: Partial<ReleasePorts>;
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

async function makeKey(named: string | undefined, { files, print }: ReleasePorts): Promise<number> {
  const name = named ?? (await readSite(files)).readable?.config.log.origin;
  if (name === undefined)
    throw new CommandFault('Give the key a name: the "origin" of the log, such as  --new-key example.org/privacy');
  for (const line of await newKey(name)) print(line);
  return 0;
}

async function publishTable(
  { names, table, period, suppress = false, round = false }: ReleaseRequest,
  common: { readonly dryRun: boolean; readonly date?: Day },
  folder: string,
  ports: ReleasePorts,
): Promise<number> {
  const [dataset, typed, ...more] = names;
  if (dataset === undefined || typed === undefined || more.length > 0)
    throw new CommandFault(`A dataset and one file are needed:  vitrine release ${dataset ?? 'crashes'} 2026-10.csv`);
  const given = await readGiven(typed, join(folder, 'data', dataset));
  return releaseTable(
    {
      dataset,
      typed,
      ...given,
      ...(table ? { table } : {}),
      ...(period ? { period } : {}),
      suppress,
      round,
      ...common,
    },
    ports,
  );
}

/** Which form is asked for; undefined for that of a table. Throws a CommandFault for what does not go together. */
function formOf(request: ReleaseRequest): 'policy' | 'adopt' | 'new-key' | undefined {
  const forms = (['policy', 'adopt', 'new-key'] as const).filter((form) => request[form]);
  if (request['words-only'] && !request.policy)
    throw new CommandFault('--words-only says something about  --policy;  give both.');
  // The whole policy, too, is adopted once.
  if (forms.length === 2 && request.policy && request.adopt) return 'policy';
  if (forms.length > 1)
    throw new CommandFault(`${forms.map((form) => `--${form}`).join(' and ')} are two things; ask for one at a time.`);
  return forms[0];
}

/** Releases: one of four forms. Gives the exit code; throws a CommandFault for what cannot be asked. */
export async function release(
  request: ReleaseRequest,
  { folder, print, progress, ports: replaced }: ReleaseSurroundings,
): Promise<number> {
  const ports: ReleasePorts = {
    files: nodeFiles(folder),
    openEngine: openNodeEngine,
    progress,
    now: () => new Date(),
    write: (changes) => writeTogether(join(folder, 'data'), changes),
    print,
    ...replaced,
  };
  const { names, date } = request;
  const common = { dryRun: request['dry-run'] ?? false, ...(date ? { date } : {}) };
  switch (formOf(request)) {
    case 'policy': {
      const { adopt = false, 'words-only': wordsOnly = false } = request;
      return releasePolicy({ categories: names, adopt, wordsOnly, ...common }, ports);
    }
    case 'adopt':
      if (names.length > 0)
        throw new CommandFault(
          `--adopt takes no names: it enters every file that the log does not name. To publish one new file:  vitrine release ${names.join(' ')}`,
        );
      return adoptFiles(common, ports);
    case 'new-key':
      return makeKey(names[0], ports);
    default:
      return publishTable(request, common, folder, ports);
  }
}
