import { formatBase64, parseBase64 } from './encoding.ts';
import { type Parsed, faulty } from './fault.ts';
import { type Hash, hashBytes } from './sha256.ts';
import { type Note, findControl, parseNote } from './signed-note.ts';

/** The state of a log in three lines (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: should be where it is found, without scheme or final slash. */
  readonly origin: string;
  /** The number of entries. */
  readonly size: number;
  readonly root: Hash;
  /** Further lines, which this project never writes. */
  readonly extensions: readonly string[];
}

/** A checkpoint and the note that carried it; `note.signatures` is empty when nobody signed it. */
export interface CarriedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
}

const isLine = (text: string) => text !== '' && !text.includes('\n') && findControl(text) < 0;

/**
 * The text of the note, to be signed or, unsigned, published as it is. Throws a RangeError for what is no checkpoint.
 */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  if (![origin, ...extensions].every(isLine))
    throw new RangeError('origin and extensions are lines, none of them empty');
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${size} is not a number of entries`);
  if (root.length !== hashBytes) throw new RangeError('a root hash has 32 bytes');
  return [origin, size, formatBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

function parseText(text: string): Parsed<Checkpoint> {
  const lines = text.split('\n');
  if (lines.pop() !== '') return faulty(lines.length + 1, 1, 'The last line does not end with a newline.');
  const bad = lines.findIndex((line) => !isLine(line));
  if (bad >= 0) return faulty(bad + 1, 1, 'A line of a checkpoint is neither empty nor holds control characters.');
  const [origin, size, base64, ...extensions] = lines;
  if (origin === undefined) return faulty(1, 1, 'The first line, the origin, is missing.');
  if (!/^(?:0|[1-9]\d*)$/.test(size ?? '') || !Number.isSafeInteger(Number(size))) {
    return faulty(2, 1, 'The second line must be the number of entries, in decimal digits without leading zeros.');
  }
  const root = parseBase64(base64 ?? '');
  if (root?.length !== hashBytes) return faulty(3, 1, 'The third line must be the root hash, 32 bytes in Base64.');
  return { ok: true, value: { origin, size: Number(size), root, extensions } };
}

/**
 * Reads a checkpoint, signed or not. Nothing is verified here: a signature that is there need not be true
 * (`judgeNote`), and neither need the root (`judgeCheckpoint`).
 */
export function parseCheckpoint(text: string): Parsed<CarriedCheckpoint> {
  // The text of a checkpoint has no blank line, so a blank line means that signatures follow.
  const note: Parsed<Note> = text.includes('\n\n') ? parseNote(text) : { ok: true, value: { text, signatures: [] } };
  if (!note.ok) return note;
  const checkpoint = parseText(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  return { ok: true, value: { checkpoint: checkpoint.value, note: note.value } };
}
