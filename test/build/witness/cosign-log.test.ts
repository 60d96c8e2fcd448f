import { publish } from '../../../src/build/publish/publish.ts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { verifySite } from '../../../src/build/verify/verify-site.ts';
import { cosignLog } from '../../../src/build/witness/cosign-log.ts';
import { witness } from '../../../src/build/witness/witness-server.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { parseCheckpoint } from '../../../src/log/checkpoint.ts';
import { type SignerKey, cosignerOf, formatSignerKey, formatVerifierKey } from '../../../src/log/note-key.ts';
import { splitLines } from '../../../src/log/parse-log.ts';
import { toDay } from '../../../src/values/day.ts';
import { editedSite, replace } from '../../sites/edited-site.ts';
import { logOfSite } from '../../sites/log-of-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';
import { keyOf, memorySite, origin } from '../verify/published.ts';

const url = 'https://witness.example/one/';
const now = new Date('2026-09-12T08:00:00Z');
let work: string;
let key: SignerKey;
let witnessKey: SignerKey;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'cosign-'));
  key = await keyOf(origin, 1);
  witnessKey = await cosignerOf(await keyOf('witness.example/one', 2));
});
afterAll(() => rmSync(work, { recursive: true }));

/** The smallest site with a log and one witness, in a folder of its own. */
async function siteFolder(name: string): Promise<string> {
  const log = `origin: ${origin}\n  publicKey: ${formatVerifierKey(key)}\n  witnesses:\n    - url: ${url}\n      publicKey: ${formatVerifierKey(witnessKey, 'cosignature')}`;
  const files = editedSite([replace('content/site.yaml', `origin: ${origin}`, log)]);
  for (const [path, text] of await logOfSite(memoryFiles(files), toDay('2026-09-01'))) files.set(path, text);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(work, name, path)), { recursive: true });
    writeFileSync(join(work, name, path), text);
  }
  return join(work, name);
}

/** A witness in memory, reached as if over the network. */
function reach(answer: (body: string) => Promise<{ status: number; body: string }>): typeof fetch {
  return async (address, init) => {
    expect([String(address), init?.redirect]).toEqual([`${url}add-checkpoint`, 'error']);
    const { status, body } = await answer(String(init?.body));
    return new Response(body, { status });
  };
}
function newWitness(): (body: string) => Promise<{ status: number; body: string }> {
  const kept = new Map<string, string>();
  return witness({
    key: witnessKey,
    watched: new Map([[origin, [key]]]),
    state: {
      checkpoint: (name) => kept.get(name),
      last(name) {
        const parsed = parseCheckpoint(kept.get(name) ?? '');
        return parsed.ok ? parsed.value.checkpoint : undefined;
      },
      put: async (name, text) => void kept.set(name, text),
      close: async () => undefined,
    },
    now: () => now,
    say: () => undefined,
  });
}

async function ask(folder: string, fetching: typeof fetch) {
  const lines: string[] = [];
  const code = await cosignLog(folder, {
    environment: { VITRINE_LOG_KEY: formatSignerKey(key) },
    fetch: fetching,
    print: (line) => lines.push(line),
  });
  return { code, lines };
}
async function published(folder: string) {
  const prepared = await prepare({
    files: nodeFiles(folder),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => now,
  });
  const files = new Map((prepared.ready ? await publish(prepared.ready) : []).map(({ path, bytes }) => [path, bytes]));
  return { advice: prepared.problems.map(({ message }) => message), files };
}
const kept = (folder: string) => readFileSync(join(folder, 'data/log.checkpoint'), 'utf8');

test('what a witness cosigned is kept, published, and verified from outside', async () => {
  const folder = await siteFolder('cosigned');
  const before = await published(folder);
  expect(before.advice.join('\n')).toMatch(/not cosigned by witness\.example\/one: data\/log\.checkpoint is not there/);
  const { code, lines } = await ask(folder, reach(newWitness()));
  expect([code, lines[0]]).toEqual([0, 'witness.example/one cosigned at 2026-09-12T08:00:00.000Z.']);
  const { advice, files } = await published(folder);
  expect(advice).toEqual([]);
  expect(new TextDecoder().decode(files.get('log/checkpoint'))).toBe(kept(folder));
  expect(JSON.parse(new TextDecoder().decode(files.get('checks.json'))).log.witnesses).toEqual([
    {
      name: 'witness.example/one',
      publicKey: formatVerifierKey(witnessKey, 'cosignature'),
      cosigned: '2026-09-12T08:00:00.000Z',
    },
  ]);
  const verify = async (witnesses: readonly SignerKey[]) =>
    (
      await verifySite(memorySite(files), {
        keys: [key],
        witnesses,
        remembered: undefined,
        today: toDay('2026-09-12'),
        countsToday: false,
        openEngine: openNodeEngine,
        onStep: () => undefined,
      })
    ).verdicts
      .filter(({ about, kind }) => about === 'witnesses' || kind === 'differs')
      .map(({ kind, message }) => `${kind}: ${message}`);
  expect(await verify([witnessKey])).toEqual([
    expect.stringMatching(
      /^agrees: The witness that you gave, witness\.example\/one \(.*\), cosigned it at 2026-09-12T08/,
    ),
  ]);
  expect(await verify([])).toEqual([
    expect.stringMatching(/^note: Cosigned at .* a witness that the site names itself/),
  ]);
  expect(await verify([witnessKey, await cosignerOf(await keyOf('witness.example/two', 3))])).toContainEqual(
    expect.stringMatching(/^differs: The witness that you gave, witness\.example\/two \(.*\), did not cosign it/),
  );
});

test('a log that grew is cosigned again, by a witness that tells how far it is', async () => {
  const folder = await siteFolder('grown');
  const one = newWitness();
  const log = readFileSync(join(folder, 'data/log.jsonl'), 'utf8');
  writeFileSync(join(folder, 'data/log.jsonl'), `${splitLines(log).slice(0, 2).join('\n')}\n`);
  expect((await ask(folder, reach(one))).code).toBe(0);
  writeFileSync(join(folder, 'data/log.jsonl'), log);
  expect((await published(folder)).advice.join('\n')).toMatch(
    /not cosigned by witness\.example\/one: data\/log\.checkpoint holds no signature of theirs/,
  );
  expect((await ask(folder, reach(one))).code).toBe(0);
  expect(kept(folder)).toMatch(/\n3\n/);
});

test('a rollback and a fork are refused, and the reason is told', async () => {
  const folder = await siteFolder('forked');
  const one = newWitness();
  const log = readFileSync(join(folder, 'data/log.jsonl'), 'utf8');
  await ask(folder, reach(one));
  const before = kept(folder);
  writeFileSync(join(folder, 'data/log.jsonl'), `${splitLines(log).slice(0, 2).join('\n')}\n`);
  expect(await ask(folder, reach(one))).toMatchObject({
    code: 1,
    lines: [
      expect.stringMatching(/did not cosign: it cosigned 3 entries, and this log has 2: entries were removed/),
      expect.anything(),
    ],
  });
  writeFileSync(join(folder, 'data/log.jsonl'), log.replace('"rows":', '"rows":1'));
  expect(await ask(folder, reach(one))).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/does not go on from the one that it cosigned before/), expect.anything()],
  });
  expect(kept(folder)).toBe(before);
});

test('a witness that does not answer, or answers something else, spoils nothing', async () => {
  const folder = await siteFolder('silent');
  await ask(folder, reach(newWitness()));
  const before = kept(folder);
  expect(
    await ask(folder, () =>
      Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })),
    ),
  ).toMatchObject({
    code: 3,
    lines: [expect.stringMatching(/could not be asked at https:.*: connect ECONNREFUSED/), expect.anything()],
  });
  for (const body of ['', 'nonsense', '— witness.example/one AAAAAAAA\n', 'x'.repeat(70_000)])
    expect(
      await ask(
        folder,
        reach(async () => ({ status: 200, body })),
      ),
    ).toMatchObject({ code: 1 });
  expect(
    await ask(
      folder,
      reach(async () => ({ status: 404, body: 'no' })),
    ),
  ).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/does not watch the log lantern\.example\/privacy/), expect.anything()],
  });
  expect(kept(folder)).toBe(before);
});

test('a kept checkpoint whose cosignature is not one is published without it', async () => {
  const folder = await siteFolder('forged');
  await ask(folder, reach(newWitness()));
  const forged = kept(folder).replace(
    /(— witness\.example\/one .{20})(.)/,
    (_, head, one) => `${head}${one === 'A' ? 'B' : 'A'}`,
  );
  writeFileSync(join(folder, 'data/log.checkpoint'), forged);
  const { advice, files } = await published(folder);
  expect(advice.join('\n')).toMatch(/not cosigned by witness\.example\/one/);
  expect(new TextDecoder().decode(files.get('log/checkpoint'))).not.toContain('witness.example');
});

test('a folder without a key, or without witnesses, has nothing to ask', async () => {
  const folder = await siteFolder('keyless');
  await expect(cosignLog(folder, { environment: {}, fetch, print: () => undefined })).rejects.toThrow(
    /cosigns signed logs only/,
  );
  writeFileSync(
    join(folder, 'content/site.yaml'),
    readFileSync(join(folder, 'content/site.yaml'), 'utf8').replace(/ {2}witnesses:\n(?: {4,}.*\n?)+/, ''),
  );
  await expect(ask(folder, fetch)).rejects.toThrow(/site\.yaml names no witness/);
});
