import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowser, serve, watchPage } from '../browser.ts';
import { builtSite } from '../build-once.ts';

test('a site of the smallest kind works under a deep base path, without pages for what it does not have', async () => {
  const url = 'https://example.org/project/privacy/';
  const out = await builtSite('minimal-based', resolve('test/sites/minimal'), ['--url', url]);
  const browser = await launchBrowser();
  const served = await serve(out, { base: '/project/privacy/' });
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const watched = await watchPage(page);
  await page.goto(served.url(''));
  expect(
    await page
      .locator(
        'a[href*="/faq/"], a[href*="/methods/"], a[href*="/explore/"], a[href*="/concerns/"], a[href*="/security/"]',
      )
      .count(),
  ).toBe(0);
  await page.goto(served.url('audit/'));
  await page.click('[data-part="run"] button[type="submit"]');
  await expect
    .poll(() => page.textContent('[data-part="run"] [data-part="status"]'), { timeout: 120_000 })
    .toMatch(/same \d+ results/);
  await page.goto(served.url('search/'));
  await page.fill('input[type="search"]', 'version');
  await expect
    .poll(() => page.locator('main a[href*="/project/privacy/dictionary/version/"]').count(), { timeout: 60_000 })
    .toBeGreaterThan(0);
  const table = await page.request.get(served.url('data/active-installations/2026-08.csv'));
  expect(table.status()).toBe(200);
  expect(watched.offOrigin).toEqual([]);
  expect(watched.violations).toEqual([]);
  await browser.close();
  await served.close();
}, 300_000);
