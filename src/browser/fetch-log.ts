import { describeVerdict, readLog } from '../audit/read-log.ts';
import type { CheckLog } from '../checks/check-input.ts';
import { compareLogs } from '../log/compare-logs.ts';
import type { Checkpoint } from '../log/checkpoint.ts';
import { isSameBytes } from '../log/encoding.ts';
import { type CheckpointVerdict, judgeCheckpoint } from '../log/judge-checkpoint.ts';
import { parseEntry } from '../log/log-entry.ts';
import { type MerkleTree, buildLogTree } from '../log/merkle-tree.ts';
import { parseVerifierKey } from '../log/note-key.ts';
import { parseBundle } from '../log/parse-bundle.ts';
import { decodeLog, splitLines } from '../log/parse-log.ts';
import { listTiles, tilePath } from '../log/tiles.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { FetchError } from './fetch-error.ts';

export interface LogPlace {
  /** The site's base path, with a slash at both ends. */
  readonly base: string;
  /** The log's name, as its checkpoint must bear it. */
  readonly origin: string;
  /** The key that must have signed the checkpoint; empty where it is published unsigned. */
  readonly key: string;
  readonly signal?: AbortSignal;
}

export interface FetchedLog {
  /** As the checks read it. */
  readonly log: CheckLog;
  readonly lines: readonly string[];
  readonly tree: MerkleTree;
  /** The text of the checkpoint; empty where there is none. */
  readonly checkpoint: string;
  /** Whether every line is an entry, and all of them together are what the checkpoint speaks of. */
  readonly ok: boolean;
  /** What was found; where something is wrong, it names the file and, where that can be told, line and entry. */
  readonly message: string;
}

const options = (signal: AbortSignal | undefined) => ({ cache: 'no-cache' as const, ...(signal ? { signal } : {}) });
const [logFile, checkpointFile] = ['data/log.jsonl', 'log/checkpoint'];

/** The log as the server has it now; none is an empty one. Throws a FetchError where that cannot be told. */
export async function fetchLogText(base: string, signal?: AbortSignal): Promise<string> {
  try {
    return decodeLog(await fetchBytes(`${base}${logFile}`, options(signal)));
  } catch (error) {
    if (error instanceof FetchError && error.status === 404) return '';
    throw error;
  }
}

/** The entries that a checkpoint speaks of, as the site publishes them in bundles; undefined unless their hash is the checkpoint's. */
async function fetchEntries(
  base: string,
  { size, root }: Checkpoint,
  signal: AbortSignal | undefined,
): Promise<string[] | undefined> {
  const entries: string[] = [];
  for (const tile of listTiles(size).filter(({ level }) => level === 'entries')) {
    const bytes = await fetchBytes(`${base}log/${tilePath(tile)}`, options(signal)).catch(() =>
      signal?.throwIfAborted(),
    );
    const bundle = bytes && parseBundle(bytes);
    if (!bundle) return undefined;
    entries.push(...bundle);
  }
  return isSameBytes(await (await buildLogTree(entries)).root(), root) ? entries : undefined;
}

/** The first line at which a log is not the one of its checkpoint, in a sentence; empty where that cannot be told. */
async function locate(text: string, checkpoint: Checkpoint, { base, signal }: LogPlace): Promise<string> {
  const entries = await fetchEntries(base, checkpoint, signal);
  const comparison = entries && compareLogs(entries.map((line) => `${line}\n`).join(''), text);
  if (!comparison || comparison.extends) return '';
  const { line, kind, before } = comparison;
  const place = `line ${line}, the entry of ${parseEntry(before, line).entry?.file ?? 'something else'}`;
  return kind === 'inserted'
    ? ` Something was put in before ${place}.`
    : ` The first difference: ${place}, was ${kind === 'reordered' ? 'moved' : kind}.`;
}

async function explain(
  verdict: CheckpointVerdict,
  text: string,
  place: LogPlace,
): Promise<{ ok: boolean; message: string }> {
  const { ok, message } = describeVerdict(verdict);
  if (verdict.status === 'holds') {
    // Whoever can only add lines could name a forged file in them.
    if (verdict.added > 0)
      return {
        ok: false,
        message: `${logFile}: its last ${verdict.added} of ${verdict.checkpoint.size + verdict.added} entries are not part of the checkpoint. If something is being published at this moment, try again in a few minutes.`,
      };
    return { ok, message };
  }
  const isAboutLog = verdict.status === 'log-too-short' || verdict.status === 'other-root';
  return {
    ok,
    message: `${isAboutLog ? logFile : checkpointFile}: ${message}${isAboutLog ? await locate(text, verdict.checkpoint, place) : ''}`,
  };
}

/**
 * Reads the log as the server has it now, and proves that it is exactly the one of its checkpoint, which must bear the
 * log's name and the key's signature. What is wrong is in the result; throws only where the log cannot be fetched, or
 * the signal's reason.
 */
export async function fetchLog(place: LogPlace): Promise<FetchedLog> {
  const { base, origin, key, signal } = place;
  const text = await fetchLogText(base, signal);
  const lines = splitLines(text);
  const tree = await buildLogTree(lines);
  const log = await readLog(text);
  const found = async (): Promise<{ checkpoint: string; ok: boolean; message: string }> => {
    const trusted = key === '' ? undefined : await parseVerifierKey(key);
    if (trusted && !trusted.ok)
      return {
        checkpoint: '',
        ok: false,
        message: `${checkpointFile}: The key that this page names cannot be read: ${trusted.fault.message}`,
      };
    try {
      const checkpoint = decodeLog(await fetchBytes(`${base}${checkpointFile}`, options(signal)));
      const verdict = await judgeCheckpoint(checkpoint, tree, { origin, keys: trusted ? [trusted.value] : [] });
      return { checkpoint, ...(await explain(verdict, text, place)) };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { checkpoint: '', ok: false, message: `${checkpointFile}: ${error.message}` };
    }
  };
  const { checkpoint, ok, message } = await found();
  const [fault] = log.faults;
  return {
    log: { ...log, checkpoint: { ok, message } },
    lines,
    tree,
    checkpoint,
    ok: ok && fault === undefined,
    message: ok && fault ? `${logFile}, line ${fault.line}: ${fault.message}` : message,
  };
}
