import { describe, expect, test } from 'vitest';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { newKey } from '../../../src/build/release/new-key.ts';
import { readSigningKey } from '../../../src/build/local/signing-key.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { parseCheckpoint } from '../../../src/log/checkpoint.ts';
import { parseVerifierKey } from '../../../src/log/note-key.ts';
import { judgeNote } from '../../../src/log/signed-note.ts';
import { formatProblems } from '../../../src/problems/format-problem.ts';
import { memoryFiles } from '../../source/memory-files.ts';
import { type Edit, editedSite, replace } from '../../sites/edited-site.ts';

const origin = 'lantern.example/privacy';
async function pair(): Promise<{ publicKey: string; secret: string }> {
  const lines = await newKey(origin);
  return {
    publicKey: lines.find((line) => line.includes('publicKey: '))?.split(': ')[1] ?? '',
    secret: lines.at(-1) ?? '',
  };
}
const named = (key: string): Edit =>
  replace('content/site.yaml', `origin: ${origin}`, `origin: ${origin}\n  publicKey: ${key}`);

async function prepared(edits: readonly Edit[], secret?: string) {
  const signer = await readSigningKey(secret === undefined ? {} : { VITRINE_LOG_KEY: secret });
  return prepare({
    files: memoryFiles(editedSite(edits)),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
    ...(signer ? { signer } : {}),
  });
}
const checkpointOf = ({ ready }: Awaited<ReturnType<typeof prepared>>) => ready?.log.checkpoint ?? '';

describe('the checkpoint', () => {
  test('is signed with the key of the environment, and the public key of site.yaml verifies it', async () => {
    const { publicKey, secret } = await pair();
    const site = await prepared([named(publicKey)], `${secret}\n`);
    expect(site.problems).toEqual([]);
    const carried = parseCheckpoint(checkpointOf(site));
    const key = await parseVerifierKey(publicKey);
    if (!carried.ok || !key.ok) throw new Error('neither checkpoint nor key can be read');
    expect(await judgeNote(carried.value.note, [key.value])).toEqual({ status: 'verified', by: [origin] });
    expect(site.ready?.model.audit.log.signed).toBe(true);
  });

  test('is unsigned without a key, and nothing is said of it where none is named', async () => {
    const site = await prepared([]);
    expect(site.problems).toEqual([]);
    expect(checkpointOf(site)).not.toContain('\u2014');
  });

  test('is unsigned where a key is named and none is at hand: advice, which stops nothing', async () => {
    const { publicKey } = await pair();
    const site = await prepared([named(publicKey)]);
    expect(formatProblems(site.problems)).toBe(
      "content/site.yaml:17:14 reference/conflict (advice)\n  This site names a public key, but VITRINE_LOG_KEY is not set: the log's checkpoint is published unsigned.\n  Fix: set VITRINE_LOG_KEY where the site is built",
    );
    expect(site.ready).toBeDefined();
  });
});

describe('refused', () => {
  test('another key than the one that is named', async () => {
    const [{ publicKey }, other] = [await pair(), await pair()];
    const { problems, ready } = await prepared([named(publicKey)], other.secret);
    expect(ready).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: 'reference/conflict',
        fix: `set VITRINE_LOG_KEY to the secret key of ${origin}, or write  publicKey: ${other.publicKey}`,
      },
    ]);
  });

  test('a key where site.yaml names none', async () => {
    const { publicKey, secret } = await pair();
    const { problems, ready } = await prepared([], secret);
    expect(ready).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'schema/missing-key', fix: `add to log:\npublicKey: ${publicKey}` }]);
  });

  test('a public key that is none', async () => {
    expect((await prepared([named('lantern')])).problems).toMatchObject([
      { code: 'schema/wrong-value', fix: `vitrine release --new-key ${origin}  makes a pair of keys` },
    ]);
  });

  test('a secret key that is none, without repeating any of it', async () => {
    const { secret } = await pair();
    const broken = `${secret.slice(0, -8)}AAAAAAAA`;
    const error = await readSigningKey({ VITRINE_LOG_KEY: broken }).catch((caught: unknown) => caught as Error);
    expect((error as Error).message).toMatch(/^The environment variable VITRINE_LOG_KEY holds no signing key: /);
    expect((error as Error).message).not.toContain(broken.split('+').at(-1));
  });

  test('a name that is none', async () => {
    await expect(newKey('my key')).rejects.toThrow('"my key" cannot be the name of a key');
  });
});
