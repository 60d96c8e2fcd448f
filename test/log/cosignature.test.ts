import { expect, test } from 'vitest';
import { parseCheckpoint } from '../../src/log/checkpoint.ts';
import { cosign, judgeCosignatures } from '../../src/log/cosignature.ts';
import {
  type VerifierKey,
  cosignerOf,
  formatVerifierKey,
  generateKey,
  parseVerifierKey,
} from '../../src/log/note-key.ts';
import { type Note, formatNote, judgeNote, parseNote } from '../../src/log/signed-note.ts';
import { flipBit } from './random.ts';
import vectors from './witness-vectors.json' with { type: 'json' };

const text = 'example.org/log\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n';
const time = 1_790_000_000;

async function keysOf(written: readonly string[]): Promise<VerifierKey[]> {
  const parsed = await Promise.all(written.map((key) => parseVerifierKey(key, 'cosignature')));
  return parsed.map((key) => {
    if (!key.ok) throw new Error(key.fault.message);
    return key.value;
  });
}
function noteOf(written: string): Note {
  const parsed = parseCheckpoint(written);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return parsed.value.note;
}

test('a checkpoint that witnesses of the public network cosigned is verified, by each and by its log', async () => {
  const { network } = vectors;
  const note = noteOf(network.checkpoint);
  const verdicts = await judgeCosignatures(note, await keysOf(network.witnessKeys));
  expect(verdicts.map(({ witness: { name }, ...rest }) => [name, rest])).toEqual(
    network.witnessKeys.map((key) => [key.split('+')[0], { status: 'cosigned', time: network.time }]),
  );
  const log = await parseVerifierKey(network.logKey);
  expect(log.ok && (await judgeNote(note, [log.value]))).toMatchObject({ status: 'verified' });
});

test('of the same checkpoint with one entry more, no cosignature holds', async () => {
  const note = noteOf(vectors.network.checkpoint.replace('1432088532', '1432088533'));
  const verdicts = await judgeCosignatures(note, await keysOf(vectors.network.witnessKeys));
  expect(verdicts.map(({ status }) => status)).toEqual(['forged', 'forged', 'forged', 'forged']);
});

test('a witness that did not cosign is absent', async () => {
  const verdicts = await judgeCosignatures(
    noteOf(vectors.network.checkpoint),
    await keysOf(vectors.network.otherWitnessKeys),
  );
  expect(verdicts.map(({ status }) => status)).toEqual(['absent', 'absent']);
});

test('the example of the specification is read, and written as it was', () => {
  const { cosigned } = vectors.specification;
  expect(formatNote(noteOf(cosigned))).toBe(cosigned);
});

test('the time stands in the first eight bytes, as in the example of the specification', async () => {
  const { cosigned, time: written } = vectors.specification;
  const [, example] = noteOf(cosigned).signatures;
  const key = await cosignerOf(await generateKey('witness.example.com/w1'));
  const own = await cosign(text, key, written);
  expect(own.signature.slice(0, 8)).toEqual(example?.signature.slice(0, 8));
  expect(own.signature).toHaveLength(example?.signature.length ?? 0);
});

test('what a witness signs holds for this text, this time and this key alone', async () => {
  const key = await cosignerOf(await generateKey('witness.example/one'));
  const signature = await cosign(text, key, time);
  const judge = async (note: Note, by: VerifierKey = key) => (await judgeCosignatures(note, [by]))[0];
  expect(await judge({ text, signatures: [signature] })).toEqual({ witness: key, status: 'cosigned', time });
  expect(await judge({ text: text.replace('\n1\n', '\n2\n'), signatures: [signature] })).toMatchObject({
    status: 'forged',
  });
  for (const bit of [40, 63, 64, 300, 575])
    expect(
      await judge({ text, signatures: [{ ...signature, signature: flipBit(signature.signature, bit) }] }),
      `bit ${bit}`,
    ).toMatchObject({ status: 'forged' });
  for (const length of [0, 64, 71, 73])
    expect(await judge({ text, signatures: [{ ...signature, signature: new Uint8Array(length) }] })).toMatchObject({
      status: 'forged',
    });
  const other = await cosignerOf(await generateKey('witness.example/one'));
  expect(await judge({ text, signatures: [signature] }, other)).toMatchObject({ status: 'absent' });
  expect(await judge({ text, signatures: [signature] }, { ...other, id: key.id })).toMatchObject({ status: 'forged' });
});

test('the latest of several lines counts, and one that does not hold condemns them', async () => {
  const key = await cosignerOf(await generateKey('witness.example/one'));
  const [early, late] = [await cosign(text, key, time), await cosign(text, key, time + 60)];
  const [both] = await judgeCosignatures({ text, signatures: [late, early] }, [key]);
  expect(both).toMatchObject({ status: 'cosigned', time: time + 60 });
  const [bad] = await judgeCosignatures(
    { text, signatures: [late, { ...early, signature: flipBit(early.signature, 70) }] },
    [key],
  );
  expect(bad).toMatchObject({ status: 'forged' });
});

test('a cosignature is no signature of the note, and the other way round', async () => {
  const signer = await generateKey('example.org/both');
  const cosigner = await cosignerOf(signer);
  const signed = { text, signatures: [await cosign(text, cosigner, time)] };
  expect(await judgeNote(signed, [signer])).toEqual({ status: 'unknown-key' });
  expect(parseNote(formatNote(signed))).toEqual({ ok: true, value: signed });
});

test.each([0, -1, 1.5, Number.NaN])('a time of %d seconds is a mistake of the program', async (wrong) => {
  const key = await cosignerOf(await generateKey('witness.example/one'));
  await expect(cosign(text, key, wrong)).rejects.toThrow(RangeError);
});

test('keys of witnesses and of logs are told apart', async () => {
  const signer = await generateKey('witness.example/one');
  const cosigner = await cosignerOf(signer);
  const written = formatVerifierKey(cosigner, 'cosignature');
  const { seed: _, ...known } = cosigner;
  expect(await parseVerifierKey(written, 'cosignature')).toEqual({ ok: true, value: known });
  expect(await parseVerifierKey(written)).toMatchObject({
    fault: { message: expect.stringMatching(/one byte 1 and 32/) },
  });
  expect(await parseVerifierKey(formatVerifierKey(signer), 'cosignature')).toMatchObject({
    fault: { message: expect.stringMatching(/one byte 4 and 32/) },
  });
});
