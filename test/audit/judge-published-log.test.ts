import { describe, expect, test } from 'vitest';
import { judgePublishedLog } from '../../src/audit/judge-published-log.ts';
import { formatCheckpoint } from '../../src/log/checkpoint.ts';
import { type LogEntry, formatEntry } from '../../src/log/log-entry.ts';
import { buildLogTree } from '../../src/log/merkle-tree.ts';
import { type SignerKey, generateKey, formatVerifierKey, parseVerifierKey } from '../../src/log/note-key.ts';
import { splitLines } from '../../src/log/parse-log.ts';
import { formatNote, signNote } from '../../src/log/signed-note.ts';
import { listTiles, tileBytes, tilePath } from '../../src/log/tiles.ts';
import { sampleLog, sampleRelease } from '../log/sample-log.ts';

const origin = 'lantern.example/privacy';
const lines = splitLines(sampleLog(3));
const asLog = (kept: readonly string[]) => kept.map((line) => `${line}\n`).join('');

async function checkpointOf(kept: readonly string[], name = origin, signers: readonly SignerKey[] = []) {
  const root = await (await buildLogTree(kept)).root();
  const text = formatCheckpoint({ origin: name, size: kept.length, root, extensions: [] });
  return formatNote(await signNote(text, signers));
}

/** The tiles of the true log: a forger of one file leaves the others as they are. */
async function trueTiles(): Promise<(path: string) => Promise<Uint8Array | undefined>> {
  const tree = await buildLogTree(lines);
  const tiles = new Map(listTiles(lines.length).map((tile) => [tilePath(tile), tileBytes(tree, lines, tile)]));
  return async (path) => tiles.get(path);
}

interface Served {
  readonly kept?: readonly string[];
  readonly checkpoint?: string;
  readonly key?: SignerKey;
}

/** What is said of a served log; by default the true one, unsigned. */
async function judge({ kept = lines, checkpoint, key }: Served = {}): Promise<{ ok: boolean; message: string }> {
  const trusted = key && (await parseVerifierKey(formatVerifierKey(key)));
  const { ok, message } = await judgePublishedLog({
    text: asLog(kept),
    tree: await buildLogTree(kept),
    checkpoint: checkpoint ?? (await checkpointOf(lines)),
    origin,
    keys: trusted?.ok ? [trusted.value] : [],
    readTile: await trueTiles(),
  });
  return { ok, message };
}

const changedLine = formatEntry({ ...sampleRelease(1), date: '2026-08-01' } as LogEntry);
const rewritten = lines.with(1, changedLine);
const shorter =
  'The checkpoint speaks of 3 entries, but the log has 2: entries were removed, or the log is an old copy.';
const other = 'The first 3 entries of the log are not those the checkpoint speaks of: something was rewritten.';

test('the log of its checkpoint holds, and says that it is not signed', async () => {
  expect(await judge()).toEqual({ ok: true, message: expect.stringContaining('It is not signed.') as string });
});

describe('a log with', () => {
  test.each([
    [
      'a line removed from its middle',
      lines.toSpliced(1, 1),
      `${shorter} The first difference: line 2, the entry of ${sampleRelease(1).file}, was removed.`,
    ],
    [
      'its last line removed',
      lines.slice(0, 2),
      `${shorter} The first difference: line 3, the entry of ${sampleRelease(2).file}, was removed.`,
    ],
    [
      'two lines in another order',
      [0, 2, 1].map((at) => lines[at] ?? ''),
      `${other} The first difference: line 2, the entry of ${sampleRelease(1).file}, was moved.`,
    ],
    [
      'a line changed',
      rewritten,
      `${other} The first difference: line 2, the entry of ${sampleRelease(1).file}, was changed.`,
    ],
    [
      'a line that the checkpoint does not know',
      [...lines, changedLine],
      'its last 1 of 4 entries are not part of the checkpoint.',
    ],
    ['nothing in it', [], 'The checkpoint speaks of 3 entries, but the log has 0'],
  ])('%s does not hold', async (_, kept, message) => {
    const found = await judge({ kept });
    expect(found.ok).toBe(false);
    expect(found.message).toContain(`data/log.jsonl: ${message}`);
  });
});

describe('a checkpoint', () => {
  test.each([
    ['of another root', () => checkpointOf(lines.toReversed()), `data/log.jsonl: ${other}`],
    [
      'of another log',
      () => checkpointOf(lines, 'lantern.example/other'),
      'log/checkpoint: The checkpoint belongs to another log: lantern.example/other.',
    ],
    [
      'of fewer entries',
      () => checkpointOf(lines.slice(0, 2)),
      'data/log.jsonl: its last 1 of 3 entries are not part of the checkpoint.',
    ],
    ['that is none', async () => '<!doctype html>', 'log/checkpoint: The checkpoint cannot be read:'],
  ])('%s does not hold', async (_, forge, message) => {
    const found = await judge({ checkpoint: await forge() });
    expect(found.ok).toBe(false);
    expect(found.message).toContain(message);
  });
});

describe('a log whose key is known', async () => {
  const key = await generateKey(origin);
  const unsigned = 'log/checkpoint: The checkpoint does not bear the signature of the key that this site names.';

  test('holds with its signature', async () => {
    const found = await judge({ key, checkpoint: await checkpointOf(lines, origin, [key]) });
    expect(found).toEqual({ ok: true, message: expect.stringContaining('Its signature is verified.') as string });
  });

  test.each([
    ['without its signature', () => checkpointOf(lines)],
    ['signed by another key of the same name', async () => checkpointOf(lines, origin, [await generateKey(origin)])],
    [
      'with a wrong signature',
      async () =>
        (await checkpointOf(lines, origin, [key])).replace(
          /(— \S+ .{20})(.)/,
          (_, before: string, character: string) => `${before}${character === 'A' ? 'B' : 'A'}`,
        ),
    ],
  ])('does not hold %s', async (_, forge) => {
    expect(await judge({ key, checkpoint: await forge() })).toEqual({ ok: false, message: unsigned });
  });

  test('does not hold when it was rewritten with a checkpoint to match, but without the key', async () => {
    expect(await judge({ key, kept: rewritten, checkpoint: await checkpointOf(rewritten) })).toEqual({
      ok: false,
      message: unsigned,
    });
  });
});
