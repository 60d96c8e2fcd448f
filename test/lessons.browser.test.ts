import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type PageWatch, type Served, serve, watchPage } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';

/** Counts of all languages in September 2026, read from the published file by itself; null where one is hidden. */
const counts = readFileSync(join(import.meta.dirname, '../data/languages/2026-09.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .filter(([, language]) => language !== 'all')
  .map(([, , count]) => (count === '*' ? null : Number(count)));
const shownAt = (least: number) => counts.filter((count) => count !== null && count >= least).length;
const countedAt = (least: number) =>
  counts.reduce<number>((sum, count) => sum + (count !== null && count >= least ? count : 0), 0);
const written = (count: number) => new Intl.NumberFormat('en').format(count);

describe('things to try in lessons', () => {
  let browser: Browser;
  let served: Served;
  const open = async (
    path: string,
    width: number,
    javaScriptEnabled = true,
  ): Promise<{ page: Page; watch: PageWatch }> => {
    const page = await (await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled })).newPage();
    page.setDefaultTimeout(60_000);
    const watch = await watchPage(page);
    await page.goto(served.url(path));
    return { page, watch };
  };
  const slide = (page: Page, widget: string, to: 'min' | 'max') =>
    page.locator(`${widget} input[type="range"]`).evaluate((slider: HTMLInputElement, end) => {
      slider.value = slider[end];
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }, to);

  beforeAll(async () => {
    browser = await launchBrowser();
    served = await serve(await demoSite(), { base: demoBase });
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test('groups: without JavaScript a table says for each limit what the lesson’s query says of the whole table', async () => {
    const { page } = await open('learn/what-k-anonymity-does/', 1280, false);
    const rows = await page
      .locator('[data-widget="groups"] tbody tr')
      .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent?.trim())));
    expect(rows).toEqual(
      [20, 50, 100, 200, 500, 1000].map((least) => [
        written(least),
        String(shownAt(least)),
        String(counts.length - shownAt(least)),
        written(countedAt(least)),
      ]),
    );
    // The numbers in the lesson's own sentences.
    expect(await page.locator('.prose').first().innerText()).toContain(
      `With 20, ${['three', 'four', 'five'][counts.length - shownAt(20) - 3] ?? ''} languages are hidden. With 100 it would be ${counts.length - shownAt(100)}, and with 500 it would be ${counts.length - shownAt(500)} out of ${counts.length}.`,
    );
    expect(await page.locator('[data-widget="groups"] input').first().isVisible()).toBe(false);
  });

  test('groups: the slider hides all but the largest', async () => {
    const { page, watch } = await open('learn/what-k-anonymity-does/', 360);
    await slide(page, '[data-widget="groups"]', 'min');
    await expect
      .poll(() => page.locator('[data-widget="groups"] [data-part="said"]').innerText())
      .toContain(`${shownAt(20)} shown, ${counts.length - shownAt(20)} hidden`);
    await slide(page, '[data-widget="groups"]', 'max');
    await expect
      .poll(() => page.locator('[data-widget="groups"] [data-part="said"]').innerText())
      .toContain(`1 shown, ${counts.length - 1} hidden`);
    expect(watch.violations).toEqual([]);
    expect(watch.offOrigin).toEqual([]);
  });

  test('subtraction: on a phone the whole table fits, and follows the numbers', async () => {
    const { page, watch } = await open('learn/two-harmless-tables/', 360);
    const widget = page.locator('[data-widget="differencing"]');
    const differences = () => widget.locator('[data-part="difference"]').allTextContents();
    expect(await differences()).toEqual(['1', '1', '0']);
    await widget.locator('input[name="part"]').fill('12');
    await expect.poll(differences).toEqual(['49', '*', '*']);
    const [box, table] = [await widget.boundingBox(), await widget.locator('table').boundingBox()];
    expect((table?.x ?? 0) + (table?.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0));
    expect(watch.violations).toEqual([]);
  });

  test('noise: weaker and stronger noise are said in numbers, and fresh draws differ', async () => {
    const { page, watch } = await open('learn/what-noise-does/', 1280);
    const widget = page.locator('[data-widget="noise"]');
    const draws = () => widget.locator('[data-part="draws"]').innerText();
    const before = await draws();
    await widget.locator('[data-action="draw"]').click();
    await expect.poll(draws).not.toBe(before);
    const text = () => widget.innerText();
    await slide(page, '[data-widget="noise"]', 'min');
    await expect.poll(text).toContain('ε = 0.05');
    await slide(page, '[data-widget="noise"]', 'max');
    await expect.poll(text).not.toContain('ε = 0.05:');
    expect(watch.violations).toEqual([]);
  });
});
