import { formatSignerKey, formatVerifierKey, parseSignerKey, parseVerifierKey } from '../../../src/log/note-key.ts';
import { formatNote, judgeNote, parseNote, signNote } from '../../../src/log/signed-note.ts';
import type { Vectors } from '../vectors.ts';
import type { Trial } from './trial.ts';

/** C2SP signed notes: read, verified, refused when altered, and signed again where the secret key is known. */
export async function trySignedNotes({ signedNote }: Pick<Vectors, 'signedNote'>): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const { source, vkey, skey, text, sigLine } of signedNote) {
    const key = await parseVerifierKey(vkey);
    const note = parseNote(`${text}\n${sigLine}\n`);
    const verdict = key.ok && note.ok ? await judgeNote(note.value, [key.value]) : 'unreadable';
    trials.push({
      name: `signature: ${source}`,
      got: verdict,
      want: { status: 'verified', by: [key.ok ? key.value.name : ''] },
    });
    trials.push({
      name: `key and text as they were written: ${source}`,
      got: [key.ok && formatVerifierKey(key.value), note.ok && note.value.text],
      want: [vkey, text],
    });
    const altered = parseNote(`${text.replace(/^./, '!')}\n${sigLine}\n`);
    trials.push({
      name: `altered text: ${source}`,
      got: key.ok && altered.ok ? (await judgeNote(altered.value, [key.value])).status === 'verified' : 'unreadable',
      want: false,
    });
    const signer = skey === undefined ? undefined : await parseSignerKey(skey);
    if (signer)
      trials.push({
        name: `signing: ${source}`,
        got: signer.ok
          ? [
              formatNote(await signNote(text, [signer.value])),
              formatSignerKey(signer.value),
              formatVerifierKey(signer.value),
            ]
          : 'unreadable',
        want: [`${text}\n${sigLine}\n`, skey, vkey],
      });
  }
  return trials;
}
