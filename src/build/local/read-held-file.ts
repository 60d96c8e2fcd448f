import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { extname, sep } from 'node:path';
import type { Problem, ProblemCode } from '../../problems/problem.ts';
import { UnreadableFile } from '../../source/files.ts';

/** Longest file of a site that is read, in bytes, by how its name ends; texts by hand are far shorter. */
const longestBytes: Readonly<Record<string, number>> = {
  ...{ '.md': 2_000_000, '.yaml': 2_000_000, '.yml': 2_000_000 },
  ...{ '.json': 20_000_000, '.html': 20_000_000, '.xhtml': 20_000_000, '.svg': 20_000_000 },
};
/** Longest table or log: a text of JavaScript has at most about 536 million characters. */
const longestTableBytes = 500_000_000;
/** Longest file of others that an import reads. */
export const longestSourceBytes = 100_000_000;

const told = (file: string, message: string, fix: string, code: ProblemCode = 'file/unreadable'): Problem => ({
  ...{ code, file, line: 1, column: 1 },
  message,
  fix,
});

/** What is wrong with something that is there and cannot be read, by the error of the system. */
export function unreadable(file: string, error: NodeJS.ErrnoException, kind: 'file' | 'folder' = 'file'): Problem {
  switch (error.code) {
    case 'ENOTDIR':
      return told(file, 'A file is here, where a folder belongs.', 'remove the file, or give it another name');
    case 'ELOOP':
      return told(file, 'Links lead round in a circle here.', 'put the file itself here instead of a link to it');
    case 'ENOENT':
      return told(
        file,
        'A link is here that leads to nothing.',
        'put the file itself here instead of a link to it, or remove it',
      );
    case 'EACCES':
    case 'EPERM':
      return told(
        file,
        `This ${kind} may not be read (${error.code}).`,
        `allow it:  chmod ${kind === 'file' ? 'u+r' : 'u+rx'} ${file}`,
      );
    default:
      return told(
        file,
        `This ${kind} could not be read: ${error.message}.`,
        'see whether another program can read it, and whether its disk is sound; then try again',
      );
  }
}

const outside = (file: string): Problem =>
  told(
    file,
    'This leads out of the folder of the site. Nothing outside of it is read or published.',
    'put the file itself here instead of a link to it, or remove it',
  );

export interface Held {
  /** How the file is called in problems. */
  readonly name: string;
  /** The folder, as a real path, that the file must lie in. Default: any. */
  readonly inside?: string;
  /** Default: by how the name ends. */
  readonly maxBytes?: number;
}

/** Whether a real path is a folder or lies below it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Where a path really leads; undefined where nothing is there. Throws UnreadableFile for a link that leads nowhere. */
export async function realPlace(path: string, { name, inside }: Held): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    if (inside !== undefined && !isWithin(real, inside)) throw new UnreadableFile(outside(name));
    return real;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const isNothing = code === 'ENOTDIR' || (code === 'ENOENT' && !(await lstat(path).catch(() => undefined)));
    if (isNothing) return undefined;
    throw new UnreadableFile(unreadable(name, error as NodeJS.ErrnoException), { cause: error });
  }
}

/** What is wrong where a folder is, or a link to one. */
export async function notAFile(path: string, name: string): Promise<Problem> {
  if (!(await lstat(path)).isSymbolicLink())
    return told(name, 'A folder is here, where a file belongs.', 'remove the folder, or give it another name');
  return told(name, 'A link to a folder is here; such links are not followed.', 'put the folder itself here');
}

const inBytes = new Intl.NumberFormat('en').format;

/**
 * The bytes of a file on this computer; undefined where there is none. The one place where files of an adopter are
 * read: a folder or a pipe in its place, a link out of `inside` or round in a circle, and a file that is too long throw
 * UnreadableFile.
 */
export async function readHeldFile(path: string, held: Held): Promise<Uint8Array | undefined> {
  const real = await realPlace(path, held);
  if (real === undefined) return undefined;
  const { name, maxBytes = longestBytes[extname(name).toLowerCase()] ?? longestTableBytes } = held;
  try {
    // Without waiting: a pipe that nobody writes to would keep a program for ever.
    const file = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) throw new UnreadableFile(await notAFile(path, name));
      if (!stat.isFile())
        throw new UnreadableFile(
          told(name, 'A pipe, a socket or a device is here, where a file belongs.', 'remove it'),
        );
      if (stat.size > maxBytes)
        throw new UnreadableFile(
          told(
            name,
            `The file has ${inBytes(stat.size)} bytes; at most ${inBytes(maxBytes)} are read.`,
            'make it shorter, or split it into several files',
            'file/size',
          ),
        );
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(unreadable(name, error as NodeJS.ErrnoException), { cause: error });
  }
}
