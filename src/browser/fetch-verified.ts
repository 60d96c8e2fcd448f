import type { CheckInput } from '../checks/check-input.ts';
import { FetchError, type FetchFault } from './fetch-error.ts';
import { type ExpectedFile, fetchPublished } from './published-file.ts';
import { paths } from '../model/paths.ts';

/** What was found where the site says that a file is. */
export type VerifiedFile =
  /**
   * `same`: size and SHA-256 are those of the log; `unlogged`: those the site states, and the log does not name the
   * file.
   */
  | { readonly path: string; readonly state: 'same' | 'unlogged'; readonly bytes: Uint8Array; readonly sha256: string }
  | ChangedFile
  | { readonly path: string; readonly state: 'missing'; readonly fault: FetchFault; readonly reason: string };

export interface ChangedFile {
  readonly path: string;
  /** `cut`: fewer bytes than the log says. */
  readonly state: 'changed' | 'cut';
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly expectedSha256: string;
  readonly expectedBytes: number;
  /** The file whose bytes stand in its place, where it is another one of the log. */
  readonly isInstead?: string;
}

export interface FetchVerifiedOptions {
  readonly base: string;
  readonly signal?: AbortSignal;
  /** Bytes of all files together. */
  readonly onProgress?: (received: number, total: number) => void;
  readonly onFile?: (file: VerifiedFile) => void;
}

export interface DeclaredFile extends ExpectedFile {
  /** Whether the log says so; else it is what the site declares. */
  readonly logged: boolean;
}

/** The size and hash that each file should have: the log's first entry of it, else what the site declares. */
export function expectedOf(input: Pick<CheckInput, 'tables' | 'log'>): Map<string, DeclaredFile> {
  const expected = new Map<string, DeclaredFile>();
  for (const entry of input.log.entries) {
    // A released file never changes, so that a later entry of the same name says nothing about it.
    if (entry.type === 'release' && !expected.has(entry.file))
      expected.set(entry.file, { bytes: entry.bytes, sha256: entry.sha256, logged: true });
  }
  for (const { files } of input.tables) {
    for (const { path, bytes = 0, sha256 = '' } of files)
      if (!expected.has(path)) expected.set(path, { bytes, sha256, logged: false });
  }
  return expected;
}

/**
 * Fetches the published files of some tables and holds each to the log. A file that differs or is missing is reported,
 * not thrown: the checks then say what it means. Throws only the signal's reason.
 */
export async function fetchVerified(
  input: Pick<CheckInput, 'tables' | 'log'>,
  tables: ReadonlySet<string>,
  { base, signal, onProgress, onFile }: FetchVerifiedOptions,
): Promise<Map<string, VerifiedFile>> {
  const expected = expectedOf(input);
  const pathOf = new Map([...expected].map(([path, { sha256 }]) => [sha256, path]));
  const wanted = input.tables
    .filter(({ table }) => tables.has(table))
    .flatMap(({ files }) => files.map(({ path }) => path));
  const total = wanted.reduce((sum, path) => sum + (expected.get(path)?.bytes ?? 0), 0);
  const verified = new Map<string, VerifiedFile>();
  let before = 0;

  async function verify(path: string, { bytes, sha256, logged }: DeclaredFile): Promise<VerifiedFile> {
    try {
      const observed = await fetchPublished(base + paths.data(path), {
        bytes,
        sha256,
        onProgress: (received) => onProgress?.(before + Math.min(received, bytes), total),
        ...(signal ? { signal } : {}),
      });
      const found = { path, bytes: observed.bytes, sha256: observed.observedSha256 };
      if (observed.ok) return { ...found, state: logged ? 'same' : 'unlogged' };
      const isInstead = pathOf.get(found.sha256);
      return {
        ...found,
        state: observed.observedBytes < bytes ? 'cut' : 'changed',
        expectedSha256: sha256,
        expectedBytes: bytes,
        ...(isInstead === undefined ? {} : { isInstead }),
      };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof FetchError)) throw error;
      return { path, state: 'missing', fault: error.fault, reason: error.message };
    }
  }

  for (const path of wanted) {
    const file = expected.get(path) ?? { bytes: 0, sha256: '', logged: false };
    const found = await verify(path, file);
    before += file.bytes;
    onProgress?.(before, total);
    verified.set(path, found);
    onFile?.(found);
  }
  return verified;
}
