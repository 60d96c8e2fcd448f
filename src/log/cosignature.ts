import { isSigned, sign } from './ed25519.ts';
import { joinBytes } from './encoding.ts';
import type { SignerKey, VerifierKey } from './note-key.ts';
import type { Note, NoteSignature } from './signed-note.ts';

/** What a note shows about one witness: C2SP tlog-cosignature, version 1. */
export type CosignatureVerdict = { readonly witness: VerifierKey } & (
  | {
      /**
       * As of `time`, this was the longest state of the log that the witness had seen, and it went on from what it saw
       * before.
       */
      readonly status: 'cosigned';
      /** Seconds since 1970. */
      readonly time: number;
    }
  /** A line bears the witness's name and id, and is not its signature of this text. */
  | { readonly status: 'forged' }
  | { readonly status: 'absent' }
  /** This runtime has no Ed25519. */
  | { readonly status: 'not-checkable' }
);

const timeBytes = 8;
const signatureBytes = 64;

/** What a witness signs: two lines before the whole text of the checkpoint. */
const signedText = (text: string, time: number) => `cosignature/v1\ntime ${time}\n${text}`;

function formatTime(time: number): Uint8Array {
  const bytes = new Uint8Array(timeBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  return bytes;
}

/** Time and signature of a cosignature; undefined for other bytes. A time of zero states nothing, so it is none. */
function split(bytes: Uint8Array): { time: number; signature: Uint8Array } | undefined {
  if (bytes.length !== timeBytes + signatureBytes) return undefined;
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (time === 0n || time > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return { time: Number(time), signature: bytes.subarray(timeBytes) };
}

/**
 * Cosigns the text of a checkpoint. The key bears the id that cosignatures have (`cosignerOf`); `time` is in whole
 * seconds.
 */
export async function cosign(text: string, { name, id, seed }: SignerKey, time: number): Promise<NoteSignature> {
  if (!Number.isSafeInteger(time) || time <= 0) throw new RangeError(`${time} is no time in whole seconds`);
  return { name, id, signature: joinBytes(formatTime(time), await sign(signedText(text, time), seed)) };
}

async function judgeWitness({ text, signatures }: Note, witness: VerifierKey): Promise<CosignatureVerdict> {
  const own = signatures.filter(({ name, id }) => name === witness.name && id === witness.id);
  let latest = 0;
  for (const { signature: bytes } of own) {
    const parts = split(bytes);
    const holds = parts && (await isSigned(signedText(text, parts.time), parts.signature, witness.publicKey));
    if (!holds) return { witness, status: 'forged' };
    latest = Math.max(latest, parts.time);
  }
  return own.length === 0 ? { witness, status: 'absent' } : { witness, status: 'cosigned', time: latest };
}

/**
 * What each of the known witnesses says of a checkpoint, in their order. Lines of others count for nothing. Of several
 * lines of one witness the latest counts, and one that does not hold condemns them all.
 */
export async function judgeCosignatures(note: Note, witnesses: readonly VerifierKey[]): Promise<CosignatureVerdict[]> {
  return Promise.all(
    witnesses.map(async (witness) => {
      try {
        return await judgeWitness(note, witness);
      } catch (error) {
        if ((error as Error).name !== 'NotSupportedError') throw error;
        return { witness, status: 'not-checkable' as const };
      }
    }),
  );
}
