import { compareLogs } from '../log/compare-logs.ts';
import type { Checkpoint } from '../log/checkpoint.ts';
import { isSameBytes } from '../log/encoding.ts';
import { type CheckpointVerdict, judgeCheckpoint } from '../log/judge-checkpoint.ts';
import { parseEntry } from '../log/log-entry.ts';
import { type MerkleTree, buildLogTree } from '../log/merkle-tree.ts';
import { logPaths } from '../log/log-paths.ts';
import type { VerifierKey } from '../log/note-key.ts';
import { parseBundle } from '../log/parse-bundle.ts';
import { listTiles, tilePath } from '../log/tiles.ts';
import { describeVerdict } from './read-log.ts';

export interface ServedLog {
  /** The text of `data/log.jsonl`. */
  readonly text: string;
  /** The tree over its lines. */
  readonly tree: MerkleTree;
  /** The text of the checkpoint. */
  readonly checkpoint: string;
  /** The log's name, as its checkpoint must bear it. */
  readonly origin: string;
  /** The keys of which one must have signed; none where the log is published unsigned. */
  readonly keys: readonly VerifierKey[];
  /** The bytes of a tile, by its path below `log/`; undefined where it cannot be had. */
  readonly readTile: (path: string) => Promise<Uint8Array | undefined>;
}

/**
 * The entries that a checkpoint speaks of, as the site publishes them in bundles; undefined unless their hash is the
 * checkpoint's.
 */
async function readEntries({ size, root }: Checkpoint, readTile: ServedLog['readTile']): Promise<string[] | undefined> {
  const entries: string[] = [];
  for (const tile of listTiles(size).filter(({ level }) => level === 'entries')) {
    const bytes = await readTile(tilePath(tile));
    const bundle = bytes && parseBundle(bytes);
    if (!bundle) return undefined;
    entries.push(...bundle);
  }
  return isSameBytes(await (await buildLogTree(entries)).root(), root) ? entries : undefined;
}

/** The first line at which a log is not the one of its checkpoint, in a sentence; empty where that cannot be told. */
async function locate({ text, readTile }: ServedLog, checkpoint: Checkpoint): Promise<string> {
  const entries = await readEntries(checkpoint, readTile);
  const comparison = entries && compareLogs(entries.map((line) => `${line}\n`).join(''), text);
  if (!comparison || comparison.extends) return '';
  const { line, kind, before } = comparison;
  const place = `line ${line}, the entry of ${parseEntry(before, line).entry?.file ?? 'something else'}`;
  return kind === 'inserted'
    ? ` Something was put in before ${place}.`
    : ` The first difference: ${place}, was ${kind === 'reordered' ? 'moved' : kind}.`;
}

/**
 * Whether a log is exactly the one of its checkpoint, which must bear the log's name and, where keys are given, the
 * signature of one. The message says what was found; where something is wrong, it names the file and, where that can
 * be told, line and entry.
 */
export async function judgePublishedLog(
  log: ServedLog,
): Promise<{ readonly ok: boolean; readonly message: string; readonly verdict: CheckpointVerdict }> {
  const verdict = await judgeCheckpoint(log.checkpoint, log.tree, log);
  const { ok, message } = describeVerdict(verdict);
  if (verdict.status === 'holds') {
    // Whoever can only add lines could name a forged file in them.
    if (verdict.added > 0)
      return {
        ok: false,
        verdict,
        message: `${logPaths.served}: its last ${verdict.added} of ${verdict.checkpoint.size + verdict.added} entries are not part of the checkpoint. If something is being published at this moment, try again in a few minutes.`,
      };
    return { ok, message, verdict };
  }
  const isAboutLog = verdict.status === 'log-too-short' || verdict.status === 'other-root';
  return {
    ok,
    verdict,
    message: `${isAboutLog ? logPaths.served : logPaths.checkpoint}: ${message}${isAboutLog ? await locate(log, verdict.checkpoint) : ''}`,
  };
}
