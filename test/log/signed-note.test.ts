import { describe, expect, test, vi } from 'vitest';
import { generateKey } from '../../src/log/note-key.ts';
import { formatNote, judgeNote, parseNote, signNote } from '../../src/log/signed-note.ts';
import { flipBit } from './random.ts';

const text = 'A promise.\n\nWith a second paragraph — and an ü.\n';
const line = `— example.org/log ${'A'.repeat(92)}\n`;

test('a note is read as it was written, blank lines in its text included', async () => {
  const keys = [await generateKey('example.org/one'), await generateKey('example.org/two')];
  const note = await signNote(text, keys);
  expect(note.signatures.map(({ name, id }) => [name, id])).toEqual(keys.map(({ name, id }) => [name, id]));
  expect(parseNote(formatNote(note))).toEqual({ ok: true, value: note });
  expect(await judgeNote(note, keys)).toEqual({ status: 'verified', by: ['example.org/one', 'example.org/two'] });
});

test('a note that nobody signed is its text, and is judged unsigned', async () => {
  const note = await signNote(text, []);
  expect(formatNote(note)).toBe(text);
  expect(await judgeNote(note, [await generateKey('example.org/log')])).toEqual({ status: 'unsigned' });
});

test('only a text that ends with a newline is signed', async () => {
  await expect(signNote('text', [])).rejects.toThrow('ends with a newline');
});

describe('judging', () => {
  const name = 'example.org/log';

  test('a changed text, a turned bit and a cut signature are forged', async () => {
    const key = await generateKey(name);
    const note = await signNote(text, [key]);
    const forged = { status: 'forged', by: [name] };
    expect(await judgeNote({ ...note, text: text.replace('promise', 'premise') }, [key])).toEqual(forged);
    for (const bit of [0, 100, 255, 256, 400, 511]) {
      const signatures = note.signatures.map((entry) => ({ ...entry, signature: flipBit(entry.signature, bit) }));
      expect(await judgeNote({ text, signatures }, [key]), `bit ${bit}`).toEqual(forged);
    }
    const cut = note.signatures.map((entry) => ({ ...entry, signature: entry.signature.slice(0, 63) }));
    expect(await judgeNote({ text, signatures: cut }, [key])).toEqual(forged);
  });

  test('another key of the same name is an unknown key', async () => {
    const [known, other] = [await generateKey(name), await generateKey(name)];
    expect(await judgeNote(await signNote(text, [other]), [known])).toEqual({ status: 'unknown-key' });
    expect(await judgeNote(await signNote(text, [other]), [])).toEqual({ status: 'unknown-key' });
  });

  test('a known id under another name is an unknown key', async () => {
    const key = await generateKey(name);
    const note = await signNote(text, [key]);
    const signatures = note.signatures.map((entry) => ({ ...entry, name: 'example.org/other' }));
    expect(await judgeNote({ text, signatures }, [key])).toEqual({ status: 'unknown-key' });
  });

  test('where the runtime has no Ed25519, nothing is claimed; other errors are not swallowed', async () => {
    const key = await generateKey(name);
    const note = await signNote(text, [key]);
    const importKey = vi.spyOn(globalThis.crypto.subtle, 'importKey');
    try {
      importKey.mockRejectedValueOnce(new DOMException('no such algorithm', 'NotSupportedError'));
      expect(await judgeNote(note, [key])).toEqual({ status: 'not-checkable' });
      importKey.mockRejectedValueOnce(new DOMException('out of order', 'OperationError'));
      await expect(judgeNote(note, [key])).rejects.toThrow('out of order');
    } finally {
      importKey.mockRestore();
    }
  });

  test('another key that claims the id of a known one is forged', async () => {
    const [known, other] = [await generateKey(name), await generateKey(name)];
    const note = await signNote(text, [{ ...other, id: known.id }]);
    expect(await judgeNote(note, [known])).toEqual({ status: 'forged', by: [name] });
  });

  test('unknown signatures do no harm beside a known one; a forged one does', async () => {
    const [known, other] = [await generateKey(name), await generateKey('example.org/witness')];
    const note = await signNote(text, [other, known]);
    expect(await judgeNote(note, [known])).toEqual({ status: 'verified', by: [name] });
    const signatures = note.signatures.map((entry) =>
      entry.name === name ? entry : { ...entry, signature: new Uint8Array(64) },
    );
    expect(await judgeNote({ text, signatures }, [known])).toEqual({ status: 'verified', by: [name] });
    expect(await judgeNote({ text, signatures }, [known, other])).toEqual({ status: 'forged', by: [other.name] });
  });
});

describe('what is not a signed note', () => {
  test.each([
    ['no blank line', 'text\n'],
    ['nothing', ''],
    ['no signature', 'text\n\n'],
    ['no newline at the end', `text\n\n${line.slice(0, -1)}`],
    ['a hyphen for the dash', `text\n\n${line.replace('—', '-')}`],
    ['a line that is none', `text\n\n${line}something else\n`],
    ['two spaces', `text\n\n${line.replace('log ', 'log  ')}`],
    ['no Base64', `text\n\n${line.replace('AAAA', '****')}`],
    ['nothing but a key id', `text\n\n— example.org/log ${'A'.repeat(6)}==\n`],
    ['a plus sign in the name', `text\n\n${line.replace('/log', '+log')}`],
    ['a carriage return', `text\r\n\n${line}`],
    ['a null character', `first\nte\0xt\n\n${line}`],
    ['too many signatures', `text\n\n${line.repeat(101)}`],
  ])('%s', (_, note) => {
    expect(parseNote(note)).toMatchSnapshot();
  });

  test('a hundred signatures are read', () => {
    expect(parseNote(`text\n\n${line.repeat(100)}`).ok).toBe(true);
  });
});
