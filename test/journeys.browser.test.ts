import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type PageWatch, watchPage } from './browser.ts';
import { demoBase } from './build-once.ts';
import { demoInBrowser } from './demo-in-browser.ts';

/** The five readers of the site, each from where they arrive to what they must find, with the keyboard alone. */
const demo = demoInBrowser();

const laptop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 740 } };
const most = 400;

interface Reader {
  readonly page: Page;
  readonly watched: PageWatch;
  /** Presses Tab until the focus is on something of this name; each stop on the way must be seen. */
  tabTo(name: string | RegExp, within?: string): Promise<void>;
  /** Follows the link that has the focus. */
  follow(): Promise<void>;
  /** Path below the base, with the place on the page. */
  place(): string;
}

/** Whether what has the focus can be seen to have it: it is on the window, and something is drawn around it. */
const seenFocus = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return { name: '', fault: 'the focus is lost' };
    const whyUnseen = ({ left, right, top, bottom, width, height }: DOMRect): string | undefined => {
      if (right <= 0 || left >= innerWidth || bottom <= 0 || top >= innerHeight)
        return 'the focus outside of the window';
      return width === 0 || height === 0 ? 'the focus and no size' : undefined;
    };
    const labels = (focused as HTMLInputElement).labels;
    const name = (
      focused.getAttribute('aria-label') ??
      (labels && labels.length > 0 ? labels[0]?.textContent : focused.textContent) ??
      ''
    )
      .replace(/\s+/g, ' ')
      .trim();
    const unseen = whyUnseen(focused.getBoundingClientRect());
    if (unseen) return { name, fault: `“${name}” has ${unseen}` };
    const style = getComputedStyle(focused);
    const isDrawn =
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    return { name, fault: isDrawn ? '' : `nothing is drawn around “${name}”` };
  });

async function as(
  path: string,
  options: BrowserContextOptions,
  journey: (reader: Reader) => Promise<void>,
): Promise<void> {
  const context = await demo.browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const watched = await watchPage(page);
  await page.goto(demo.served.url(path), { waitUntil: 'load' });
  await journey({
    page,
    watched,
    place: () => {
      const { pathname, hash } = new URL(page.url());
      return pathname.slice(demoBase.length) + hash;
    },
    async tabTo(name, within) {
      const passed: string[] = [];
      for (let turn = 0; turn < most; turn += 1) {
        await page.keyboard.press('Tab');
        const { name: found, fault } = await seenFocus(page);
        // The browser's own bar comes after the last control of a page: the focus then begins anew, and is not lost.
        if (fault === 'the focus is lost' && passed.length > 0)
          throw new Error(`no “${String(name)}” on the way: ${passed.join(' | ')}`);
        expect(fault).toBe('');
        passed.push(found);
        const isInside =
          within === undefined ||
          (await page.evaluate((selector) => document.activeElement?.closest(selector) !== null, within));
        if (isInside && (typeof name === 'string' ? found === name : name.test(found))) return;
      }
      throw new Error(`no “${String(name)}” within ${most} stops`);
    },
    async follow() {
      const before = page.url();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.url()).not.toBe(before);
      await page.waitForLoadState('load');
    },
  });
  expect(watched.offOrigin).toEqual([]);
  expect(watched.violations).toEqual([]);
  expect(watched.errors).toEqual([]);
  await context.close();
}

test('a person in front of a dialog learns from the card, without scripts and on a phone, what is sent, and what changed', async () => {
  await as('opt-in/crash-reports/', { ...phone, javaScriptEnabled: false }, async ({ page, tabTo, follow, place }) => {
    const first = await page.locator('.glance').innerText();
    expect(first).toMatch(/12 values/);
    expect(first).toMatch(/at most 225 days/);
    expect(first).toMatch(/Settings → Privacy/);
    const glance = await page.locator('.glance').boundingBox();
    expect((glance?.y ?? Infinity) + (glance?.height ?? 0)).toBeLessThanOrEqual(phone.viewport.height);
    expect(await page.locator('pre').innerText()).toContain('"crash.kind": "rendering"');
    await tabTo('Deutsch');
    await follow();
    expect(place()).toBe('de/opt-in/crash-reports/');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await tabTo(/^crash-reports|12 /);
    await page.goto(demo.served.url('opt-in/crash-reports/'));
    await tabTo(/version 1/i, 'a[href*="/since/"]');
    await follow();
    expect(place()).toBe('opt-in/crash-reports/since/1/');
    expect(await page.locator('main').innerText()).toContain('180 days');
  });
}, 120_000);

test('a curious reader goes from the overview to a promise, an answer, how long data stay, and the numbers of a chart', async () => {
  await as('', laptop, async ({ page, tabTo, follow, place }) => {
    await page.keyboard.press('Tab');
    expect((await seenFocus(page)).name).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await tabTo('Promises', 'main');
    await follow();
    expect(place()).toBe('charter/');
    await tabTo('Questions', '.menu');
    await follow();
    expect(place()).toBe('faq/');
    await tabTo('Why and how long', '.menu');
    await follow();
    expect(place()).toBe('retention/');
    expect(await page.locator('main svg[role="img"]:visible').count()).toBeGreaterThan(0);
    await tabTo('See the data', '.menu');
    await follow();
    await tabTo('Active installations by month', 'main');
    await follow();
    expect(place()).toBe('explore/installations-by-month/');
    await tabTo(/arrow keys/);
    await page.keyboard.press('End');
    expect(await page.locator('.chart-tip').innerText()).toMatch(/September 2026: [\d,]+/);
    await tabTo('The numbers behind it');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-part="numbers"] tbody tr').last().isVisible()).toBe(true);
    expect((await seenFocus(page)).fault).toBe('');
  });
}, 180_000);

test('a community auditor runs a check again, hears how it went, and asks the tables something', async () => {
  await as('', laptop, async ({ page, tabTo, follow, place }) => {
    await tabTo('Check us', '.menu');
    await follow();
    await tabTo('Run the checks', '.menu');
    await follow();
    expect(place()).toBe('audit/');
    await tabTo('Check', '[data-part="run"]');
    await page.keyboard.type(
      ((await page.locator('#run-check option[value="rounding"]').textContent()) ?? '').slice(0, 12),
    );
    expect(await page.locator('#run-check').inputValue()).toBe('rounding');
    await tabTo('Run the checks', '[data-part="run"]');
    await page.keyboard.press('Enter');
    const status = page.locator('[data-part="run"] [role="status"]');
    await expect.poll(() => page.locator('[data-part="verdicts"] li').count(), { timeout: 120_000 }).toBeGreaterThan(1);
    await expect.poll(() => page.locator('[data-action="save"]').isVisible(), { timeout: 120_000 }).toBe(true);
    expect(await status.innerText()).not.toBe('');
    expect((await seenFocus(page)).fault).toBe('');
    await tabTo('Query the tables', 'main');
    await follow();
    expect(place()).toBe('console/');
    await tabTo(/SQL/i, '.console');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('SELECT count(*) AS all_rows FROM crashes');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.getByRole('table').filter({ hasText: 'all_rows' }).count(), { timeout: 120_000 })
      .toBe(1);
    // The editor keeps the focus, so that the next question can be typed.
    expect(
      await page.evaluate(
        () => document.activeElement !== document.body && document.activeElement?.closest('form') !== null,
      ),
    ).toBe(true);
  });
}, 400_000);

test('a maintainer of telemetry finds how a table is described, and the schema that says so', async () => {
  await as('data/', laptop, async ({ page, tabTo, follow, place }) => {
    await tabTo('Crashes', 'main');
    await follow();
    expect(place()).toBe('data/crashes/');
    await tabTo('datapackage.json', 'main');
    const descriptor = JSON.parse(readFileSync(join(demo.folder, 'data/crashes/datapackage.json'), 'utf8')) as {
      resources: { privacy?: { minimumCount?: number } }[];
      privacy?: { minimumCount?: number };
    };
    expect(descriptor.privacy?.minimumCount ?? descriptor.resources[0]?.privacy?.minimumCount).toBe(20);
    expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)).toContain(
      '/data/crashes/datapackage.json',
    );
    expect(
      () => JSON.parse(readFileSync(join(demo.folder, 'schemas/datapackage.json'), 'utf8')) as unknown,
    ).not.toThrow();
  });
}, 120_000);

test('an app developer finds the file for the dialog, its schema, the rule as code, and addresses that stay', async () => {
  await as('', laptop, async ({ page, tabTo, follow, place }) => {
    await tabTo('What is collected', '.menu');
    await follow();
    await tabTo('Short cards');
    await follow();
    expect(place()).toBe('opt-in/');
    await tabTo('For people who build the app');
    await follow();
    expect(place()).toBe('opt-in/developers/');
    for (const name of ['consent.json', 'Its JSON Schema', 'should_ask.py']) {
      if (name.endsWith('.py')) {
        await tabTo('Python', 'main');
        await page.keyboard.press('Enter');
      }
      await tabTo(name, 'main');
      const href = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
      expect(
        readFileSync(join(demo.folder, new URL(href).pathname.slice(demoBase.length)), 'utf8').length,
      ).toBeGreaterThan(100);
    }
    await tabTo(/opt-in\/performance\/v1\/$/, 'main');
    await follow();
    expect(place()).toBe('opt-in/performance/v1/');
  });
}, 120_000);
