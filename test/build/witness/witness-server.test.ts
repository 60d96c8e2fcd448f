import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runWitness } from '../../../src/build/witness/run-witness.ts';
import { openWitnessState } from '../../../src/build/witness/witness-state.ts';
import { parseWitnessConfig } from '../../../src/build/witness/witness-config.ts';
import { formatAddCheckpoint } from '../../../src/log/add-checkpoint.ts';
import { formatCheckpoint, parseCheckpoint } from '../../../src/log/checkpoint.ts';
import { judgeCosignatures } from '../../../src/log/cosignature.ts';
import { encodeText } from '../../../src/log/encoding.ts';
import { type MerkleTree, buildLogTree } from '../../../src/log/merkle-tree.ts';
import {
  type SignerKey,
  cosignerOf,
  formatSignerKey,
  formatVerifierKey,
  generateKey,
} from '../../../src/log/note-key.ts';
import { splitLines } from '../../../src/log/parse-log.ts';
import { sha256Hex } from '../../../src/log/sha256.ts';
import { formatNote, parseNote, signNote } from '../../../src/log/signed-note.ts';
import { sampleLog } from '../../log/sample-log.ts';

const origin = 'example.org/log';
const now = new Date('2026-09-12T08:00:00Z');
let work: string;
let logKey: SignerKey;
let secret: SignerKey;
let tree: MerkleTree;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'witness-'));
  [logKey, secret] = await Promise.all([generateKey(origin), generateKey('witness.example/one')]);
  tree = await buildLogTree(splitLines(sampleLog(20)));
  writeFileSync(
    join(work, 'witness.yaml'),
    `logs:\n  - origin: ${origin}\n    publicKeys: [${formatVerifierKey(logKey)}]\n`,
  );
});
afterAll(() => rmSync(work, { recursive: true }));

/** Runs a witness on this computer while `visit` talks to it. */
async function running(state: string, visit: (url: string) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  let visited: Promise<void> | undefined;
  const code = await runWitness(
    { config: join(work, 'witness.yaml'), state: join(work, state), port: 0 },
    {
      environment: { VITRINE_WITNESS_KEY: formatSignerKey(secret) },
      now: () => now,
      print: () => undefined,
      signal: stop.signal,
      onListening: (url) => (visited = visit(url).finally(() => stop.abort())),
    },
  );
  await visited;
  expect(code).toBe(0);
}

async function bodyOf(oldSize: number, size: number, from = tree): Promise<string> {
  const text = formatCheckpoint({ origin, size, root: await from.root(size), extensions: [] });
  const proof = oldSize <= size ? await from.consistencyProof(oldSize, size) : [];
  return formatAddCheckpoint({ oldSize, proof, checkpoint: formatNote(await signNote(text, [logKey])) });
}
async function post(url: string, body: string, path = 'add-checkpoint') {
  const response = await fetch(`${url}${path}`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

test('a log that only grew is cosigned, and the signature holds by the public key', async () => {
  const witness = await cosignerOf(secret);
  await running('growing.json', async (url) => {
    for (const [old, size] of [
      [0, 5],
      [5, 12],
      [12, 12],
      [12, 20],
    ] as const) {
      const body = await bodyOf(old, size);
      const { status, text } = await post(url, body);
      expect([old, size, status]).toEqual([old, size, 200]);
      const note = parseNote(`${body.slice(body.indexOf('\n\n') + 2)}${text}`);
      expect(note.ok && (await judgeCosignatures(note.value, [witness]))[0]).toMatchObject({
        status: 'cosigned',
        time: now.getTime() / 1000,
      });
    }
  });
});

test('a rollback and a fork are refused, also by a witness that was started anew', async () => {
  const fork = await buildLogTree(splitLines(sampleLog(20).replace('"bytes":1003', '"bytes":9')));
  await running('refusing.json', async (url) => {
    expect((await post(url, await bodyOf(0, 12))).status).toBe(200);
  });
  await running('refusing.json', async (url) => {
    expect(await post(url, await bodyOf(5, 5))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '12\n' });
    expect(await post(url, await bodyOf(0, 20, fork))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '12\n' });
    expect((await post(url, await bodyOf(12, 12, fork))).status).toBe(422);
    expect((await post(url, await bodyOf(12, 20, fork))).status).toBe(422);
    expect((await post(url, await bodyOf(12, 20))).status).toBe(200);
  });
});

test('of many requests that come at once, one is cosigned, and none rolls the others back', async () => {
  await running('racing.json', async (url) => {
    await post(url, await bodyOf(0, 1));
    const answers = await Promise.all(
      [2, 9, 3, 20, 5].map(async (size) => (await post(url, await bodyOf(1, size))).status),
    );
    expect(answers.toSorted()).toEqual([200, 409, 409, 409, 409]);
  });
});

test('what is no request gets the status that the specification gives it', async () => {
  await running('refusing-others.json', async (url) => {
    expect((await post(url, 'old')).status).toBe(400);
    expect((await post(url, (await bodyOf(0, 5)).replace('example.org/log\n', 'example.org/other\n'))).status).toBe(
      404,
    );
    expect((await post(url, (await bodyOf(0, 5)).replace('\n5\n', '\n6\n'))).status).toBe(403);
    expect((await post(url, 'x'.repeat(600_000))).status).toBe(413);
    expect((await post(url, '', 'elsewhere')).status).toBe(404);
    expect((await fetch(`${url}add-checkpoint`)).status).toBe(405);
  });
});

test('monitors get the last checkpoint, with both signatures, by the hash of the name of the log', async () => {
  await running('monitored.json', async (url) => {
    const address = `${url}${await sha256Hex(encodeText(origin))}/checkpoint`;
    expect((await fetch(address)).status).toBe(404);
    await post(url, await bodyOf(0, 7));
    const parsed = parseCheckpoint(await (await fetch(address)).text());
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        checkpoint: { origin, size: 7 },
        note: { signatures: [{ name: origin }, { name: 'witness.example/one' }] },
      },
    });
    expect((await fetch(`${url}${'0'.repeat(64)}/checkpoint`)).status).toBe(404);
  });
});

describe('the state file', () => {
  test('is written whole, and nothing lies beside it afterwards', async () => {
    await running('whole.json', async (url) => {
      await post(url, await bodyOf(0, 5));
      expect(JSON.parse(readFileSync(join(work, 'whole.json'), 'utf8'))).toMatchObject({
        format: 'vitrine-witness/1',
        logs: { [origin]: expect.stringContaining('\n5\n') },
      });
    });
    expect(readdirSync(work).filter((name) => name.startsWith('whole.json'))).toEqual(['whole.json']);
  });

  test('belongs to one witness at a time; one that died leaves it to the next', async () => {
    const path = join(work, 'shared.json');
    const first = await openWitnessState(path);
    await expect(openWitnessState(path)).rejects.toThrow(/Another witness, process \d+, works with this state file/);
    await first.close();
    writeFileSync(`${path}.lock`, '4194304999');
    await (await openWitnessState(path)).close();
  });

  test.each(['', '{}', '{"format":"vitrine-witness/1","logs":{"a":"b"}}'])(
    'that is none, %j, is not taken for an empty one',
    async (text) => {
      const path = join(work, 'torn.json');
      writeFileSync(path, text);
      await expect(openWitnessState(path)).rejects.toThrow(/is no state of a witness/);
      expect(readdirSync(work)).not.toContain('torn.json.lock');
    },
  );
});

test.each([
  ['', /It is written like this/],
  ['logs: []', /It is written like this/],
  ['logs: [{origin: a, publicKeys: [x]}]', /The public key of a cannot be read/],
  ['logs: [', /is not YAML/],
  ['logs: [{origin: a, publicKeys: []}]', /It is written like this/],
])('%j is no configuration', async (text, message) => {
  await expect(parseWitnessConfig(text, 'witness.yaml')).rejects.toThrow(message);
});

test('a pair of keys is printed once, the public one as site.yaml wants it', async () => {
  const lines: string[] = [];
  const signal = new AbortController().signal;
  await runWitness(
    { port: 0, newKey: 'witness.example/new' },
    { environment: {}, now: () => now, print: (line) => lines.push(line), signal },
  );
  expect(lines[1]).toMatch(/^publicKey: witness\.example\/new\+[0-9a-f]{8}\+B/);
  expect(lines[3]).toMatch(/^PRIVATE\+KEY\+witness\.example\/new\+/);
  await expect(
    runWitness({ port: 0, newKey: 'two words' }, { environment: {}, now: () => now, print: () => undefined, signal }),
  ).rejects.toThrow(/is no name for a key/);
});

test.each([
  [{}, /VITRINE_WITNESS_KEY is not set/],
  [{ VITRINE_WITNESS_KEY: 'x' }, /holds no secret key/],
])('without its key (%j) it does not begin', async (environment, message) => {
  await expect(
    runWitness(
      { config: join(work, 'witness.yaml'), port: 0 },
      { environment, now: () => now, print: () => undefined, signal: new AbortController().signal },
    ),
  ).rejects.toThrow(message);
});
