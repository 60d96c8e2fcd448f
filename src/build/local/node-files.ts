import type { Dirent } from 'node:fs';
import { access, constants, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../problems/problem.ts';
import { type Files, UnreadableFile } from '../../source/files.ts';
import { notAFile, readHeldFile, realPlace, unreadable } from './read-held-file.ts';

/** More folders within one another than anybody makes. */
const deepestFolder = 100;

/** What lies right in a folder; none where it is not there. Throws UnreadableFile. */
async function entriesOf(root: string, folder: string): Promise<Dirent[]> {
  const path = join(root, folder);
  const name = folder === '' ? '.' : folder;
  const place = await realPlace(path, { name, inside: await realpath(root).catch(() => root) });
  if (place === undefined) return [];
  return readdir(place, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(unreadable(name, error, 'folder'), { cause: error });
  });
}

/** Every file and link below a folder, by its path; links are not followed. Throws UnreadableFile. */
async function* below(root: string, folder: string, hidden: boolean, depth = 0): AsyncGenerator<string> {
  if (depth > deepestFolder) {
    const message = `More than ${deepestFolder} folders lie within one another here.`;
    const fix = 'move the files further up';
    throw new UnreadableFile({ code: 'file/unreadable', file: folder, line: 1, column: 1, message, fix });
  }
  for (const entry of await entriesOf(root, folder)) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!hidden && entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* below(root, path, hidden, depth + 1);
    else if (entry.isFile() || entry.isSymbolicLink()) yield path;
  }
}

/** What keeps a file from being read; undefined where nothing does. */
async function faultOf(root: string, path: string): Promise<Problem | undefined> {
  try {
    const place = await realPlace(join(root, path), { name: path, inside: await realpath(root) });
    if (place === undefined) return undefined;
    await access(place, constants.R_OK);
    return (await stat(place)).isDirectory() ? await notAFile(join(root, path), path) : undefined;
  } catch (error) {
    return error instanceof UnreadableFile ? error.problem : unreadable(path, error as NodeJS.ErrnoException);
  }
}

/**
 * A folder of this computer as `Files`. Hidden files and folders are passed over; what a link leads to is read where it
 * lies in the folder too.
 */
export function nodeFiles(root: string): Files {
  return {
    async list(folder) {
      const found: string[] = [];
      for await (const path of below(root, folder.replace(/\/$/, ''), false)) found.push(path);
      return found.sort();
    },
    async read(path) {
      return readHeldFile(join(root, path), { name: path, inside: await realpath(root).catch(() => root) });
    },
    async faults(folder, withHidden = false) {
      const found: Problem[] = [];
      try {
        for await (const path of below(root, folder, withHidden)) {
          const fault = await faultOf(root, path);
          if (fault) found.push(fault);
        }
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        found.push(error.problem);
      }
      return found;
    },
  };
}
