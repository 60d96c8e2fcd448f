import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fetchLog } from '../../src/browser/fetch-log.ts';
import { sealLog } from '../../src/build/prepare/seal-log.ts';
import { publishLog } from '../../src/build/publish/publish-log.ts';
import { parseCheckpoint } from '../../src/log/checkpoint.ts';
import { cosign } from '../../src/log/cosignature.ts';
import { type SignerKey, cosignerOf, formatVerifierKey, generateKey } from '../../src/log/note-key.ts';
import { formatNote } from '../../src/log/signed-note.ts';
import { sampleLog } from '../log/sample-log.ts';

const origin = 'lantern.example/privacy';
const base = 'https://lantern.example/privacy/';
const time = Date.UTC(2026, 8, 12) / 1000;
let witness: SignerKey;
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  witness = await cosignerOf(await generateKey('witness.example/one'));
  const text = sampleLog(5);
  const log = publishLog(await sealLog(text, { origin }, undefined));
  files = new Map(log.map(({ path, bytes }) => [path, bytes]));
  files.set('data/log.jsonl', new TextEncoder().encode(text));
});
afterEach(() => vi.unstubAllGlobals());

/** The log as a page of the site fetches it, with a checkpoint that was cosigned at a time. */
async function fetched(witnesses: readonly string[], cosignedAt?: number, change = (note: string) => note) {
  const published = new TextDecoder().decode(files.get('log/checkpoint'));
  const parsed = parseCheckpoint(published);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  const { text } = parsed.value.note;
  const signatures = cosignedAt === undefined ? [] : [await cosign(text, witness, cosignedAt)];
  const served = new Map(files).set(
    'log/checkpoint',
    new TextEncoder().encode(change(formatNote({ text, signatures }))),
  );
  vi.stubGlobal('fetch', async (address: string) => {
    const bytes = served.get(address.slice(base.length)) as Uint8Array<ArrayBuffer> | undefined;
    return bytes ? new Response(bytes) : new Response('', { status: 404 });
  });
  const { ok, message } = await fetchLog({ base, origin, key: '', witnesses });
  return { ok, message };
}
/** A server that answers for one file, in place of it, as told. */
function servedWith(path: string, answer: () => Promise<Response>): ReturnType<typeof fetchLog> {
  vi.stubGlobal('fetch', async (address: string) => {
    const asked = address.slice(base.length);
    const bytes = files.get(asked) as Uint8Array<ArrayBuffer> | undefined;
    if (asked === path) return answer();
    return bytes ? new Response(bytes) : new Response('', { status: 404 });
  });
  return fetchLog({ base, origin, key: '' });
}

test.each(['data/log.jsonl', 'log/checkpoint'])('%s that only does not come accuses nobody', async (path) => {
  for (const answer of [
    async () => Promise.reject(new TypeError('Failed to fetch')),
    async () => new Response('', { status: 503 }),
    async () => new Response('<!doctype html><title>Log in</title>'),
  ])
    await expect(servedWith(path, answer)).rejects.toThrow(`/privacy/${path} could not be fetched`);
});

test('a checkpoint that the server says it has not is a fault of the log', async () => {
  const { ok, message } = await servedWith('log/checkpoint', async () => new Response('', { status: 404 }));
  expect([ok, message]).toEqual([false, expect.stringContaining('the server answered 404')]);
});

const named = () => [formatVerifierKey(witness, 'cosignature')];

test('a page whose site names no witness says nothing of them', async () => {
  const { ok, message } = await fetched([], time);
  expect([ok, message]).toEqual([true, expect.not.stringContaining('witness')]);
});

test('what a named witness signed is checked here, and its day is told', async () => {
  const { ok, message } = await fetched(named(), time);
  expect([ok, message]).toEqual([
    true,
    expect.stringMatching(/The witness witness\.example\/one cosigned it on 2026-09-12\.$/),
  ]);
});

test('a named witness that did not sign is told, and is no fault of the log', async () => {
  const { ok, message } = await fetched(named());
  expect([ok, message]).toEqual([
    true,
    expect.stringMatching(/The witness witness\.example\/one did not cosign it\.$/),
  ]);
});

test('a line that only bears the name of a witness is a fault', async () => {
  const { ok, message } = await fetched(named(), time, (note) =>
    note.replace(
      /(— witness\.example\/one .{30})(.)/,
      (_, head: string, one: string) => `${head}${one === 'A' ? 'B' : 'A'}`,
    ),
  );
  expect([ok, message]).toEqual([
    false,
    expect.stringMatching(/A line in the name of the witness witness\.example\/one is not its signature\.$/),
  ]);
});
