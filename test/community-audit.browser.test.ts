import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patience, visitAudit } from './audit-page-visit.ts';
import { launchBrowser, type Served, serve } from './browser.ts';
import { buildInto, demoBase, demoSite } from './build-once.ts';
import { typeWell } from './type-command.ts';

const root = join(import.meta.dirname, '..');

/** What a page says, by CSS selector: the text of each element found. */
function reader(file: string) {
  const { document } = parseHTML(readFileSync(file, 'utf8'));
  return (selector: string) =>
    [...document.querySelectorAll(selector)].map((found) => found.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');
}

describe('a reader’s own audit, from the audit page to a page of the site', () => {
  let browser: Browser;
  let served: Served;
  let work: string;
  let saved: string;
  let written: { path: string; id: string; lines: string[] };
  const site = () => join(work, 'site');

  const type = (...words: readonly string[]) => typeWell(words, { siteFolder: site() });

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'community-audit-'));
    browser = await launchBrowser();
    served = await serve(await demoSite(), { base: demoBase });
    const visit = await visitAudit(browser, served);
    await visit.run();
    const [download] = await Promise.all([
      visit.page.waitForEvent('download'),
      visit.page.click('[data-action="save"]'),
    ]);
    saved = join(work, download.suggestedFilename());
    await download.saveAs(saved);
    await visit.close();
    for (const folder of ['content', 'data', 'public'])
      if (existsSync(join(root, folder))) cpSync(join(root, folder), join(site(), folder), { recursive: true });
    const [path = '', ...lines] = (await type('report', '--audit', saved)).trim().split('\n');
    written = { path, id: path.replace(/^.*\/|\.md$/g, ''), lines };
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    rmSync(work, { recursive: true, force: true });
  });

  test('the command writes one file, dated on the day of the run, and says what is left to do', () => {
    const { made, files } = JSON.parse(readFileSync(saved, 'utf8')) as { made: string; files: unknown[] };
    expect(written.path).toBe(`content/audits/community-${made.slice(0, 10)}.md`);
    expect(written.lines).toEqual([
      expect.stringMatching(/^\d+ claims, 0 of them open\. Put in who made the audit/) as string,
      expect.stringContaining('Run the checks yourself before you publish it.') as string,
    ]);
    expect(readFileSync(join(site(), written.path), 'utf8')).toContain(
      `evidence: ${files.length} of ${files.length} files had the SHA-256 that the log names. The log held against its checkpoint.`,
    );
  });

  test(
    'a second one of the same day takes a name of its own',
    async () => {
      const [path = ''] = (await type('report', '--audit', saved)).split('\n');
      expect(path).toBe(written.path.replace('.md', '-2.md'));
      rmSync(join(site(), path));
    },
    patience,
  );

  test('with the auditor named it is a page, listed with the audits, and each promise it looked at names it', async () => {
    const file = join(site(), written.path);
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace(/name: .*:unwritten\[[^\]]*\].*/, 'name: Wanda Halme')
        .replace(/:unwritten\[[^\]]*\]\s*$/, 'Wanda ran the checks on an old laptop. Thank you.\n'),
    );
    await type('check');
    const out = join(work, 'built');
    await buildInto(out, site());
    const promises = [...readFileSync(file, 'utf8').matchAll(/^ +promise: (.*)$/gm)].map(([, id]) => id ?? '');
    expect(promises.length).toBeGreaterThan(5);

    const page = reader(join(out, 'audits', written.id, 'index.html'));
    expect(page('h1')).toEqual([expect.stringMatching(/^Community audit of \d/) as string]);
    expect(page('main').join()).toContain('Wanda Halme');
    expect(page('main').join()).toContain('Wanda ran the checks on an old laptop.');
    const claims = page('main .badge');
    expect(claims).toHaveLength(promises.length + 1);
    expect(claims.filter((claim) => claim !== 'holds')).toEqual([]);

    const list = reader(join(out, 'audits/index.html'));
    expect(list(`main a[href="../audits/${written.id}/"]`).length).toBeGreaterThan(0);
    const charter = reader(join(out, 'charter/index.html'));
    expect(charter(`main .fold a[href^="../audits/${written.id}/#claim-"]`)).toHaveLength(promises.length);
  }, 600_000);

  test(
    'a saved report that somebody has bent is refused, and nothing is written',
    async () => {
      const bent = join(work, 'bent.json');
      writeFileSync(bent, readFileSync(saved, 'utf8').replace('"vitrine-community-audit"', '"an audit"'));
      await expect(type('report', '--audit', bent)).rejects.toThrow(
        /bent\.json is no report saved on the audit page: kind/,
      );
      expect(existsSync(join(site(), written.path.replace('.md', '-2.md')))).toBe(false);
      await expect(type('report', '--audit', join(work, 'none.json'))).rejects.toThrow(/There is no file .*none\.json/);
    },
    patience,
  );
});
