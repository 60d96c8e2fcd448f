import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type PageWatch, watchPage } from './browser.ts';
import { demoInBrowser } from './demo-in-browser.ts';

const demo = demoInBrowser();

/** Opens a page, runs the steps, and holds the page to its policy. */
async function on(
  path: string,
  options: BrowserContextOptions,
  steps: (page: Page, watched: PageWatch) => Promise<void>,
): Promise<void> {
  const context = await demo.browser.newContext(options);
  const page = await context.newPage();
  const watched = await watchPage(page);
  await page.goto(demo.served.url(path), { waitUntil: 'load' });
  await steps(page, watched);
  expect(watched.violations).toEqual([]);
  expect(watched.errors).toEqual([]);
  await context.close();
}

const laptop = { viewport: { width: 1280, height: 900 } };
const said = (page: Page) => page.locator('.chart-walk').getAttribute('aria-valuetext');
const tip = (page: Page) => page.locator('.chart-tip');
/** The cells of the table behind the chart, row by row. */
const cells = (page: Page) =>
  page
    .locator('[data-part="numbers"] tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')));

test('arrow keys lead through every number of the table, nothing is loaded for it, and Escape closes', async () => {
  await on('explore/installations-by-month/', laptop, async (page, watched) => {
    const before = watched.requests.length;
    await page.locator('.chart-walk').focus();
    await expect.poll(() => tip(page).isVisible()).toBe(true);
    const rows = await cells(page);
    for (const [index, row] of rows.entries()) {
      expect(await said(page)).toBe(await tip(page).innerText());
      for (const text of row) expect(await said(page)).toContain(text);
      expect(await page.locator('.chart-walk').getAttribute('aria-valuenow')).toBe(String(index + 1));
      await page.keyboard.press('ArrowRight');
    }
    const last = await said(page);
    await page.keyboard.press('Home');
    expect(await said(page)).not.toBe(last);
    await page.keyboard.press('End');
    expect(await said(page)).toBe(last);
    await page.keyboard.press('Escape');
    expect(await tip(page).isVisible()).toBe(false);
    expect(await page.locator('.chart-walk').evaluate((walk) => walk === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.locator('.chart-walk').evaluate((walk) => walk === document.activeElement)).toBe(false);
    expect(watched.requests.slice(before).filter((url) => !url.includes('favicon'))).toEqual([]);
  });
});

test('a mouse finds the nearest point, the box stays within the figure and goes when the mouse goes', async () => {
  await on('explore/languages-ranking/', laptop, async (page) => {
    const chart = await page.locator('.chart-pair').boundingBox();
    if (!chart) throw new Error('no chart');
    const seen = new Set<string>();
    for (let share = 0.2; share < 0.95; share += 0.1) {
      await page.mouse.move(chart.x + chart.width * 0.9, chart.y + Math.min(chart.height, 820 - chart.y) * share);
      await expect.poll(() => tip(page).isVisible()).toBe(true);
      seen.add(await tip(page).innerText());
      const box = await tip(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(chart.x);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(chart.x + chart.width + 1);
    }
    expect(seen.size).toBeGreaterThan(5);
    await page.mouse.move(2, 2);
    await expect.poll(() => tip(page).isVisible()).toBe(false);
  });
});

test('a finger opens a point on a phone, and a tap elsewhere closes it', async () => {
  await on(
    'explore/platform-share/',
    { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    async (page) => {
      await page.locator('.chart-walk').scrollIntoViewIfNeeded();
      await page.locator('.chart-walk').tap();
      await expect.poll(() => tip(page).isVisible()).toBe(true);
      expect(await tip(page).innerText()).toMatch(/\d/);
      await page.locator('h1').tap();
      await expect.poll(() => tip(page).isVisible()).toBe(false);
    },
  );
});

test('a redrawn chart has the points of what is drawn now, and the first ones again when it is put back', async () => {
  await on('explore/installations-by-month/', laptop, async (page) => {
    const first = await said(page);
    await page.selectOption('[data-part="filters"] select[name="platform"]', 'linux');
    await expect.poll(() => said(page), { timeout: 60_000 }).not.toBe(first);
    const rows = await cells(page);
    for (const text of rows[0] ?? ['no row']) expect(await said(page)).toContain(text);
    expect(await page.locator('.chart-walk').count()).toBe(1);
    await page.click('[data-part="filters"] button[type="reset"]');
    await expect.poll(() => said(page), { timeout: 60_000 }).toBe(first);
    expect(await page.locator('.chart-walk').count()).toBe(1);
  });
});

test('the words of a point are those of the page', async () => {
  await on('de/explore/installations-by-month/', laptop, async (page) => {
    expect(await page.locator('.chart-walk').getAttribute('aria-label')).toContain('Pfeiltasten');
    expect(await said(page)).toContain('August 2025');
  });
});

test('without scripts there is no stop on the way, and the table has the numbers', async () => {
  await on('explore/installations-by-month/', { ...laptop, javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('.chart-walk').count()).toBe(0);
    expect((await cells(page)).length).toBeGreaterThan(12);
  });
});
