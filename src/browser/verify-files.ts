import type { CheckInput } from '../checks/check-input.ts';
import type { ReleaseEntry } from '../log/log-entry.ts';
import { FetchError } from './fetch-bytes.ts';
import { fetchPublished } from './published-file.ts';

/** What was found where the log says that a file is. */
export type VerifiedFile =
  | { readonly path: string; readonly state: 'same'; readonly bytes: Uint8Array; readonly sha256: string }
  | { readonly path: string; readonly state: 'changed' | 'cut'; readonly bytes: Uint8Array; readonly sha256: string; readonly expectedSha256: string; readonly expectedBytes: number }
  | { readonly path: string; readonly state: 'missing'; readonly reason: string };

export interface VerifyOptions {
  readonly base: string;
  readonly signal?: AbortSignal;
  /** Bytes of all files together. */
  readonly onProgress?: (received: number, total: number) => void;
  readonly onFile?: (file: VerifiedFile) => void;
}

/** The size and hash a file should have: the log's last entry of it, else what the site declares. */
export function expectedOf(input: CheckInput): Map<string, { bytes: number; sha256: string; logged: boolean }> {
  const expected = new Map<string, { bytes: number; sha256: string; logged: boolean }>();
  for (const { files } of input.tables) for (const { path, bytes = 0, sha256 = '' } of files) expected.set(path, { bytes, sha256, logged: false });
  for (const entry of input.log.entries) {
    if (entry.type === 'release' && expected.has(entry.file)) expected.set(entry.file, { bytes: (entry as ReleaseEntry).bytes, sha256: entry.sha256, logged: true });
  }
  return expected;
}

/**
 * Fetches the published files of some tables and holds each to the log. A file that differs or is missing is reported,
 * not thrown: the checks then say what it means. Throws only the signal's reason.
 */
export async function verifyFiles(input: CheckInput, tables: ReadonlySet<string>, { base, signal, onProgress, onFile }: VerifyOptions): Promise<Map<string, VerifiedFile>> {
  const expected = expectedOf(input);
  const wanted = input.tables.filter(({ table }) => tables.has(table)).flatMap(({ files }) => files.map(({ path }) => path));
  const total = wanted.reduce((sum, path) => sum + (expected.get(path)?.bytes ?? 0), 0);
  const verified = new Map<string, VerifiedFile>();
  let before = 0;
  for (const path of wanted) {
    const { bytes, sha256 } = expected.get(path) ?? { bytes: 0, sha256: '' };
    let file: VerifiedFile;
    try {
      const observed = await fetchPublished(`${base}data/${path}`, { bytes, sha256, onProgress: (received) => onProgress?.(before + Math.min(received, bytes), total), ...(signal ? { signal } : {}) });
      file = observed.ok
        ? { path, state: 'same', bytes: observed.bytes, sha256: observed.observedSha256 }
        : { path, state: observed.observedBytes < bytes ? 'cut' : 'changed', bytes: observed.bytes, sha256: observed.observedSha256, expectedSha256: sha256, expectedBytes: bytes };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof FetchError)) throw error;
      file = { path, state: 'missing', reason: error.message };
    }
    before += bytes;
    onProgress?.(before, total);
    verified.set(path, file);
    onFile?.(file);
  }
  return verified;
}
