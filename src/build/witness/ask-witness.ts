import { formatAddCheckpoint } from '../../log/add-checkpoint.ts';
import type { Checkpoint } from '../../log/checkpoint.ts';
import { judgeCosignatures } from '../../log/cosignature.ts';
import type { MerkleTree } from '../../log/merkle-tree.ts';
import type { VerifierKey } from '../../log/note-key.ts';
import { type Note, type NoteSignature, formatNote, parseNote } from '../../log/signed-note.ts';
import type { NamedWitness } from '../prepare/cosigned-checkpoint.ts';

export interface Submitted {
  readonly tree: MerkleTree;
  readonly checkpoint: Checkpoint;
  /** The checkpoint with the log's signature. */
  readonly note: Note;
}

/** What became of one witness. */
export type WitnessAnswer =
  /** It cosigned. `time` is in seconds since 1970. */
  | { readonly outcome: 'cosigned'; readonly time: number; readonly signature: NoteSignature }
  /** It answered, and did not cosign, or not truly. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** It did not answer. */
  | { readonly outcome: 'unreachable'; readonly reason: string };

const maxSeconds = 30;
const maxAnswerBytes = 64 * 1024;

const refused = (reason: string): WitnessAnswer => ({ outcome: 'refused', reason });

/** The text of an answer, or undefined where it is longer than any that a witness has to give. */
async function readAnswer(response: Response): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > maxAnswerBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Finds the witness's own signature in what it answered, and holds it to its key. */
async function readCosignature(answer: string, { note }: Submitted, key: VerifierKey): Promise<WitnessAnswer> {
  const parsed = parseNote(`${note.text}\n${answer}`);
  if (!parsed.ok) return refused(`its answer holds no signatures: ${parsed.fault.message}`);
  const [verdict] = await judgeCosignatures(parsed.value, [key]);
  if (verdict?.status !== 'cosigned') return refused('its answer is not the signature of the key that site.yaml names');
  const own = parsed.value.signatures.filter(({ name, id }) => name === key.name && id === key.id);
  const signature = own.at(-1);
  return signature ? { outcome: 'cosigned', time: verdict.time, signature } : refused('its answer holds no signature');
}

function describeRefusal(status: number, answer: string, { checkpoint }: Submitted): string {
  const said = answer.trim().slice(0, 200);
  switch (status) {
    case 403:
      return `it knows this log by another key (${said})`;
    case 404:
      return `it does not watch the log ${checkpoint.origin}; ask whoever runs it to add the log and its public key`;
    case 409:
      return `it cosigned ${said} entries, and this log has ${checkpoint.size}: entries were removed, or this is an old copy`;
    case 422:
      return `this log does not go on from the one that it cosigned before: something was rewritten (${said})`;
    default:
      return `it answered ${status} (${said})`;
  }
}

/**
 * Asks a witness to cosign. It is first told that nothing was cosigned yet; a witness that knows better answers with
 * the size that it knows, and is then given the proof that the log goes on from there (C2SP tlog-witness).
 */
export async function askWitness(
  { url, key }: NamedWitness,
  submitted: Submitted,
  fetching: typeof fetch,
): Promise<WitnessAnswer> {
  const { tree, checkpoint, note } = submitted;
  const address = new URL('add-checkpoint', url.endsWith('/') ? url : `${url}/`);
  const signal = AbortSignal.timeout(maxSeconds * 1000);
  async function ask(oldSize: number): Promise<{ status: number; answer: string }> {
    const proof = await tree.consistencyProof(oldSize);
    const body = formatAddCheckpoint({ oldSize, proof, checkpoint: formatNote(note) });
    const response = await fetching(address, { method: 'POST', body, signal, redirect: 'error' });
    return { status: response.status, answer: (await readAnswer(response)) ?? '' };
  }
  try {
    let { status, answer } = await ask(0);
    const known = /^(\d+)\n$/.exec(answer)?.[1];
    if (status === 409 && known !== undefined && Number(known) <= checkpoint.size)
      ({ status, answer } = await ask(Number(known)));
    return status === 200
      ? await readCosignature(answer, submitted, key)
      : refused(describeRefusal(status, answer, submitted));
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const isTimeout = reason instanceof Error && reason.name === 'TimeoutError';
    return {
      outcome: 'unreachable',
      reason: isTimeout
        ? `it did not answer within ${maxSeconds} seconds`
        : String((reason as Error).message ?? reason),
    };
  }
}
