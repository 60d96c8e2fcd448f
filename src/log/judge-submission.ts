import { type AddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { isSameBytes } from './encoding.ts';
import { isConsistent } from './merkle-proof.ts';
import type { VerifierKey } from './note-key.ts';
import { type Hash, sha256 } from './sha256.ts';
import { type Note, judgeNote } from './signed-note.ts';

/** A log that a witness watches. */
export interface WatchedLog {
  /** Keys of which one must have signed its checkpoints. */
  readonly keys: readonly VerifierKey[];
  /** The state that the witness cosigned last; undefined where it never did. */
  readonly last: { readonly size: number; readonly root: Hash } | undefined;
}

/** What a witness answers: the status of HTTP, as C2SP tlog-witness gives it. */
export type Submission =
  | {
      readonly status: 200;
      readonly checkpoint: Checkpoint;
      /** The checkpoint with the log's own signatures alone, to be cosigned. */
      readonly note: Note;
    }
  | { readonly status: 400 | 403 | 404 | 422; readonly reason: string }
  /** The witness cosigned another size than the log believes. */
  | { readonly status: 409; readonly size: number };

const refused = (status: 400 | 403 | 404 | 422, reason: string): Submission => ({ status, reason });

/** Whether the new tree goes on from the one that was cosigned last; the reason where it does not. */
async function findBreak(
  { size, root }: Checkpoint,
  { oldSize, proof }: AddCheckpoint,
  last: WatchedLog['last'],
): Promise<string | undefined> {
  if (size === 0 && !isSameBytes(root, await sha256(new Uint8Array()))) return 'The root of an empty log is another.';
  if (last === undefined || oldSize === 0)
    return proof.length === 0 ? undefined : 'Nothing needs proving of a log that had no entry.';
  const claim = { firstSize: last.size, firstRoot: last.root, secondSize: size, secondRoot: root };
  if (await isConsistent(claim, proof)) return undefined;
  return size === last.size
    ? 'Another log of the same size was cosigned before.'
    : `The proof does not show that the log goes on from the ${last.size} entries that were cosigned before.`;
}

/**
 * Judges a request to cosign. `watched` gives what the witness knows of a log by its origin. Nothing is cosigned or
 * remembered here; whoever does both must do so before the next request about the same log is judged.
 */
export async function judgeSubmission(
  body: string,
  watched: (origin: string) => WatchedLog | undefined,
): Promise<Submission> {
  const request = parseAddCheckpoint(body);
  if (!request.ok) return refused(400, request.fault.message);
  const parsed = parseCheckpoint(request.value.checkpoint);
  if (!parsed.ok) return refused(400, parsed.fault.message);
  const { checkpoint, note } = parsed.value;
  const log = watched(checkpoint.origin);
  if (!log) return refused(404, `The log ${checkpoint.origin} is not watched here.`);
  const signature = await judgeNote(note, log.keys);
  if (signature.status !== 'verified') return refused(403, 'The checkpoint does not bear the signature of the log.');
  const { oldSize } = request.value;
  if (oldSize > checkpoint.size) return refused(400, 'The old size is larger than the size of the checkpoint.');
  const lastSize = log.last?.size ?? 0;
  if (oldSize !== lastSize) return { status: 409, size: lastSize };
  const reason = await findBreak(checkpoint, request.value, log.last);
  if (reason !== undefined) return refused(422, reason);
  const signatures = note.signatures.filter(({ name, id }) =>
    log.keys.some((key) => key.name === name && key.id === id),
  );
  return { status: 200, checkpoint, note: { text: note.text, signatures } };
}
