import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Served, serve } from './browser.ts';
import { builtSite, demoBase, demoSite } from './build-once.ts';
import { editedSite, replace } from './sites/edited-site.ts';

const axe = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let folder: string;
let served: Served;

beforeAll(async () => {
  folder = await demoSite();
  served = await serve(folder, { base: demoBase });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const isForward = (html: string) => /http-equiv="refresh"/.test(html);

/** Addresses of all pages besides those that only lead on; of a folder with many pages the first `perFolder`, which are made alike. */
function pagesOf(built: string, perFolder = Infinity): string[] {
  const seen = new Map<string, number>();
  return readdirSync(built, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('index.html') && !isForward(readFileSync(join(built, path), 'utf8')))
    .map((path) => path.slice(0, -'index.html'.length))
    .sort()
    .filter((path) => {
      const parent = path.replace(/[^/]*\/$/, '');
      if (/^([a-z]{2}\/)?$/.test(parent)) return true;
      seen.set(parent, (seen.get(parent) ?? 0) + 1);
      return (seen.get(parent) ?? 0) <= perFolder;
    });
}

/** Faults axe finds, and pages wider than the window, as lines. */
async function faultsOf(site: Served, pages: readonly string[], width: number, colorScheme: 'light' | 'dark'): Promise<string[]> {
  // The policy of the pages keeps foreign scripts out, and axe is one.
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
  const faults: string[] = [];
  const page = await context.newPage();
  for (const path of pages) {
    await page.goto(site.url(path), { waitUntil: 'load' });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(on: Document): Promise<AxeResults> } }).axe.run(document));
    for (const { id, nodes } of violations) faults.push(`${path}: ${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wider > 0) faults.push(`${path}: ${wider} pixels wider than ${width}`);
  }
  await context.close();
  return faults;
}

describe('pages of the demonstration', () => {
  test('every kind, light, on a laptop', async () => {
    expect(await faultsOf(served, pagesOf(folder, 2), 1280, 'light')).toEqual([]);
  }, 300_000);

  test('every kind, dark, at 320 pixels', async () => {
    expect(await faultsOf(served, pagesOf(folder, 2), 320, 'dark')).toEqual([]);
  }, 300_000);
});

describe('a site from right to left', () => {
  test('has no fault either, and runs the other way', async () => {
    const site = join(import.meta.dirname, '.output', 'right-to-left');
    for (const [path, content] of editedSite([replace('content/site.yaml', 'language: en', 'language: en\nlanguages: [en, ar]')])) {
      mkdirSync(dirname(join(site, path)), { recursive: true });
      writeFileSync(join(site, path), content);
    }
    const built = await builtSite('right-to-left', site);
    const there = await serve(built, { base: '/privacy/' });
    try {
      const pages = pagesOf(built).filter((path) => path.startsWith('ar/'));
      expect(pages.length).toBeGreaterThan(10);
      expect(await faultsOf(there, pages, 360, 'light')).toEqual([]);
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(there.url('ar/charter/'));
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      const [brand, search] = await Promise.all(['.brand', '.search-link'].map((part) => page.locator(part).boundingBox()));
      expect(brand?.x).toBeGreaterThan(search?.x ?? Infinity);
      await page.close();
    } finally {
      await there.close();
    }
  }, 300_000);
});
