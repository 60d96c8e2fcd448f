import { formatBase64, formatHex, joinBytes, parseBase64, parseHex } from './encoding.ts';
import { type Parsed, faulty } from './fault.ts';
import { isSigned, sign } from './ed25519.ts';
import { type SignerKey, type VerifierKey, isKeyName } from './note-key.ts';

export interface NoteSignature {
  readonly name: string;
  /** 8 hexadecimal digits. */
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A text and who signed it. `text` ends with a newline. Without signatures, the note is just its text. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export type NoteVerdict =
  /** At least one known key signed exactly this text, and none of them failed. */
  | { readonly status: 'verified'; readonly by: readonly string[] }
  /** A signature in the name of a known key is not its signature of this text. */
  | { readonly status: 'forged'; readonly by: readonly string[] }
  /** There are signatures, none by a known key. */
  | { readonly status: 'unknown-key' }
  | { readonly status: 'unsigned' }
  /** This runtime has no Ed25519. */
  | { readonly status: 'not-checkable' };

const maxSignatures = 100;
const idBytes = 4;

/**
 * Where the first character stands that no note may hold, or -1: ASCII control characters but the newline,
 * and halves of surrogate pairs, which UTF-8 cannot write.
 */
export function findControl(text: string): number {
  return text.search(/[^\P{Cc}\n\x7f-\x9f]|\p{Surrogate}/u);
}

/** A signature as its line, with newline. */
export function formatSignature({ name, id, signature }: NoteSignature): string {
  const idAsBytes = parseHex(id);
  if (idAsBytes?.length !== idBytes) throw new RangeError(`"${id}" is no key id`);
  return `— ${name} ${formatBase64(joinBytes(idAsBytes, signature))}\n`;
}

/** The text alone when nobody signed; otherwise text, blank line, one line a signature (C2SP signed-note). */
export function formatNote({ text, signatures }: Note): string {
  return signatures.length === 0 ? text : `${text}\n${signatures.map(formatSignature).join('')}`;
}

/** Reads a signed note, which has at least one signature. That a signature is there does not mean that it is true. */
export function parseNote(note: string): Parsed<Note> {
  const lineAt = (offset: number) => note.slice(0, offset).split('\n').length;
  const control = findControl(note);
  if (control >= 0) {
    const column = control - note.lastIndexOf('\n', control);
    return faulty(lineAt(control), column, 'A note holds no control characters but newlines.');
  }
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0) return faulty(1, 1, 'A signed note has a blank line between its text and its signatures.');
  const firstLine = lineAt(blank + 2);
  const lines = note.slice(blank + 2).split('\n');
  if (lines.pop() !== '') return faulty(firstLine + lines.length, 1, 'The last line does not end with a newline.');
  if (lines.length === 0) return faulty(firstLine, 1, 'The note has no signature.');
  if (lines.length > maxSignatures)
    return faulty(firstLine + maxSignatures, 1, `A note has at most ${maxSignatures} signatures.`);
  const signatures: NoteSignature[] = [];
  for (const [index, line] of lines.entries()) {
    const [, name = '', base64 = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
    const bytes = parseBase64(base64);
    if (!isKeyName(name) || !bytes || bytes.length <= idBytes) {
      return faulty(firstLine + index, 1, 'A signature is written "— name base64".');
    }
    signatures.push({ name, id: formatHex(bytes.subarray(0, idBytes)), signature: bytes.subarray(idBytes) });
  }
  return { ok: true, value: { text: note.slice(0, blank + 1), signatures } };
}

/** Signs the text, which must end with a newline, with every key, in their order. No keys: an unsigned note. */
export async function signNote(text: string, keys: readonly SignerKey[]): Promise<Note> {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends with a newline');
  const bySigner = async ({ name, id, seed }: SignerKey): Promise<NoteSignature> => ({
    name,
    id,
    signature: await sign(text, seed),
  });
  return { text, signatures: await Promise.all(keys.map(bySigner)) };
}

/**
 * Judges the signatures by the keys that the reader trusts. Signatures by other keys count for nothing, even
 * where they bear a known name. One failing signature of a known key condemns the note.
 */
export async function judgeNote(note: Note, keys: readonly VerifierKey[]): Promise<NoteVerdict> {
  if (note.signatures.length === 0) return { status: 'unsigned' };
  const [verified, forged]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const { name, id, signature } of note.signatures) {
    const key = keys.find((known) => known.name === name && known.id === id);
    if (!key) continue;
    try {
      ((await isSigned(note.text, signature, key.publicKey)) ? verified : forged).add(name);
    } catch (error) {
      if ((error as Error).name === 'NotSupportedError') return { status: 'not-checkable' };
      throw error;
    }
  }
  if (forged.size > 0) return { status: 'forged', by: [...forged] };
  return verified.size > 0 ? { status: 'verified', by: [...verified] } : { status: 'unknown-key' };
}
