import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, faultsOnPages, sideways, withPage } from './axe-faults.ts';
import { launchBrowser, type Served, serve } from './browser.ts';
import { demoBase, demoInArabic, demoSite } from './build-once.ts';
import { firstOfKinds, pageKinds, pagesOf } from './page-kinds.ts';

let browser: Browser;
let folder: string;
let served: Served;
let kinds: { path: string; language: string }[];

beforeAll(async () => {
  folder = await demoSite();
  served = await serve(folder, { base: demoBase });
  browser = await launchBrowser();
  kinds = [...pageKinds(folder, ['de']), { path: '404.html', language: '' }];
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const laptop = { width: 1280, height: 800 };
const phone = { width: 320, height: 690 };

const onLaptop = { viewport: laptop, colorScheme: 'dark' } as const;
const onPhone = { viewport: phone, colorScheme: 'light' } as const;
const pathsIn = (tag: string) => kinds.filter(({ language }) => language === tag).map(({ path }) => path);

describe('axe', () => {
  test.each([
    ['on a laptop', '', onLaptop],
    ['in German, at 320 pixels', 'de', onPhone],
  ] as const)(
    'finds nothing on any kind of page, in either theme, %s',
    async (_, tag, options) => {
      expect(await faultsOnPages(browser, served, pathsIn(tag), { ...options, themes: 2 })).toEqual([]);
    },
    600_000,
  );

  // Pages of a kind are made alike, so each is seen in one of two ways, and each kind in both.
  test.each([
    ['light, on a laptop', 0, { viewport: laptop, colorScheme: 'light' }],
    ['dark, at 320 pixels', 1, { viewport: phone, colorScheme: 'dark' }],
  ] as const)(
    'finds nothing on two more pages of every kind, and on every chart, table and lesson, half of them %s',
    async (_, turn, options) => {
      const seen = new Set([...pathsIn(''), ...pathsIn('de')]);
      const drawn = pagesOf(folder).filter((path) => /^(?:explore|data|learn)\//.test(path));
      const pages = [...new Set([...firstOfKinds(folder, ['de'], 3), ...drawn])].filter((path) => !seen.has(path));
      expect(pages.length).toBeGreaterThan(60);
      const half = pages.filter((_path, index) => index % 2 === turn);
      expect(await faultsOnPages(browser, served, half, { ...options, themes: 1 })).toEqual([]);
    },
    900_000,
  );
});

describe('a site from right to left', () => {
  test('has no fault on any kind of page, and runs the other way', async () => {
    const built = await demoInArabic();
    const there = await serve(built, { base: demoBase });
    try {
      const pages = pageKinds(built, ['ar'])
        .filter(({ language }) => language === 'ar')
        .map(({ path }) => path);
      expect(pages.length).toBeGreaterThan(30);
      expect(await faultsOnPages(browser, there, pages, { ...onPhone, themes: 1 })).toEqual([]);
      await withPage(browser, { viewport: laptop }, async (page) => {
        await page.goto(there.url('ar/charter/'));
        expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
        const [brand, search] = await Promise.all(
          ['.brand', '.search-link'].map((part) => page.locator(part).boundingBox()),
        );
        expect(brand?.x).toBeGreaterThan(search?.x ?? Infinity);
      });
    } finally {
      await there.close();
    }
  }, 600_000);
});

describe('axe in states that a reader brings about', () => {
  test('finds nothing in an open menu on a phone, with all folds open', async () => {
    await withPage(browser, { viewport: phone, colorScheme: 'light' }, async (page) => {
      for (const path of ['', 'charter/', 'explore/platform-share/', 'data/crashes/', 'retention/']) {
        await page.goto(served.url(path), { waitUntil: 'load' });
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
      await withPage(browser, { viewport: laptop, colorScheme }, async (page) => {
        await page.goto(served.url('dictionary/'));
        await page.getByLabel('Words').fill('crash');
        await expect.poll(() => page.getByRole('status').first().innerText()).toMatch(/\d+ of \d+/);
        expect(await axeFaults(page, 'filtered dictionary')).toEqual([]);
        await page.getByLabel('Words').fill('zzzz');
        await expect.poll(() => page.locator('[data-item]:visible').count()).toBe(0);
        expect(await axeFaults(page, 'empty dictionary')).toEqual([]);
        await page.goto(served.url('explore/installations-by-month/'));
        const first = await page.locator('.chart-walk').getAttribute('aria-valuetext');
        await page.selectOption('[data-part="filters"] select[name="platform"]', 'linux');
        await expect
          .poll(() => page.locator('.chart-walk').getAttribute('aria-valuetext'), { timeout: 60_000 })
          .not.toBe(first);
        await page.locator('.chart-walk').focus();
        await page.keyboard.press('End');
        expect(await axeFaults(page, 'filtered chart')).toEqual([]);
        await page.goto(served.url('search/?q=rounding'));
        await page.locator('#results li').first().waitFor();
        expect(await axeFaults(page, 'found')).toEqual([]);
      });
    },
    200_000,
  );

  test('finds nothing after a query was run, after one that failed, and after the checks were run', async () => {
    await withPage(browser, { viewport: laptop, colorScheme: 'light' }, async (page) => {
      await page.goto(served.url('explore/installations-by-month/'));
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
      await page.goto(served.url('audit/'));
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
    await withPage(browser, { viewport: laptop }, async (page) => {
      const wrong: string[] = [];
      for (const { path, language } of kinds) {
        if (language !== '') continue;
        await page.goto(served.url(path), { waitUntil: 'load' });
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
    await withPage(browser, { viewport: laptop, forcedColors: 'active' }, async (page) => {
      for (const path of ['', 'charter/', 'dictionary/', 'audit/', 'opt-in/basic-health/']) {
        await page.goto(served.url(path), { waitUntil: 'load' });
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
