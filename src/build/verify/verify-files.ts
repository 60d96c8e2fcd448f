import type { LogEntry } from '../../log/log-entry.ts';
import { sha256Hex } from '../../log/sha256.ts';
import { plural } from '../local/plural.ts';
import { paths } from '../../model/paths.ts';
import { type PublishedSite, Unfetched } from './published-site.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

/** What was found where the site says that a file is. Paths are relative to `data/`. */
export interface FoundFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Whether size and SHA-256 are those of the log. */
  readonly isLogged: boolean;
}

export interface FoundFiles {
  readonly files: ReadonlyMap<string, FoundFile>;
  /** Files of the log that are not there. Whether they may be gone, the integrity check says. */
  readonly gone: readonly LogEntry[];
  /** Files that did not come. */
  readonly unfetched: ReadonlySet<string>;
  readonly verdicts: readonly Verdict[];
}

const found = (kind: VerdictKind, file: string, message: string): Verdict => ({ kind, about: 'files', file, message });

/**
 * Each file that the log names, by its first entry: a released file never changes, so a later one says nothing about
 * it.
 */
function firstEntries(entries: readonly LogEntry[]): Map<string, LogEntry> {
  const first = new Map<string, LogEntry>();
  for (const entry of entries) if (!first.has(entry.file)) first.set(entry.file, entry);
  return first;
}

function judge(file: string, { bytes, sha256 }: Omit<FoundFile, 'isLogged'>, entry: LogEntry): Verdict | undefined {
  if (entry.type === 'release' && bytes.length !== entry.bytes) {
    const size = bytes.length > entry.bytes ? `more than ${entry.bytes}` : `${bytes.length}`;
    return found('differs', file, `It has ${size} bytes; the log says ${entry.bytes}.`);
  }
  if (sha256 === entry.sha256) return undefined;
  return found('differs', file, `Its SHA-256 is ${sha256}; the log says ${entry.sha256}.`);
}

/** Fetches every file that the log names and holds its size and SHA-256 to the log's. */
export async function verifyFiles(site: PublishedSite, entries: readonly LogEntry[]): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const verdicts: Verdict[] = [];
  const gone: LogEntry[] = [];
  const unfetched = new Set<string>();
  let same = 0;
  for (const [path, entry] of firstEntries(entries)) {
    const file = paths.data(path);
    try {
      const bytes = await site.read(file, entry.type === 'release' ? entry.bytes + 1 : undefined);
      if (!bytes) {
        gone.push(entry);
        continue;
      }
      const sha256 = await sha256Hex(bytes);
      const wrong = judge(file, { bytes, sha256 }, entry);
      files.set(path, { bytes, sha256, isLogged: wrong === undefined });
      if (wrong) verdicts.push(wrong);
      else same += 1;
    } catch (error) {
      if (!(error instanceof Unfetched)) throw error;
      unfetched.add(path);
      verdicts.push(found('unfetched', file, error.message));
    }
  }
  if (same > 0) {
    const message = `${plural(same, 'file that the log names has', 'files that the log names have')} exactly the bytes that it says.`;
    verdicts.push({ kind: 'agrees', about: 'files', message });
  }
  return { files, gone, unfetched, verdicts };
}

/** The lines of `SHA256SUMS`: path and hash. Undefined for a text that is none. */
function parseSums(text: string): Map<string, string> | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const pairs = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (pairs.includes(null)) return undefined;
  return new Map(pairs.map((pair) => [pair?.[2] ?? '', pair?.[1] ?? '']));
}

/** Holds one file to its line of `SHA256SUMS`; what was fetched goes into `read`. */
async function verifySum(
  site: PublishedSite,
  [path, expected]: readonly [string, string],
  read: Map<string, Uint8Array>,
): Promise<Verdict | undefined> {
  const file = paths.data(path);
  try {
    const bytes = read.get(path) ?? (await site.read(file));
    if (!bytes) return found('differs', file, `It is missing, and ${paths.hashes} lists it.`);
    read.set(path, bytes);
    const sha256 = await sha256Hex(bytes);
    if (sha256 === expected) return undefined;
    return found('differs', file, `Its SHA-256 is ${sha256}; ${paths.hashes} says ${expected}.`);
  } catch (error) {
    if (!(error instanceof Unfetched)) throw error;
    return found('unfetched', file, error.message);
  }
}

/**
 * Holds every file that `SHA256SUMS` lists to its line: descriptors and copies of tables are there and not in the log.
 * Files that differ from the log were told before. Returns what was read, by path relative to `data/`.
 */
export async function verifySums(
  site: PublishedSite,
  known: FoundFiles,
): Promise<{ readonly read: ReadonlyMap<string, Uint8Array>; readonly verdicts: readonly Verdict[] }> {
  const read = new Map([...known.files].map(([path, { bytes }]) => [path, bytes]));
  const text = await site.read(paths.hashes);
  const sums = text && parseSums(new TextDecoder().decode(text));
  if (!sums) {
    const message = text ? 'It is no list of hashes.' : 'It is missing.';
    return { read, verdicts: [found('differs', paths.hashes, message)] };
  }
  const isTold = (path: string) => known.unfetched.has(path) || known.files.get(path)?.isLogged === false;
  const verdicts: Verdict[] = [];
  for (const line of sums) {
    if (isTold(line[0])) continue;
    const wrong = await verifySum(site, line, read);
    if (wrong) verdicts.push(wrong);
  }
  if (verdicts.length > 0) return { read, verdicts };
  const message = `${plural(sums.size, 'line', 'lines')} of ${paths.hashes} ${sums.size === 1 ? 'is' : 'are'} true.`;
  return { read, verdicts: [{ kind: 'agrees', about: 'files', message }] };
}
