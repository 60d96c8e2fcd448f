import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealLog } from '../../../src/build/prepare/seal-log.ts';
import { publishLog } from '../../../src/build/publish/publish-log.ts';
import { type VerifyArguments, verify } from '../../../src/build/verify/verify.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { formatVerifierKey } from '../../../src/log/note-key.ts';
import { sampleLog } from '../../log/sample-log.ts';
import { type Published, keyOf, origin, publish, tampered } from './published.ts';

let work: string;
let site: Published;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'verify-'));
  site = await publish();
});
afterAll(() => rmSync(work, { recursive: true }));

/** Puts files into a folder of their own, in the place of those that were there. */
function folderOf(name: string, files: Published): string {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

async function run(given: Partial<VerifyArguments>, fetching: typeof fetch = fetch) {
  let printed = '';
  const code = await verify(
    { site: '', keys: [], witnesses: [], json: false, asBuilt: false, ...given },
    {
      fetch: fetching,
      now: () => new Date('2026-09-12T08:00:00Z'),
      openEngine: openNodeEngine,
      print: (text) => (printed += text),
      say: () => undefined,
    },
  );
  return { code, printed };
}

/** A site that has nothing but a log of so many lines. */
async function logOnly(text: string): Promise<Published> {
  const files = publishLog(await sealLog(text, { origin }, undefined));
  return new Map([
    ...files.map(({ path, bytes }) => [path, bytes] as const),
    ['data/log.jsonl', new TextEncoder().encode(text)] as const,
  ]);
}

test('an honest folder: 0, and the words say what was looked at and what was not', async () => {
  const { code, printed } = await run({ site: folderOf('honest', site) });
  expect(code).toBe(0);
  expect(printed).toMatch(/^\S+, judged as of 2026-09-12\n/);
  expect(printed).toMatch(/every result is the one in checks\.json/);
  expect(printed).toMatch(/Not looked at: .*\nEverything that was looked at agrees\.\n$/);
});

test('something that differs: 1, in words and for machines', async () => {
  const folder = folderOf('differs', tampered(site, { 'log/tile/0/000.p/3': null }));
  const { code, printed } = await run({ site: folder });
  expect(code).toBe(1);
  expect(printed).toMatch(/^DIFFERS {2}log\/tile\/0\/000\.p\/3: The tile is missing\.$/m);
  expect(printed).toMatch(/\n1 differ\.\n$/);
  const json = await run({ site: folder, json: true });
  expect(JSON.parse(json.printed)).toMatchObject({ exitCode: 1, day: '2026-09-12', address: folder });
});

test('a server that nobody reaches: 3, and nothing is said to differ', async () => {
  const { code, printed } = await run({ site: 'https://lantern.example/privacy/' }, () =>
    Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND lantern.example') })),
  );
  expect(code).toBe(3);
  expect(printed).toMatch(/UNKNOWN .*could not be fetched: getaddrinfo ENOTFOUND/);
  expect(printed).not.toMatch(/DIFFERS/);
});

test('the same site on a server, of which one file does not come: 3', async () => {
  const answer: typeof fetch = async (input) => {
    const path = String(input).replace('https://lantern.example/privacy/', '');
    const bytes = site.get(path);
    if (path.endsWith('2026-07.csv')) return new Response('', { status: 503 });
    return bytes ? new Response(bytes as Uint8Array<ArrayBuffer>) : new Response('', { status: 404 });
  };
  const { code, printed } = await run({ site: 'https://lantern.example/privacy/' }, answer);
  expect(printed).toMatch(/UNKNOWN .*2026-07\.csv could not be fetched: the server answered 503/);
  expect(printed).not.toMatch(/DIFFERS/);
  expect(code).toBe(3);
});

test.each([
  [{ site: '/nowhere/at/all' }, /There is no folder/],
  [{ site: 'https://' }, /is no address/],
  [{ site: '.', keys: ['nonsense'] }, /--key nonsense is no public key/],
  [{ site: '.', witnesses: ['nonsense'] }, /--witness nonsense is no public key/],
])('%j is a fault of the command line', async (given, message) => {
  await expect(run(given)).rejects.toThrow(message);
});

test('what a site says does not steer the terminal', async () => {
  const folder = folderOf(
    'steering',
    tampered(site, { 'log/checkpoint': (note) => note.replace(origin, `${origin}\u202etxt`) }),
  );
  expect((await run({ site: folder })).printed).toMatch(/belongs to another log: lantern\.example\/privacy\ufffdtxt/);
});

test('a folder that holds something else: 3', async () => {
  const { code, printed } = await run({ site: folderOf('else', new Map([['index.html', new Uint8Array()]])) });
  expect(code).toBe(3);
  expect(printed).toMatch(/UNKNOWN .* holds no site of this kind/);
});

test('a site that is gone, of which something is remembered: 1', async () => {
  const watch = join(work, 'gone.json');
  await run({ site: folderOf('leaving', await logOnly(sampleLog(2))), watch });
  const { code, printed } = await run({
    site: folderOf('leaving', new Map([['index.html', new Uint8Array()]])),
    watch,
  });
  expect(code).toBe(1);
  expect(printed).toMatch(/A rollback: the log has 0 entries, and on 2026-09-12 it had 2/);
});

test('a key that did not sign: 1', async () => {
  const { code, printed } = await run({
    site: folderOf('honest', site),
    keys: [formatVerifierKey(await keyOf(origin, 1))],
  });
  expect(code).toBe(1);
  expect(printed).toMatch(/It is not signed, and you expect the signature of lantern\.example\/privacy/);
});

test('what was seen is remembered: growth agrees; a rollback and a fork are named, and forget nothing', async () => {
  const watch = join(work, 'watch.json');
  const visit = async (text: string) => (await run({ site: folderOf('growing', await logOnly(text)), watch })).printed;
  const changed = sampleLog(8).replace('"bytes":1002', '"bytes":2002');
  expect(await visit(sampleLog(5))).toMatch(/This is the first visit/);
  expect(await visit(sampleLog(7))).toMatch(
    /ok {7}The 5 entries seen on 2026-09-12 are its beginning; 2 were added since/,
  );
  const kept = readFileSync(watch, 'utf8');
  expect(await visit(sampleLog(6))).toMatch(
    /DIFFERS {2}A rollback: the log has 6 entries, and on 2026-09-12 it had 7\. The first difference: line 7, .*, was removed/,
  );
  expect(await visit(changed)).toMatch(
    /DIFFERS {2}A fork: the 7 entries seen on 2026-09-12 are not the first 7 of today's log\. The first difference: line 3, the entry of usage\/daily-active-2024-03\.csv, was changed/,
  );
  expect(readFileSync(watch, 'utf8')).toBe(kept);
  expect(await visit(sampleLog(7))).toMatch(/nothing was added since/);
  expect(readdirSync(work).filter((name) => name.startsWith('watch.json'))).toEqual(['watch.json']);
});

test('a watch file that this command did not write is not written over', async () => {
  const watch = join(work, 'notes.json');
  writeFileSync(watch, '{}');
  await expect(run({ site: folderOf('honest', site), watch })).rejects.toThrow(/is no file that this command wrote/);
  expect(readFileSync(watch, 'utf8')).toBe('{}');
});
