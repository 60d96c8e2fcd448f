import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { isSameBytes } from './encoding.ts';
import type { Fault } from './fault.ts';
import type { MerkleTree } from './merkle-tree.ts';
import type { VerifierKey } from './note-key.ts';
import { type NoteVerdict, judgeNote } from './signed-note.ts';
import type { Hash } from './sha256.ts';

export interface Trust {
  /** The origin the checkpoint must bear. */
  readonly origin: string;
  /** The keys of which one must have signed; none where the log is published unsigned. */
  readonly keys: readonly VerifierKey[];
}

export type CheckpointVerdict =
  | { readonly status: 'malformed'; readonly fault: Fault }
  | { readonly status: 'other-origin'; readonly checkpoint: Checkpoint }
  /** A key is trusted, and it did not sign this: unsigned, by an unknown key, or forged. */
  | { readonly status: 'not-signed'; readonly checkpoint: Checkpoint; readonly signature: NoteVerdict }
  /** It speaks of more entries than the log has: entries were removed, or the log is an old copy. */
  | { readonly status: 'log-too-short'; readonly checkpoint: Checkpoint; readonly logSize: number }
  /** The log's first entries are not those that the checkpoint speaks of. */
  | { readonly status: 'other-root'; readonly checkpoint: Checkpoint; readonly logRoot: Hash }
  /** The log begins with exactly the entries that the checkpoint speaks of; `added` followed since. */
  | {
      readonly status: 'holds';
      readonly checkpoint: Checkpoint;
      readonly signature: NoteVerdict;
      readonly added: number;
    };

/**
 * Holds a checkpoint, the current or a remembered one, against the log's entries.
 * A checkpoint that holds with trusted keys given has a signature that is `verified` or, in a runtime
 * without Ed25519, `not-checkable`: then its entries are proven and its author is not. Without trusted keys
 * the signature is reported and decides nothing.
 */
export async function judgeCheckpoint(text: string, tree: MerkleTree, trust: Trust): Promise<CheckpointVerdict> {
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) return { status: 'malformed', fault: parsed.fault };
  const { checkpoint, note } = parsed.value;
  if (checkpoint.origin !== trust.origin) return { status: 'other-origin', checkpoint };
  const signature = await judgeNote(note, trust.keys);
  const isAccepted = trust.keys.length === 0 || signature.status === 'verified' || signature.status === 'not-checkable';
  if (!isAccepted) return { status: 'not-signed', checkpoint, signature };
  if (checkpoint.size > tree.size) return { status: 'log-too-short', checkpoint, logSize: tree.size };
  const logRoot = await tree.root(checkpoint.size);
  if (!isSameBytes(logRoot, checkpoint.root)) return { status: 'other-root', checkpoint, logRoot };
  return { status: 'holds', checkpoint, signature, added: tree.size - checkpoint.size };
}
