import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowser, serve, watchPage } from '../browser.ts';
import { builtSite, demoSite } from '../build-once.ts';

test('a site of the smallest kind, rooted, works under a deep base path, without pages for what it does not have', async () => {
  const url = 'https://example.org/project/privacy/';
  const out = await builtSite('minimal-based', resolve('test/sites/minimal'), ['--rooted', '--url', url]);
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

test('a built folder works at the root, and in any folder of a server that knows nothing of it', async () => {
  const out = await builtSite('minimal-relative', resolve('test/sites/minimal'));
  const browser = await launchBrowser();
  for (const base of ['/', '/any/folder/']) {
    const served = await serve(out, { base });
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    const watched = await watchPage(page);
    const missing: string[] = [];
    page.on('response', (response) => void (response.status() >= 400 && missing.push(response.url())));
    await page.goto(served.url('dictionary/platform/'));
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.fonts.ready.then(() => document.fonts.size))).toBeGreaterThan(0);
    await page.goto(served.url('search/'));
    await page.fill('input[type="search"]', 'version');
    await page.click(`main a[href="${base}dictionary/version/"]`);
    expect(await page.textContent('h1')).toContain('Version');
    await page.goto(served.url('audit/'));
    await page.click('[data-part="run"] button[type="submit"]');
    await expect
      .poll(() => page.textContent('[data-part="run"] [data-part="status"]'), { timeout: 120_000 })
      .toMatch(/same \d+ results/);
    expect([missing, watched.offOrigin, watched.violations]).toEqual([[], [], []]);
    await page.close();
    await served.close();
  }
  await browser.close();
}, 300_000);

test('the demonstration, served elsewhere than it says: styles, charts with filters, search, languages, cards', async () => {
  const out = await demoSite();
  const browser = await launchBrowser();
  for (const base of ['/', '/any/folder/']) {
    const served = await serve(out, { base });
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    const watched = await watchPage(page);
    const missing: string[] = [];
    page.on('response', (response) => void (response.status() >= 400 && missing.push(response.url())));
    // Without the slash, as somebody types it.
    await page.goto(served.url('explore/installations-by-month'));
    const drawing = page.locator('[data-part="drawing"] .chart-wide');
    const before = await drawing.innerHTML();
    await page.selectOption('[data-part="filters"] select[name="platform"]', 'linux');
    await expect.poll(() => drawing.innerHTML(), { timeout: 60_000 }).not.toBe(before);
    await page.click('a[hreflang="de"]');
    await page.waitForURL(`${served.url('de/explore/installations-by-month/')}**`);
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Atkinson');
    await page.goto(served.url('de/search/'));
    await page.fill('input[type="search"]', 'Absturz');
    await page.locator(`main a[href^="${base}de/"]`).first().click();
    await page.waitForURL((url) => url.pathname !== `${base}de/search/`);
    await page.goto(served.url('o/crash-reports'));
    await page.waitForURL(served.url('opt-in/crash-reports/'));
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    expect([missing, watched.errors, watched.offOrigin, watched.violations]).toEqual([[], [], [], []]);
    expect(served.requests.filter((path) => !path.startsWith(base))).toEqual([]);
    await page.close();
    await served.close();
  }
  await browser.close();
}, 300_000);

test('icons keep their size where no style sheet is found', async () => {
  const out = await builtSite('minimal-relative', resolve('test/sites/minimal'));
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  const sizeless = pages.flatMap((path) =>
    (readFileSync(join(out, path), 'utf8').match(/<svg\b[^>]*>/g) ?? [])
      .filter((tag) => !/\swidth="/.test(tag) || !/\sheight="/.test(tag))
      .map((tag) => `${path}: ${tag}`),
  );
  expect(pages.length).toBeGreaterThan(10);
  expect(sizeless).toEqual([]);
}, 300_000);
