import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildInto, demoSite } from '../build-once.ts';

const minimal = 'test/sites/minimal';
let work: string;

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'whole-site-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every file of a folder with the hash of its bytes. */
const stateOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );

describe('a build', () => {
  test('of the same input gives the same bytes', async () => {
    await buildInto(join(work, 'again'), '.');
    expect(stateOf(join(work, 'again'))).toEqual(stateOf(await demoSite()));
  }, 600_000);

  test('that fails says why and leaves the last built site as it was', async () => {
    const site = join(work, 'site');
    cpSync(minimal, site, { recursive: true });
    const out = join(work, 'kept');
    await buildInto(out, site);
    const before = stateOf(out);
    const category = join(site, 'content/categories/usage.md');
    writeFileSync(category, readFileSync(category, 'utf8').replace('sensitivity: ', 'sensitivty: '));
    await expect(buildInto(out, site)).rejects.toThrow(
      /usage\.md:\d+:1 schema\/unknown-key[\s\S]*write {2}sensitivity: [\s\S]*Nothing was built/,
    );
    expect(stateOf(out)).toEqual(before);
    expect(readdirSync(work).filter((name) => name.includes('.next-') || name.includes('.old-'))).toEqual([]);
  }, 300_000);

  test('may go into a folder beside the project whose name begins with the name of the project', async () => {
    const beside = `${process.cwd()}-beside-${process.pid}`;
    try {
      await buildInto(beside, minimal);
      expect(readdirSync(beside)).toContain('index.html');
      expect(readdirSync('.').filter((name) => name.includes('-beside-'))).toEqual([]);
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
  }, 300_000);

  test('that leaks says which row, and is refused', async () => {
    const site = join(work, 'leaking');
    cpSync(minimal, site, { recursive: true });
    const [table = ''] = readdirSync(join(site, 'data/active-installations')).filter((name) => name.endsWith('.csv'));
    const path = join(site, 'data/active-installations', table);
    const lines = readFileSync(path, 'utf8').split('\n');
    lines[1] = (lines[1] ?? '').replace(/\d+$/, '3');
    writeFileSync(path, lines.join('\n'));
    await expect(buildInto(join(work, 'never'), site)).rejects.toThrow(new RegExp(`${table}:2 minimum-count fail`));
  }, 300_000);
});
