import { describe, expect, test } from 'vitest';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../../src/log/checkpoint.ts';
import { generateKey } from '../../src/log/note-key.ts';
import { formatBase64 } from '../../src/log/encoding.ts';
import { formatNote, signNote } from '../../src/log/signed-note.ts';
import { vectors } from '../vectors/vectors.ts';

const root = Uint8Array.from({ length: 32 }, (_, index) => index);
const checkpoint: Checkpoint = { origin: 'example.org/log', size: 12, root, extensions: [] };
const text = formatCheckpoint(checkpoint);

test('a checkpoint is three lines: the name of the log, its size, its root', () => {
  expect(text).toBe('example.org/log\n12\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n');
});

test('an unsigned checkpoint is its text, and nobody is named as signer', () => {
  expect(parseCheckpoint(text)).toEqual({ ok: true, value: { checkpoint, note: { text, signatures: [] } } });
});

test('a signed checkpoint is read with its signatures', async () => {
  const note = await signNote(text, [await generateKey('example.org/log')]);
  expect(parseCheckpoint(formatNote(note))).toEqual({ ok: true, value: { checkpoint, note } });
});

test('extensions and the empty log are read and written back', () => {
  const other: Checkpoint = { ...checkpoint, size: 0, extensions: ['one', 'two — three'] };
  expect(parseCheckpoint(formatCheckpoint(other))).toMatchObject({ ok: true, value: { checkpoint: other } });
});

test('the example of the specification is read and written back', () => {
  const { origin, size, root: written, sigLine, keyId } = vectors.checkpoint;
  const whole = `${origin}\n${size}\n${written}\n\n${sigLine}\n`;
  const parsed = parseCheckpoint(whole);
  if (!parsed.ok) expect.fail(parsed.fault.message);
  const { checkpoint: read, note } = parsed.value;
  expect({ ...read, root: formatBase64(read.root) }).toEqual({ origin, size, root: written, extensions: [] });
  expect(note.signatures.map(({ name, id }) => ({ name, id }))).toEqual([{ name: origin, id: keyId }]);
  expect(formatNote({ text: formatCheckpoint(read), signatures: note.signatures })).toBe(whole);
});

describe('what is not a checkpoint', () => {
  test.each([
    ['nothing', ''],
    ['an origin alone', 'example.org/log\n'],
    ['no root', 'example.org/log\n12\n'],
    ['an empty origin', text.replace('example.org/log', '')],
    ['a leading zero', text.replace('12', '012')],
    ['a sign', text.replace('12', '+12')],
    ['a fraction', text.replace('12', '1.2')],
    ['more entries than can be counted', text.replace('12', '9007199254740992')],
    ['a short root', text.replace('AAEC', '')],
    ['a root that is no Base64', text.replace('AAEC', 'AA-C')],
    ['no newline at the end', text.slice(0, -1)],
    ['a blank line and no signature', `${text}\n`],
    ['a blank line within', `example.org/log\n\n12\n`],
    ['a carriage return', text.replace('\n', '\r\n')],
  ])('%s', (_, other) => {
    expect(parseCheckpoint(other)).toMatchSnapshot();
  });
});

test.each([
  ['a size', { size: -1 }],
  ['a root', { root: new Uint8Array(31) }],
  ['an origin', { origin: '' }],
  ['an origin of one line', { origin: 'a\nb' }],
  ['extensions that are lines', { extensions: [''] }],
])('writing a checkpoint without %s is a mistake of the program', (_, part) => {
  expect(() => formatCheckpoint({ ...checkpoint, ...part })).toThrow(RangeError);
});
