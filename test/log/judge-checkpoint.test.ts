import { expect, test, vi } from 'vitest';
import { formatCheckpoint } from '../../src/log/checkpoint.ts';
import { judgeCheckpoint } from '../../src/log/judge-checkpoint.ts';
import { buildLogTree } from '../../src/log/merkle-tree.ts';
import { generateKey } from '../../src/log/note-key.ts';
import { splitLines } from '../../src/log/parse-log.ts';
import { formatNote, signNote } from '../../src/log/signed-note.ts';
import { flipBit } from './random.ts';
import { sampleLog } from './sample-log.ts';

const origin = 'example.org/log';
const key = await generateKey(origin);
const signed = { origin, keys: [key] };
const unsigned = { origin, keys: [] };
const lines = splitLines(sampleLog(12));
const tree = await buildLogTree(lines);

async function publish(size: number, keys = [key], from = tree): Promise<string> {
  return formatNote(
    await signNote(formatCheckpoint({ origin, size, root: await from.root(size), extensions: [] }), keys),
  );
}

test('the log holds every checkpoint it ever had', async () => {
  for (let size = 0; size <= 12; size += 1) {
    const verdict = await judgeCheckpoint(await publish(size), tree, signed);
    expect(verdict).toMatchObject({
      status: 'holds',
      added: 12 - size,
      signature: { status: 'verified', by: [origin] },
    });
  }
});

test('an unsigned checkpoint holds where no key is trusted, and is said to be unsigned', async () => {
  const verdict = await judgeCheckpoint(await publish(12, []), tree, unsigned);
  expect(verdict).toMatchObject({ status: 'holds', signature: { status: 'unsigned' } });
});

test('a signature decides nothing where no key is trusted', async () => {
  const verdict = await judgeCheckpoint(await publish(12), tree, unsigned);
  expect(verdict).toMatchObject({ status: 'holds', signature: { status: 'unknown-key' } });
});

test('a removed line, at the end or within, is found', async () => {
  const old = await publish(12);
  const shorter = await buildLogTree(lines.slice(0, -1));
  expect(await judgeCheckpoint(old, shorter, signed)).toMatchObject({ status: 'log-too-short', logSize: 11 });
  const refilled = await buildLogTree([...lines.toSpliced(4, 1), '{"new":true}']);
  expect(await judgeCheckpoint(old, refilled, signed)).toMatchObject({ status: 'other-root' });
});

test('a changed line and a reordered log are found by any checkpoint that covers them, and by no earlier one', async () => {
  for (const rewritten of [lines.with(6, '{}'), lines.with(6, lines[7] ?? '').with(7, lines[6] ?? '')]) {
    const other = await buildLogTree(rewritten);
    expect(await judgeCheckpoint(await publish(8), other, signed)).toMatchObject({ status: 'other-root' });
    expect(await judgeCheckpoint(await publish(6), other, signed)).toMatchObject({ status: 'holds', added: 6 });
  }
});

test('a checkpoint with a root of its own is refused, signed or not', async () => {
  const root = flipBit(await tree.root(), 77);
  const text = formatCheckpoint({ origin, size: 12, root, extensions: [] });
  expect(await judgeCheckpoint(text, tree, unsigned)).toMatchObject({ status: 'other-root' });
  expect(await judgeCheckpoint(formatNote(await signNote(text, [key])), tree, signed)).toMatchObject({
    status: 'other-root',
  });
});

test('a checkpoint edited after it was signed is refused', async () => {
  const edited = (await publish(12)).replace('\n12\n', '\n11\n');
  const verdict = await judgeCheckpoint(edited, tree, signed);
  expect(verdict).toMatchObject({ status: 'not-signed', signature: { status: 'forged', by: [origin] } });
});

test('where a key is trusted, another key and no key are refused', async () => {
  const stranger = await generateKey(origin);
  const byStranger = await judgeCheckpoint(await publish(12, [stranger]), tree, signed);
  expect(byStranger).toMatchObject({ status: 'not-signed', signature: { status: 'unknown-key' } });
  const byNobody = await judgeCheckpoint(await publish(12, []), tree, signed);
  expect(byNobody).toMatchObject({ status: 'not-signed', signature: { status: 'unsigned' } });
});

test('without Ed25519 the entries are proven and the signature is said to be not checkable', async () => {
  const text = await publish(12);
  const forged = formatCheckpoint({ origin, size: 12, root: flipBit(await tree.root(), 3), extensions: [] });
  const forgedText = formatNote(await signNote(forged, [key]));
  const importKey = vi.spyOn(globalThis.crypto.subtle, 'importKey');
  importKey.mockRejectedValue(new DOMException('no such algorithm', 'NotSupportedError'));
  try {
    const verdict = await judgeCheckpoint(text, tree, signed);
    expect(verdict).toMatchObject({ status: 'holds', signature: { status: 'not-checkable' } });
    expect(await judgeCheckpoint(forgedText, tree, signed)).toMatchObject({ status: 'other-root' });
  } finally {
    importKey.mockRestore();
  }
});

test('the checkpoint of another log and what is no checkpoint are refused', async () => {
  const trust = { ...signed, origin: 'example.org/other' };
  expect(await judgeCheckpoint(await publish(12), tree, trust)).toMatchObject({ status: 'other-origin' });
  expect(await judgeCheckpoint('<!doctype html>\n', tree, signed)).toMatchObject({
    status: 'malformed',
    fault: { line: 2 },
  });
});
