import { describeCosignatures } from '../audit/describe-cosignatures.ts';
import { judgePublishedLog } from '../audit/judge-published-log.ts';
import { readLog } from '../audit/read-log.ts';
import type { CheckLog } from '../checks/check-input.ts';
import { parseCheckpoint } from '../log/checkpoint.ts';
import { judgeCosignatures } from '../log/cosignature.ts';
import { type MerkleTree, buildLogTree } from '../log/merkle-tree.ts';
import { parseVerifierKey } from '../log/note-key.ts';
import { decodeLog, splitLines } from '../log/parse-log.ts';
import { paths } from '../model/paths.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { FetchError } from './fetch-error.ts';

export interface LogPlace {
  /** The site's base path, with a slash at both ends. */
  readonly base: string;
  /** The log's name, as its checkpoint must bear it. */
  readonly origin: string;
  /** The key that must have signed the checkpoint; empty where it is published unsigned. */
  readonly key: string;
  /** Public keys of the witnesses that are named for it. */
  readonly witnesses?: readonly string[];
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

/** The server says that there is no such file; any other fault says nothing of what it has. */
const isGone = (error: unknown): error is FetchError => error instanceof FetchError && error.status === 404;

/** The log as the server has it now; none is an empty one. Throws a FetchError where that cannot be told. */
export async function fetchLogText(base: string, signal?: AbortSignal): Promise<string> {
  try {
    return decodeLog(await fetchBytes(base + paths.log, options(signal)));
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

/**
 * What the witnesses say of a checkpoint, by their public keys. Nobody is asked: the signatures stand in the
 * checkpoint.
 */
async function describeWitnesses(checkpoint: string, witnesses: readonly string[]) {
  const parsed = parseCheckpoint(checkpoint);
  const keys = await Promise.all(witnesses.map((key) => parseVerifierKey(key, 'cosignature')));
  const known = keys.flatMap((key) => (key.ok ? [key.value] : []));
  return describeCosignatures(parsed.ok ? await judgeCosignatures(parsed.value.note, known) : []);
}

/**
 * Reads the log as the server has it now, and proves that it is exactly the one of its checkpoint, which must bear the
 * log's name and the key's signature. What is wrong is in the result, a checkpoint or a tile that the server has not
 * too. Throws a FetchError where the log, its checkpoint or a tile only did not come, so that nothing can be told of
 * them, and the signal's reason once aborted.
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
        message: `${paths.checkpoint}: The key that this page names cannot be read: ${trusted.fault.message}`,
      };
    try {
      const checkpoint = decodeLog(await fetchBytes(base + paths.checkpoint, options(signal)));
      const keys = trusted ? [trusted.value] : [];
      const readTile = (path: string) =>
        fetchBytes(base + paths.tile(path), options(signal)).catch((error: unknown) => {
          if (isGone(error)) return undefined;
          throw error;
        });
      const { ok, message } = await judgePublishedLog({ text, tree, checkpoint, origin, keys, readTile });
      const cosigned = await describeWitnesses(checkpoint, place.witnesses ?? []);
      return { checkpoint, ok: ok && cosigned.ok, message: `${message} ${cosigned.message}`.trimEnd() };
    } catch (error) {
      if (!isGone(error)) throw error;
      return { checkpoint: '', ok: false, message: `${paths.checkpoint}: ${error.message}` };
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
    message: ok && fault ? `${paths.log}, line ${fault.line}: ${fault.message}` : message,
  };
}
