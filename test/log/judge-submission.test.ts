import { describe, expect, test } from 'vitest';
import { formatAddCheckpoint, parseAddCheckpoint } from '../../src/log/add-checkpoint.ts';
import { formatCheckpoint } from '../../src/log/checkpoint.ts';
import { encodeText, parseHex } from '../../src/log/encoding.ts';
import { type Submission, type WatchedLog, judgeSubmission } from '../../src/log/judge-submission.ts';
import { hashLeaf } from '../../src/log/merkle-hash.ts';
import { type MerkleTree, buildLogTree } from '../../src/log/merkle-tree.ts';
import { type SignerKey, generateKey, keyId } from '../../src/log/note-key.ts';
import { splitLines } from '../../src/log/parse-log.ts';
import { formatNote, signNote } from '../../src/log/signed-note.ts';
import { sampleLog } from './sample-log.ts';
import vectors from './witness-vectors.json' with { type: 'json' };

const origin = 'example.org/log';
const key = await generateKey(origin);
const tree = await buildLogTree(splitLines(sampleLog(20)));
const stateOf = async (of: MerkleTree, size: number) => ({ size, root: await of.root(size) });

interface Given {
  readonly old?: number;
  readonly size?: number;
  readonly signer?: SignerKey;
  readonly root?: Uint8Array;
  readonly proof?: readonly Uint8Array[];
  /** What the witness cosigned last. */
  readonly last?: number;
  readonly from?: MerkleTree;
}

/** What a witness answers to a log of 20 entries of which it knows some. */
async function submit({
  old = 0,
  size = 20,
  signer = key,
  root,
  proof,
  last,
  from = tree,
}: Given): Promise<Submission> {
  const text = formatCheckpoint({ origin, size, root: root ?? (await from.root(size)), extensions: [] });
  const checkpoint = formatNote(await signNote(text, [signer]));
  const body = formatAddCheckpoint({
    oldSize: old,
    proof: proof ?? (old <= size ? await from.consistencyProof(old, size) : []),
    checkpoint,
  });
  const watched: WatchedLog = { keys: [key], last: last === undefined ? undefined : await stateOf(tree, last) };
  return judgeSubmission(body, (name) => (name === origin ? watched : undefined));
}

describe('200', () => {
  test.each([
    ['the first checkpoint', {}],
    ['an empty log', { size: 0 }],
    ['an empty log that went on', { last: 0 }],
    ['a log that went on', { last: 7, old: 7 }],
    ['a log of the same size', { last: 20, old: 20 }],
    ['a log that went on from a power of two', { last: 8, old: 8, size: 9 }],
  ] satisfies [string, Given][])('%s', async (_, given: Given) => {
    expect(await submit(given)).toMatchObject({ status: 200, checkpoint: { size: given.size ?? 20 } });
  });

  test("with the log's own signature alone; those of others are left out", async () => {
    const text = formatCheckpoint({ origin, size: 20, root: await tree.root(), extensions: [] });
    const checkpoint = formatNote(await signNote(text, [await generateKey('example.org/other'), key]));
    const answer = await judgeSubmission(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint }), () => ({
      keys: [key],
      last: undefined,
    }));
    expect(answer).toMatchObject({ status: 200, note: { text, signatures: [{ id: key.id }] } });
  });
});

describe('what is refused', () => {
  test('400: the old size is larger than the new one', async () => {
    expect(await submit({ last: 20, old: 20, size: 19, proof: [] })).toMatchObject({ status: 400 });
  });
  test("403: signed by another key, and by one that takes the log's name", async () => {
    const other = await generateKey(origin);
    expect(await submit({ signer: other })).toMatchObject({ status: 403 });
    expect(await submit({ signer: { ...other, id: key.id } })).toMatchObject({ status: 403 });
  });
  test('403: not signed at all', async () => {
    const text = formatCheckpoint({ origin, size: 20, root: await tree.root(), extensions: [] });
    expect(await judgeSubmission(`old 0\n\n${text}`, () => ({ keys: [key], last: undefined }))).toMatchObject({
      status: 403,
    });
  });
  test('404: a log that is not watched, whoever signed', async () => {
    const checkpoint = formatNote(
      await signNote(
        formatCheckpoint({ origin: 'example.org/other', size: 1, root: await tree.root(1), extensions: [] }),
        [key],
      ),
    );
    expect(
      await judgeSubmission(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint }), () => undefined),
    ).toMatchObject({ status: 404 });
  });
  test.each([
    ['the log believes that less was cosigned', { last: 9, old: 7 }, 9],
    ['the log believes that nothing was cosigned', { last: 9 }, 9],
    ['the log believes that something was cosigned', { old: 7 }, 0],
    ['a rollback', { last: 9, old: 7, size: 7 }, 9],
  ])('409: %s, and the size is told', async (_, given, size) => {
    expect(await submit(given)).toEqual({ status: 409, size });
  });

  test('422: a fork, at the same size and later', async () => {
    const from = await buildLogTree(splitLines(sampleLog(20).replace('"bytes":1003', '"bytes":9')));
    expect(await submit({ last: 7, old: 7, size: 7, from })).toMatchObject({ status: 422 });
    expect(await submit({ last: 7, old: 7, from })).toMatchObject({ status: 422 });
  });
  test('422: a proof that is wrong, missing, or of what needs none', async () => {
    const hash = await hashLeaf(encodeText('x'));
    expect(await submit({ last: 7, old: 7, proof: [] })).toMatchObject({ status: 422 });
    expect(await submit({ last: 7, old: 7, proof: [hash] })).toMatchObject({ status: 422 });
    expect(await submit({ last: 20, old: 20, proof: [hash] })).toMatchObject({ status: 422 });
    expect(await submit({ proof: [hash] })).toMatchObject({ status: 422 });
    expect(await submit({ last: 0, proof: [hash] })).toMatchObject({ status: 422 });
  });
  test('422: an empty log with another root than that of nothing', async () => {
    expect(await submit({ size: 0, root: new Uint8Array(32) })).toMatchObject({ status: 422 });
  });
});

describe('400: what is no request', () => {
  const body = vectors.litewitness.first;
  test.each([
    ['nothing', ''],
    ['no empty line', body.replace('\n\n', '\n')],
    ['no old size', body.replace('old 0', 'old')],
    ['a leading zero', body.replace('old 0', 'old 00')],
    ['a sign', body.replace('old 0', 'old -0')],
    ['another word', body.replace('old 0', 'new 0')],
    ['a proof that is no hash', body.replace('old 0\n', 'old 0\nAAAA\n')],
    [
      '64 lines of proof',
      body.replace('old 0\n', `old 0\n${'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'.repeat(64)}`),
    ],
    ['a checkpoint that is none', 'old 0\n\nexample.org/log\n1\n'],
  ])('%s', async (_, wrong) => {
    expect(await judgeSubmission(wrong, () => undefined)).toMatchObject({ status: 400 });
  });
});

test('the example of the specification is read, and written as it was', () => {
  const { addCheckpoint } = vectors.specification;
  const parsed = parseAddCheckpoint(addCheckpoint);
  expect(parsed).toMatchObject({ ok: true, value: { oldSize: 20852014 } });
  if (!parsed.ok) return;
  expect(parsed.value.proof).toHaveLength(4);
  expect(formatAddCheckpoint(parsed.value)).toBe(addCheckpoint);
});

describe('requests that another witness accepts (litewitness)', async () => {
  const { origin: name, publicKeyHex, first, fromOneToThree, fromOneToFive } = vectors.litewitness;
  const publicKey = parseHex(publicKeyHex) ?? new Uint8Array();
  const keys = [{ name, id: await keyId(name, publicKey), publicKey }];
  const ask = (body: string, last: WatchedLog['last']) =>
    judgeSubmission(body, (asked) => (asked === name ? { keys, last } : undefined));
  const stateAfter = async (body: string, last: WatchedLog['last']) => {
    const answer = await ask(body, last);
    return answer.status === 200 ? answer.checkpoint : undefined;
  };

  test('are accepted here, the proofs of growth too', async () => {
    const one = await stateAfter(first, undefined);
    expect(one?.size).toBe(1);
    expect((await stateAfter(fromOneToThree, one))?.size).toBe(3);
    expect((await stateAfter(fromOneToFive, one))?.size).toBe(5);
  });
  test('are refused where another request came before', async () => {
    const five = await stateAfter(fromOneToFive, await stateAfter(first, undefined));
    expect(await ask(fromOneToThree, five)).toEqual({ status: 409, size: 5 });
  });
});
