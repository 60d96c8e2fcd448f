import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOnPages, withPage } from '../axe-faults.ts';
import { launchBrowser, type Served, serve } from '../browser.ts';
import { demoBase, demoInArabic } from '../build-once.ts';
import { pageKinds } from '../page-kinds.ts';
import { laptop, phone } from './kinds-of-demo.ts';

let browser: Browser;
let folder: string;
let served: Served;

beforeAll(async () => {
  folder = await demoInArabic();
  served = await serve(folder, { base: demoBase });
  browser = await launchBrowser();
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('axe finds nothing on any kind of page from right to left, light, at 320 pixels', async () => {
  const pages = pageKinds(folder, ['de', 'ar'])
    .filter(({ language }) => language === 'ar')
    .map(({ path }) => path);
  expect(pages.length).toBeGreaterThan(30);
  const look = { viewport: phone, colorScheme: 'light', themes: 1 } as const;
  expect(await faultsOnPages(browser, served, pages, look)).toEqual([]);
}, 600_000);

test('a page in Arabic runs the other way', async () => {
  await withPage(browser, { viewport: laptop }, async (page) => {
    await page.goto(served.url('ar/charter/'));
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    const [brand, search] = await Promise.all(
      ['.brand', '.search-link'].map((part) => page.locator(part).boundingBox()),
    );
    expect(brand?.x).toBeGreaterThan(search?.x ?? Infinity);
  });
});
