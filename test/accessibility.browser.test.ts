import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Served, serve } from './browser.ts';
import { demoBase, demoInArabic, demoSite } from './build-once.ts';
import { firstOfKinds, pageKinds, pagesOf } from './page-kinds.ts';

const axe = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');

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

/**
 * What axe finds on a page as it is now, one line each; with `only`, of these rules. The size of targets (WCAG 2.5.8)
 * is asked for by name: axe leaves it out.
 */
async function faultsOf(page: Page, where: string, only?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  const options = {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
    ...(only ? { runOnly: only } : {}),
  };
  const { violations } = await page.evaluate(
    (chosen) =>
      (globalThis as unknown as { axe: { run(on: Document, options: object): Promise<AxeResults> } }).axe.run(
        document,
        chosen,
      ),
    options,
  );
  return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

async function withPage<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/**
 * Faults of pages, and by how much each is wider than the window; with two themes, in the other one what only colours
 * can spoil.
 */
async function faultsOn(
  paths: readonly string[],
  options: BrowserContextOptions & { colorScheme: 'light' | 'dark' },
  { site = served, themes = 2 }: { site?: Served; themes?: 1 | 2 } = {},
): Promise<string[]> {
  return withPage({ ...options, reducedMotion: 'reduce' }, async (page) => {
    const faults: string[] = [];
    for (const path of paths) {
      expect((await page.goto(site.url(path), { waitUntil: 'load' }))?.ok(), path).toBe(true);
      faults.push(...(await faultsOf(page, path)));
      const wider = await sideways(page);
      if (wider > 0) faults.push(`${path}: ${wider} pixels wider than the window`);
      if (themes === 1) continue;
      const other = options.colorScheme === 'light' ? 'dark' : 'light';
      await page.emulateMedia({ colorScheme: other });
      // The new colours are there once a frame was drawn with them.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      faults.push(...(await faultsOf(page, `${path} (${other})`, ['color-contrast'])));
      await page.emulateMedia({ colorScheme: options.colorScheme });
    }
    return faults;
  });
}

const laptop = { width: 1280, height: 800 };
const phone = { width: 320, height: 690 };

describe('axe', () => {
  test.each([
    ['on a laptop', '', { viewport: laptop, colorScheme: 'dark' }],
    ['in German, at 320 pixels', 'de', { viewport: phone, colorScheme: 'light' }],
  ] as const)(
    'finds nothing on any kind of page, in either theme, %s',
    async (_, tag, options) => {
      expect(
        await faultsOn(
          kinds.filter(({ language }) => language === tag).map(({ path }) => path),
          options,
        ),
      ).toEqual([]);
    },
    600_000,
  );

  test.each([
    ['light, on a laptop', { viewport: laptop, colorScheme: 'light' }],
    ['dark, at 320 pixels', { viewport: phone, colorScheme: 'dark' }],
  ] as const)(
    'finds nothing on two pages of every kind in every language, and on every chart, table and lesson, %s',
    async (_, options) => {
      const drawn = pagesOf(folder).filter((path) => /^(?:explore|data|learn)\//.test(path));
      const pages = [...new Set([...firstOfKinds(folder, ['de'], 2), ...drawn])];
      expect(pages.length).toBeGreaterThan(100);
      expect(await faultsOn(pages, options, { themes: 1 })).toEqual([]);
    },
    900_000,
  );

  test('finds nothing on any card of a consent dialog, in either theme, at 320 pixels', async () => {
    const cards = pagesOf(folder).filter((path) => /^opt-in\/[^/]+\/$/.test(path));
    expect(cards.length).toBeGreaterThan(4);
    expect(await faultsOn(cards, { viewport: phone, colorScheme: 'light' })).toEqual([]);
  }, 400_000);
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
      expect(await faultsOn(pages, { viewport: phone, colorScheme: 'light' }, { site: there })).toEqual([]);
      await withPage({ viewport: laptop }, async (page) => {
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
    await withPage({ viewport: phone, colorScheme: 'light' }, async (page) => {
      for (const path of ['', 'charter/', 'explore/platform-share/', 'data/crashes/', 'retention/']) {
        await page.goto(served.url(path), { waitUntil: 'load' });
        await page.locator('.menu summary').click();
        await page
          .locator('main details')
          .evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute('open', '')));
        expect(await faultsOf(page, path)).toEqual([]);
        expect(await sideways(page), path).toBeLessThanOrEqual(0);
      }
    });
  }, 200_000);

  test.each(['light', 'dark'] as const)(
    'finds nothing after a filter, with nothing left, and beside the point of a chart: %s',
    async (colorScheme) => {
      await withPage({ viewport: laptop, colorScheme }, async (page) => {
        await page.goto(served.url('dictionary/'));
        await page.getByLabel('Words').fill('crash');
        await expect.poll(() => page.getByRole('status').first().innerText()).toMatch(/\d+ of \d+/);
        expect(await faultsOf(page, 'filtered dictionary')).toEqual([]);
        await page.getByLabel('Words').fill('zzzz');
        await expect.poll(() => page.locator('[data-item]:visible').count()).toBe(0);
        expect(await faultsOf(page, 'empty dictionary')).toEqual([]);
        await page.goto(served.url('explore/installations-by-month/'));
        const first = await page.locator('.chart-walk').getAttribute('aria-valuetext');
        await page.selectOption('[data-part="filters"] select[name="platform"]', 'linux');
        await expect
          .poll(() => page.locator('.chart-walk').getAttribute('aria-valuetext'), { timeout: 60_000 })
          .not.toBe(first);
        await page.locator('.chart-walk').focus();
        await page.keyboard.press('End');
        expect(await faultsOf(page, 'filtered chart')).toEqual([]);
        await page.goto(served.url('search/?q=rounding'));
        await page.locator('#results li').first().waitFor();
        expect(await faultsOf(page, 'found')).toEqual([]);
      });
    },
    200_000,
  );

  test('finds nothing after a query was run, after one that failed, and after the checks were run', async () => {
    await withPage({ viewport: laptop, colorScheme: 'light' }, async (page) => {
      await page.goto(served.url('explore/installations-by-month/'));
      await page.click('[data-part="query"] summary');
      await page.click('[data-action="run"]');
      await expect.poll(() => page.textContent('[data-part="status"]'), { timeout: 120_000 }).toMatch(/\d+ rows/);
      expect(await faultsOf(page, 'a query')).toEqual([]);
      await page.fill('[data-part="console"] textarea', 'SELECT nothing FROM nowhere');
      await page.click('[data-action="run"]');
      await expect
        .poll(() => page.getAttribute('[data-part="status"]', 'class'), { timeout: 120_000 })
        .toContain('failed');
      expect(await faultsOf(page, 'a failed query')).toEqual([]);
      await page.goto(served.url('audit/'));
      const panel = page.locator('[data-part="run"]');
      await panel.getByLabel('Check', { exact: true }).selectOption('minimum-count');
      await panel.locator('button[type="submit"]').click();
      await panel.locator('[data-part="verdicts"] li').first().waitFor();
      await expect.poll(() => panel.locator('[data-action="save"]').isVisible(), { timeout: 120_000 }).toBe(true);
      expect(await faultsOf(page, 'checks')).toEqual([]);
      expect(await panel.getByRole('status').innerText()).not.toBe('');
    });
  }, 400_000);
});

describe('text', () => {
  test('at twice its size, and with the spacing a reader may ask for, fits into the window on every kind of page', async () => {
    await withPage({ viewport: laptop }, async (page) => {
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
    await withPage({ viewport: laptop, forcedColors: 'active' }, async (page) => {
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
