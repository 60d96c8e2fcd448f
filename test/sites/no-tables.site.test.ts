import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildInto } from '../build-once.ts';
import { editedSite, remove } from './edited-site.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'vitrine-no-tables-'));
  const gone = ['charter/deleted-on-time', 'charter/groups-of-ten', 'dictionary/installations'];
  const edits = gone.map((name) => remove(`content/${name}.md`));
  for (const [path, content] of editedSite(edits)) {
    if (/^(?:data|content\/charts)\//.test(path)) continue;
    await mkdir(dirname(join(work, 'site', path)), { recursive: true });
    await writeFile(join(work, 'site', path), content);
  }
  await buildInto(join(work, 'built'), join(work, 'site'));
}, 600_000);
afterAll(() => rm(work, { recursive: true, force: true }));

const main = async (path: string) =>
  parseHTML(await readFile(join(work, 'built', path, 'index.html'), 'utf8')).document.querySelector('main');
const text = async (path: string) => ((await main(path))?.textContent ?? '').replaceAll(/\s+/g, ' ');

describe('a site without tables', () => {
  test('has no pages of tables, and nowhere sends a reader to some', async () => {
    expect(await readdir(join(work, 'built'))).not.toContain('explore');
    expect(await text('')).toContain('See which promises can be checked, and what only somebody’s word holds.');
  });

  test('says of checks that had nothing to look at that they had nothing, and offers none of them', async () => {
    const audit = await main('audit');
    const unasked = [...(audit?.querySelectorAll('[data-check]') ?? [])].filter((check) =>
      check.textContent?.includes('nothing to look at'),
    );
    expect(unasked.map((check) => check.getAttribute('data-check'))).toContain('minimum-count');
    for (const check of unasked) {
      expect(check.querySelector('[data-run]')).toBeNull();
      expect(check.textContent).not.toContain('it needs no query');
    }
    const offered = [...(audit?.querySelectorAll('#run-check option') ?? [])].map((one) => one.getAttribute('value'));
    expect(offered).toEqual(['', 'budget', 'consent', 'policy', 'log']);
    expect(await text('audit')).toContain('4 checks looked at 0 rows.');
    expect(audit?.querySelector('#console')).toBeNull();
  });

  test('explains no kind of evidence that no promise has', async () => {
    expect(await text('charter')).not.toContain('You can run it yourself');
  });
});
