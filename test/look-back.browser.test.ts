import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Served, serve } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';

describe('a reader on a phone, without JavaScript, looks back', () => {
  let folder: string;
  let browser: Browser;
  let served: Served;
  let page: Page;

  beforeAll(async () => {
    folder = await demoSite();
    browser = await launchBrowser();
    served = await serve(folder, { base: demoBase });
    page = await (
      await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    ).newPage();
    page.setDefaultTimeout(60_000);
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const fits = async () => {
    const [main] = await page.locator('main').all();
    const box = await main?.boundingBox();
    const table = await page.locator('.compared').boundingBox();
    expect(table === null || table.x + table.width <= (box?.x ?? 0) + (box?.width ?? 0) + 1).toBe(true);
  };
  /** The files of `data/policy/` that the notice at the top of the page names. */
  const madeFrom = () => page.locator('.notice a code').allTextContents();

  test.each([
    ['categories/performance/', /Performance, as of 1 March 2026/, /^Performance: 1 March 2026 and today$/],
    [
      'dictionary/perf-window-class/',
      /Time until the window shows, as of 16 June 2025/,
      /^Time until the window shows: 16 June 2025 and today$/,
    ],
  ])('%s leads to a day, and from there to two days side by side', async (path, asOf, compared) => {
    const day = /as of (.*)\//.exec(String(asOf))?.[1] ?? '';
    await page.goto(served.url(path));
    await page.getByRole('heading', { name: 'Look back and compare' }).waitFor();
    await page.getByRole('link', { name: `As it stood on ${day}` }).click();
    await page.waitForURL(/\/as-of\//);
    expect(await page.textContent('h1')).toMatch(asOf);
    expect(await madeFrom()).toHaveLength(1);
    await page.locator('.notice').getByRole('link', { name: 'today', exact: true }).click();
    await page.waitForURL(/\/compare\/.*\/now\//);
    expect((await page.textContent('h1'))?.replaceAll('\u00a0', ' ')).toMatch(compared);
    const [file = ''] = await madeFrom();
    expect(readFileSync(join(folder, 'data/log.jsonl'), 'utf8')).toContain(`"file":"${file}"`);
    expect(await page.locator('.notice').innerText()).toContain('what this site says on 20 October 2026');
    expect(await page.locator('.compared tbody').count()).toBeGreaterThan(5);
    await fits();
    await page.getByRole('link', { name: 'All records, and other days to compare' }).click();
    await page.waitForURL(new RegExp(`/${path}#as-of$`));
  });

  test('two past days name both records, and how many notes lie in between', async () => {
    await page.goto(served.url('categories/performance/compare/2026-03-01/2026-05-01/'));
    expect(await madeFrom()).toHaveLength(2);
    expect(await page.locator('.notice').innerText()).toContain('One privacy note in between');
    expect(await page.locator('#notes').count()).toBe(1);
    expect(await page.locator('main').innerText()).toContain('Sent by fewer installations (100% → 50%)');
    await fits();
  });

  test('a privacy note leads to the switch before and after it', async () => {
    await page.goto(served.url('changes/'));
    const note = page.locator('article[aria-labelledby="2026-05-sampling-startup"]');
    await note.getByText('Before and after, side by side:').getByRole('link', { name: 'Performance' }).click();
    await page.waitForURL(/\/categories\/performance\/compare\/2026-03-01\/2026-05-01\/$/);
  });
});
