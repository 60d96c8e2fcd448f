import type { Problem } from '../problems/problem.ts';

/** All that reading a site needs of a file system. Paths use `/` and are relative to the site's folder. */
export interface Files {
  /** Every file below the folder, sorted; empty where the folder does not exist. Throws UnreadableFile. */
  list(folder: string): Promise<string[]>;
  /** The bytes, or undefined where there is no such file. Throws UnreadableFile for one that is there. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** What keeps files below a folder from being read, and hidden ones where they count. Absent where nothing can. */
  faults?(folder: string, withHidden?: boolean): Promise<readonly Problem[]>;
}

/** Thrown for a file or folder that is there and cannot be read, or must not be: an adopter can mend it. */
export class UnreadableFile extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.file}: ${problem.message}`, options);
    this.name = 'UnreadableFile';
    this.problem = problem;
  }
}

/**
 * The same files, with a list of what cannot be read instead of an error: such a file or folder is an empty one.
 * `problems` grows while reading; nobody may go on without telling them.
 */
export function readableOf(files: Files): { readonly files: Files; readonly problems: readonly Problem[] } {
  const found = new Map<string, Problem>();
  const noting =
    <T>(instead: T) =>
    (error: unknown): T => {
      if (!(error instanceof UnreadableFile)) throw error;
      found.set(error.problem.file, error.problem);
      return instead;
    };
  return {
    files: {
      ...files,
      list: (folder) => files.list(folder).catch(noting<string[]>([])),
      read: (path) => files.read(path).catch(noting<Uint8Array | undefined>(new Uint8Array())),
    },
    get problems() {
      return [...found.values()];
    },
  };
}

/**
 * All problems, with those of files and folders that cannot be read in place of all else that is said of what is there.
 * Of several about one file, the last.
 */
export function withUnreadable(unreadable: readonly Problem[], problems: readonly Problem[]): Problem[] {
  const byFile = new Map(unreadable.map((problem) => [problem.file, problem]));
  const isIn = (file: string) => [...byFile.keys()].some((one) => file === one || file.startsWith(`${one}/`));
  return [...byFile.values(), ...problems.filter(({ file }) => !isIn(file))];
}
