import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { type PreviousLog, readPreviousLogs } from '../../../src/build/local/previous-logs.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { formatLog, sampleRelease } from '../../log/sample-log.ts';
import { memoryFiles } from '../../source/memory-files.ts';
import { editedSite, write } from '../../sites/edited-site.ts';

const [one, two, three] = [1, 2, 3].map((count) =>
  formatLog(Array.from({ length: count }, (_, at) => sampleRelease(at))),
) as [string, string, string];
let folder = '';
let server: Server;
let address = '';
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], {
    stdio: 'pipe',
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'previous-'));
  await mkdir(join(folder, 'site/data'), { recursive: true });
  git('init', '-q', '-b', 'main');
  git('commit', '-q', '--allow-empty', '-m', 'nothing yet');
  git('tag', 'empty');
  await writeFile(join(folder, 'site/data/log.jsonl'), two);
  git('add', '.');
  git('commit', '-q', '-m', 'two entries');
  server = createServer((request, response) => {
    response.statusCode = request.url === '/privacy/data/log.jsonl' ? 200 : 404;
    response.end(one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/privacy/`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});
const read = (previous: readonly string[], base?: string) =>
  readPreviousLogs({ previous, ...(base === undefined ? {} : { base }) }, join(folder, 'site'));

describe('earlier logs are read', () => {
  test('from a file, from a site, from a branch; the folder need not be the root of the repository', async () => {
    const file = join(folder, 'kept.jsonl');
    await writeFile(file, three);
    expect(await read([file, address], 'main')).toEqual([
      { name: file, text: three },
      { name: `${address}data/log.jsonl`, text: one },
      { name: 'data/log.jsonl of main', text: two },
    ]);
  });

  test('from a branch that has none yet, as an empty one', async () => {
    expect(await read([], 'empty')).toEqual([{ name: 'data/log.jsonl of empty', text: '' }]);
  });

  test.each([
    [
      'a branch that is not there',
      [],
      'origin/nowhere',
      '"origin/nowhere", named by --base, is no commit that git knows here. In CI, fetch it first: git fetch origin nowhere',
    ],
    ['a branch that looks like an option', [], '--output=x', '"--output=x", named by --base, is no commit'],
    [
      'a file that is not there',
      ['/nowhere/log.jsonl'],
      undefined,
      '/nowhere/log.jsonl, named by --previous, could not be read',
    ],
  ] as const)('and refused: %s', async (_, previous, base, message) => {
    await expect(read(previous, base)).rejects.toThrow(message);
  });

  test('and refused: a page that is not there', async () => {
    await expect(read([`${address}log.jsonl`])).rejects.toThrow(
      `${address}log.jsonl could not be fetched: the server answered 404. Before the first deployment there is nothing: leave --previous out.`,
    );
  });
});

async function findings(log: string, previousLogs: readonly PreviousLog[]) {
  const site = editedSite([write('data/log.jsonl', log)]);
  const { report } = await prepare({
    files: memoryFiles(site),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
    previousLogs,
  });
  const result = report?.results.find(({ check }) => check === 'log')?.outcome;
  return { messages: result?.findings.map(({ message }) => message), note: result?.note };
}

describe('the log is held to each of them', () => {
  test('it continues all: the longest is named', async () => {
    const { messages, note } = await findings(three, [
      { name: 'live', text: one },
      { name: 'main', text: two },
    ]);
    expect(messages).toEqual([]);
    expect(note).toContain('It begins with the whole earlier log (lines: 2).');
  });

  test.each([
    ['a line removed', three.split('\n').slice(1).join('\n'), 'this line was removed'],
    ['the end cut off', one, 'this line was removed'],
    ['two lines exchanged', `${three.split('\n').slice(0, 2).reverse().join('\n')}\n`, 'this line was reordered'],
    ['a line changed', three.replace('"rows":30', '"rows":31'), 'this line was changed'],
  ])('%s is found, and the log that shows it is named', async (_, log, reason) => {
    const { messages } = await findings(log, [
      { name: 'an empty log', text: '' },
      { name: 'main', text: two },
    ]);
    expect(messages?.[0]).toBe(`The log does not continue the one published before: ${reason} (compared with main).`);
  });
});
