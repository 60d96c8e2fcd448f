import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { openNodeEngine } from '../../engine/node.ts';
import { readSite } from '../../source/read-site.ts';
import type { Day } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import type { Progress } from '../local/progress.ts';
import { adoptFiles } from './adopt-files.ts';
import { newKey } from './new-key.ts';
import { readFolder } from './read-folder.ts';
import type { ReleasePorts } from './ports.ts';
import { releasePolicy } from './release-policy.ts';
import { releaseTables } from './release-tables.ts';
import type { TableRequest } from './table-request.ts';
import { writeTogether } from '../local/write-together.ts';

/** Which of the five forms is asked for, and how. */
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
  readonly accept?: readonly string[];
  /** The period of a report whose skeleton is written in the same step. */
  readonly report?: string;
  /** The released file that the new one corrects, and why. */
  readonly corrects?: string;
  readonly reason?: string;
  /** What the release means for privacy: the meaning of the note that tells readers what changes. */
  readonly note?: string;
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

/** The folder of tables that was named: `data` is the site's own; undefined where there is none. */
async function folderOf(typed: string, siteFolder: string): Promise<string | undefined> {
  const path = /^data\/?$/.test(typed) ? join(siteFolder, 'data') : resolve(typed);
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? path : undefined;
}

async function makeKey(named: string | undefined, { files, print }: ReleasePorts): Promise<number> {
  const name = named ?? (await readSite(files)).readable?.config.log.origin;
  if (name === undefined)
    throw new CommandFault('Give the key a name: the "origin" of the log, such as  --new-key example.org/privacy');
  for (const line of await newKey(name)) print(line);
  return 0;
}

/** Throws a CommandFault where a correction gives no reason that can be published, or a reason corrects nothing. */
function judgeReason(corrects: string | undefined, reason: string | undefined): void {
  if ((corrects === undefined) !== (reason === undefined))
    throw new CommandFault(
      corrects === undefined
        ? '--reason says why a file is corrected; name the file:  --corrects 2026-08.csv'
        : `A correction is published with its reason. Add it:  --corrects ${corrects} --reason "Reports of 3 August were counted twice."`,
    );
  judgeSentence(reason, 'reason');
}

/** Throws a CommandFault where what everybody will read is no sentence on one line. */
function judgeSentence(sentence: string | undefined, name: 'reason' | 'note'): void {
  const length = sentence?.trim().length ?? 10;
  if (length < 10 || length > 1000 || /\p{Cc}|\p{Zl}|\p{Zp}/u.test(sentence ?? ''))
    throw new CommandFault(
      `The ${name} has ${length} characters; it must be a sentence on one line, of 10 to 1000 characters: everybody reads it.`,
    );
}

/** The files that were named: one, or all of a folder. */
async function requestsOf(
  { names, table, period, corrects, reason }: ReleaseRequest,
  folder: string,
  { print }: ReleasePorts,
): Promise<TableRequest[]> {
  const [dataset, typed, ...more] = names;
  const tables = dataset !== undefined && typed === undefined ? await folderOf(dataset, folder) : undefined;
  if (dataset !== undefined && tables !== undefined) {
    if (corrects !== undefined) throw new CommandFault('--corrects is for one file: name the dataset and the file.');
    if (table !== undefined)
      throw new CommandFault('--table is for one file; the files of a folder tell their tables.');
    return readFolder({ typed: dataset, path: tables }, folder, period, print);
  }
  if (dataset === undefined || typed === undefined || more.length > 0)
    throw new CommandFault(
      `A dataset and one file are needed, or a folder of files:  vitrine release ${dataset ?? 'crashes'} 2026-10.csv  or  vitrine release 2026-10/`,
    );
  judgeReason(corrects, reason);
  const given = await readGiven(typed, join(folder, 'data', dataset));
  return [
    {
      dataset,
      typed,
      ...given,
      ...(table ? { table } : {}),
      ...(period ? { period } : {}),
      ...(corrects ? { corrects } : {}),
      ...(reason ? { reason: reason.trim() } : {}),
    },
  ];
}

async function publishTables(
  request: ReleaseRequest,
  common: { readonly dryRun: boolean; readonly date?: Day },
  folder: string,
  ports: ReleasePorts,
): Promise<number> {
  const { suppress = false, round = false, accept = [], policy = false, report, note } = request;
  const tables = await requestsOf(request, folder, ports);
  const wordsOnly = request['words-only'] ?? false;
  return releaseTables(
    {
      ...{ tables, suppress, round, accept, policy, wordsOnly },
      ...(report ? { report } : {}),
      ...(note === undefined ? {} : { note: note.trim() }),
      ...common,
    },
    ports,
  );
}

/** Which form is asked for; undefined for that of a table. Throws a CommandFault for what does not go together. */
function formOf(request: ReleaseRequest, isOfTables: boolean): 'policy' | 'adopt' | 'new-key' | undefined {
  const forms = (['policy', 'adopt', 'new-key'] as const).filter((form) => request[form]);
  if (request['words-only'] && !request.policy)
    throw new CommandFault('--words-only says something about  --policy;  give both.');
  // Tables and the policy are released in one step where tables are named.
  if (isOfTables && request.policy && forms.length === 1) return undefined;
  if (isOfTables && request.policy && request.adopt)
    throw new CommandFault(
      `--adopt takes no tables: run  vitrine release --policy --adopt  first, which records what the site says, then  vitrine release ${request.names.join(' ')}`,
    );
  // The whole policy, too, is adopted once.
  if (forms.length === 2 && request.policy && request.adopt) return 'policy';
  if (forms.length > 1)
    throw new CommandFault(`${forms.map((form) => `--${form}`).join(' and ')} are two things; ask for one at a time.`);
  return forms[0];
}

/** Whether names are of tables, a folder of them or a dataset and a file, rather than of categories. */
async function namesTables([first, second]: readonly string[], folder: string, { files }: ReleasePorts) {
  if (first === undefined) return false;
  const isCategory = async (name: string) => (await files.read(`content/categories/${name}.md`)) !== undefined;
  if (second === undefined) return !(await isCategory(first)) && (await folderOf(first, folder)) !== undefined;
  const isDataset = (await files.read(`data/${first}/datapackage.json`)) !== undefined;
  return isDataset && !(await isCategory(second));
}

/** Releases: one of five forms. Gives the exit code; throws a CommandFault for what cannot be asked. */
export async function release(
  request: ReleaseRequest,
  { folder, print, progress, ports: replaced }: ReleaseSurroundings,
): Promise<number> {
  const ports: ReleasePorts = {
    files: nodeFiles(folder),
    openEngine: openNodeEngine,
    progress,
    now: () => new Date(),
    write: (changes) => writeTogether(folder, changes),
    print,
    ...replaced,
  };
  const { names, date, note } = request;
  judgeSentence(note, 'note');
  const common = { dryRun: request['dry-run'] ?? false, ...(date ? { date } : {}) };
  switch (formOf(request, await namesTables(names, folder, ports))) {
    case 'policy': {
      const { adopt = false, 'words-only': wordsOnly = false } = request;
      const told = note === undefined ? {} : { note: note.trim() };
      return releasePolicy({ categories: names, adopt, wordsOnly, ...told, ...common }, ports);
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
      return publishTables(request, common, folder, ports);
  }
}
