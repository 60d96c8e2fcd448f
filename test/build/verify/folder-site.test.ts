import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderSite } from '../../../src/build/verify/folder-site.ts';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'folder-site-'));
  mkdirSync(join(work, 'site/data'), { recursive: true });
  writeFileSync(join(work, 'site/data/table.csv'), 'month\n');
  writeFileSync(join(work, 'secret'), 'x');
  symlinkSync('../secret', join(work, 'site/link'));
});
afterAll(() => rmSync(work, { recursive: true }));

test('files of the folder are read, whole or up to a size', async () => {
  const site = folderSite(join(work, 'site'));
  expect(new TextDecoder().decode(await site.read('data/table.csv'))).toBe('month\n');
  expect((await site.read('data/table.csv', 3))?.length).toBe(3);
});

test('what is not there, and a folder, are no files', async () => {
  const site = folderSite(join(work, 'site'));
  for (const path of ['data/other.csv', 'data', 'data/table.csv/x']) expect(await site.read(path)).toBeUndefined();
});

test('nothing outside of the folder is read', async () => {
  const site = folderSite(join(work, 'site'));
  await expect(site.read('../secret')).rejects.toThrow('leads out of the folder');
  await expect(site.read('link')).rejects.toThrow('a link leads out of the folder');
});
