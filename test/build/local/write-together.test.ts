import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recover, writeTogether } from '../../../src/build/local/write-together.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'together-'));
  await writeFile(join(folder, 'log.jsonl'), 'old\n');
  await writeFile(join(folder, 'descriptor.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const changes = [
  { path: 'set/2026-08.csv', bytes: bytes('a,b\n1,2\n') },
  { path: 'descriptor.json', bytes: bytes('{"new":true}') },
  { path: 'log.jsonl', bytes: bytes('old\nnew\n') },
];

/** Every file of the folder with its content. */
async function state(): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const),
    ),
  );
}

const before = { 'log.jsonl': 'old\n', 'descriptor.json': '{}' };
const after = { 'log.jsonl': 'old\nnew\n', 'descriptor.json': '{"new":true}', 'set/2026-08.csv': 'a,b\n1,2\n' };

describe('files written together', () => {
  test('all are there afterwards, and nothing else', async () => {
    await writeTogether(folder, changes);
    expect(await state()).toEqual(after);
  });

  test('interrupted at any step, the folder is as before or complete once it is read again', async () => {
    const steps: string[] = [];
    await writeTogether(folder, changes, (name) => steps.push(name));
    expect(steps).toHaveLength(9);
    const seen = new Set<string>();
    for (const [index] of steps.entries()) {
      await rm(folder, { recursive: true, force: true });
      folder = await mkdtemp(join(tmpdir(), 'together-'));
      await writeFile(join(folder, 'log.jsonl'), 'old\n');
      await writeFile(join(folder, 'descriptor.json'), '{}');
      let count = 0;
      const interrupted = writeTogether(folder, changes, () => {
        if (count++ === index) throw new Error('power cut');
      });
      await expect(interrupted).rejects.toThrow('power cut');
      const finished = await recover(folder);
      expect(await state()).toEqual(finished ? after : before);
      seen.add(String(finished));
    }
    expect([...seen].sort()).toEqual(['false', 'true']);
  });

  test('recovering a folder that needs nothing changes nothing', async () => {
    expect(await recover(folder)).toBe(false);
    expect(await state()).toEqual(before);
  });
});

describe('what waits to be written', () => {
  const dead = Number(
    spawnSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']).stdout.toString(),
  );

  test('by a program that is still running is left alone, and cleared away when it is gone', async () => {
    await writeFile(join(folder, `.vitrine-waiting-${process.ppid}-0`), 'being written');
    await writeFile(join(folder, `.vitrine-waiting-${dead}-0`), 'left behind');
    await recover(folder);
    expect(await state()).toEqual({ ...before, [`.vitrine-waiting-${process.ppid}-0`]: 'being written' });
  });
});
