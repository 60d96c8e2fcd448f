import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../problems/problem.ts';
import { decodeText } from '../../source/decode.ts';
import { UnreadableFile } from '../../source/files.ts';
import { CommandFault } from './command-fault.ts';
import { longestSourceBytes, readHeldFile, unreadable } from './read-held-file.ts';

/** Folders in which nobody keeps what describes an app. */
const passedOver = ['node_modules', 'target', 'vendor'];

const slashes = (path: string) => path.split(sep).join('/');

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(unreadable(folder, error, 'folder'), { cause: error });
  });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || passedOver.includes(entry.name)) return [];
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}

/** The folder that all paths lie in. */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => dirname(path).split(sep));
  const differs = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return first.slice(0, differs < 0 ? undefined : differs).join(sep) || sep;
}

export interface SourceFiles {
  /** Texts by path from the folder that all of them lie in, sorted. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * The paths that the command line names, as whole paths: of a folder, all files below it that `takes` wants. Throws a
 * CommandFault for what is not there, and for a folder with no such file.
 */
export async function findSources(
  named: readonly string[],
  takes: (path: string) => boolean,
  wanted: string,
): Promise<string[]> {
  const found = await Promise.all(
    named.map(async (name) => {
      const path = resolve(name);
      const kind = await stat(path).catch(() => undefined);
      if (!kind) throw new CommandFault(`There is no file or folder ${name}.`);
      if (!kind.isDirectory()) return [path];
      const below = (await filesBelow(path)).filter((file) => takes(slashes(relative(path, file))));
      if (below.length === 0)
        throw new CommandFault(`There is none of this below ${name}: ${wanted}. Name the files themselves.`);
      return below;
    }),
  );
  return [...new Set(found.flat())].sort();
}

/** The bytes of a file of other people, or why it cannot be read; `label` is its name there. Throws for none. */
export async function readSource(path: string, label: string): Promise<Uint8Array | Problem> {
  try {
    const bytes = await readHeldFile(path, { name: label, maxBytes: longestSourceBytes });
    if (bytes) return bytes;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
  throw new CommandFault(`There is no file ${path}.`);
}

/** Reads texts of other people, which must be UTF-8. */
export async function readSources(paths: readonly string[]): Promise<SourceFiles> {
  const folder = commonFolder(paths);
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const label = slashes(relative(folder, path)) || basename(path);
    const read = await readSource(path, label);
    if (!(read instanceof Uint8Array)) {
      problems.push(read);
      continue;
    }
    const decoded = decodeText(read, label);
    problems.push(...decoded.problems);
    if (decoded.text !== undefined) texts.set(label, decoded.text.replace(/^\uFEFF/, ''));
  }
  return { texts, problems };
}
