import { formatBase64, parseBase64 } from './encoding.ts';
import { type Parsed, faulty } from './fault.ts';
import { type Hash, hashBytes } from './sha256.ts';

/** What a log sends to a witness (C2SP tlog-witness, `add-checkpoint`). */
export interface AddCheckpoint {
  /** The number of entries that the witness cosigned last, as far as the log knows; 0 for none. */
  readonly oldSize: number;
  /** RFC 6962, section 2.1.2: that the old tree is the beginning of the new one. */
  readonly proof: readonly Hash[];
  /** The new checkpoint, a signed note. */
  readonly checkpoint: string;
}

/** More hashes would be a proof about more entries than can be counted. */
const maxProofLines = 63;

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${oldSize}`, ...proof.map(formatBase64), '', checkpoint].join('\n');
}

/** Reads the body of a request. The checkpoint is not looked at yet. */
export function parseAddCheckpoint(body: string): Parsed<AddCheckpoint> {
  const blank = body.indexOf('\n\n');
  if (blank < 0) return faulty(1, 1, 'An empty line stands before the checkpoint.');
  const [first = '', ...lines] = body.slice(0, blank).split('\n');
  const [, written = ''] = /^old (0|[1-9]\d*)$/.exec(first) ?? [];
  const oldSize = Number(written);
  if (written === '' || !Number.isSafeInteger(oldSize))
    return faulty(1, 1, 'The first line is "old" and the number of entries, without leading zeros.');
  if (lines.length > maxProofLines) return faulty(maxProofLines + 2, 1, `A proof has at most ${maxProofLines} lines.`);
  const proof: Hash[] = [];
  for (const [index, line] of lines.entries()) {
    const hash = parseBase64(line);
    if (hash?.length !== hashBytes) return faulty(index + 2, 1, 'A line of the proof is a hash, 32 bytes in Base64.');
    proof.push(hash);
  }
  return { ok: true, value: { oldSize, proof, checkpoint: body.slice(blank + 2) } };
}
