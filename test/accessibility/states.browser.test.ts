import { describe, expect, test } from 'vitest';
import { axeFaults, sideways, withPage } from '../axe-faults.ts';
import { demoInBrowser } from '../demo-in-browser.ts';
import { kindsOfDemo, laptop, phone } from './kinds-of-demo.ts';

const demo = demoInBrowser();

describe('axe in states that a reader brings about', () => {
  test('finds nothing in an open menu on a phone, with all folds open', async () => {
    await withPage(demo.browser, { viewport: phone, colorScheme: 'light' }, async (page) => {
      for (const path of ['', 'charter/', 'explore/platform-share/', 'data/crashes/', 'retention/']) {
        await page.goto(demo.served.url(path), { waitUntil: 'load' });
        await page.locator('.menu summary').click();
        await page
          .locator('main details')
          .evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute('open', '')));
        expect(await axeFaults(page, path)).toEqual([]);
        expect(await sideways(page), path).toBeLessThanOrEqual(0);
      }
    });
  }, 200_000);

  test.each(['light', 'dark'] as const)(
    'finds nothing after a filter, with nothing left, and beside the point of a chart: %s',
    async (colorScheme) => {
      await withPage(demo.browser, { viewport: laptop, colorScheme }, async (page) => {
        await page.goto(demo.served.url('dictionary/'));
        await page.getByLabel('Words').fill('crash');
        await expect.poll(() => page.getByRole('status').first().innerText()).toMatch(/\d+ of \d+/);
        expect(await axeFaults(page, 'filtered dictionary')).toEqual([]);
        await page.getByLabel('Words').fill('zzzz');
        await expect.poll(() => page.locator('[data-item]:visible').count()).toBe(0);
        expect(await axeFaults(page, 'empty dictionary')).toEqual([]);
        await page.goto(demo.served.url('explore/installations-by-month/'));
        const first = await page.locator('.chart-walk').getAttribute('aria-valuetext');
        await page.selectOption('[data-part="filters"] select[name="platform"]', 'linux');
        await expect
          .poll(() => page.locator('.chart-walk').getAttribute('aria-valuetext'), { timeout: 60_000 })
          .not.toBe(first);
        await page.locator('.chart-walk').focus();
        await page.keyboard.press('End');
        expect(await axeFaults(page, 'filtered chart')).toEqual([]);
        await page.goto(demo.served.url('search/?q=rounding'));
        await page.locator('#results li').first().waitFor();
        expect(await axeFaults(page, 'found')).toEqual([]);
      });
    },
    200_000,
  );

  test('finds nothing after a query was run, after one that failed, and after the checks were run', async () => {
    await withPage(demo.browser, { viewport: laptop, colorScheme: 'light' }, async (page) => {
      await page.goto(demo.served.url('explore/installations-by-month/'));
      await page.click('[data-part="query"] summary');
      await page.click('[data-action="run"]');
      await expect.poll(() => page.textContent('[data-part="status"]'), { timeout: 120_000 }).toMatch(/\d+ rows/);
      expect(await axeFaults(page, 'a query')).toEqual([]);
      await page.fill('[data-part="console"] textarea', 'SELECT nothing FROM nowhere');
      await page.click('[data-action="run"]');
      await expect
        .poll(() => page.getAttribute('[data-part="status"]', 'class'), { timeout: 120_000 })
        .toContain('failed');
      expect(await axeFaults(page, 'a failed query')).toEqual([]);
      await page.goto(demo.served.url('audit/'));
      const panel = page.locator('[data-part="run"]');
      await panel.getByLabel('Check', { exact: true }).selectOption('minimum-count');
      await panel.locator('button[type="submit"]').click();
      await panel.locator('[data-part="verdicts"] li').first().waitFor();
      await expect.poll(() => panel.locator('[data-action="save"]').isVisible(), { timeout: 120_000 }).toBe(true);
      expect(await axeFaults(page, 'checks')).toEqual([]);
      expect(await panel.getByRole('status').innerText()).not.toBe('');
    });
  }, 400_000);
});

describe('text', () => {
  test('at twice its size, and with the spacing a reader may ask for, fits into the window on every kind of page', async () => {
    await withPage(demo.browser, { viewport: laptop }, async (page) => {
      const wrong: string[] = [];
      for (const path of kindsOfDemo(demo.folder, '')) {
        await page.goto(demo.served.url(path), { waitUntil: 'load' });
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        const wider = await sideways(page);
        if (wider > 0) wrong.push(`${path}: ${wider} pixels wider at 200 %`);
        await page.setViewportSize(phone);
        await page.evaluate(() => {
          document.documentElement.style.removeProperty('font-size');
          // WCAG 1.4.12.
          for (const element of document.querySelectorAll<HTMLElement>('main *, header *, footer *')) {
            element.style.setProperty('letter-spacing', '0.12em');
            element.style.setProperty('word-spacing', '0.16em');
            element.style.setProperty('line-height', '1.5');
          }
        });
        const spaced = await sideways(page);
        if (spaced > 0) wrong.push(`${path}: ${spaced} pixels wider at 320 with wide spacing`);
        await page.setViewportSize(laptop);
      }
      expect(wrong).toEqual([]);
    });
  }, 300_000);
});

describe("a reader's own colours", () => {
  test('keep every control, badge and case apart from its ground', async () => {
    await withPage(demo.browser, { viewport: laptop, forcedColors: 'active' }, async (page) => {
      for (const path of ['', 'charter/', 'dictionary/', 'audit/', 'opt-in/basic-health/']) {
        await page.goto(demo.served.url(path), { waitUntil: 'load' });
        const bare = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('button, .button, input, select, textarea, .badge, .case, .card')]
            .filter(
              (element) =>
                element.offsetParent !== null &&
                Number.parseFloat(getComputedStyle(element).borderTopWidth) === 0 &&
                !element.matches('.quiet, [type="checkbox"], [type="radio"]'),
            )
            .map((element) => element.outerHTML.slice(0, 100)),
        );
        expect(bare, path).toEqual([]);
      }
    });
  }, 100_000);
});
