import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkIds } from '../src/schema/check-ids.ts';
import { launchBrowser, type Served, serve, watchPage } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';
import { pageKinds, pagesOf } from './page-kinds.ts';

let folder: string;
let browser: Browser;
let served: Served;
let pages: string[];

beforeAll(async () => {
  folder = await demoSite();
  pages = pagesOf(folder);
  browser = await launchBrowser();
  served = await serve(folder, { base: demoBase });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe('every page of the demonstration', () => {
  test('names nothing of another origin to be loaded, and holds nothing that its policy forbids', () => {
    const wrong: string[] = [];
    for (const path of pages) {
      const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
      if (!/<meta http-equiv="content-security-policy" content="default-src 'none';/i.test(html))
        wrong.push(`${path}: no policy`);
      if (/<style[\s>]/.test(html) || /<[^>]+\sstyle=/.test(html)) wrong.push(`${path}: an inline style`);
      if (/<[a-z][^>]*\son[a-z]+=/.test(html)) wrong.push(`${path}: an inline handler`);
      for (const [tag] of html.matchAll(/<script(?![^>]*application\/ld\+json)[^>]*>/g))
        if (!/\ssrc="(?:\.\.\/)*[\w-]+\//.test(tag)) wrong.push(`${path}: ${tag}`);
      for (const [, address = ''] of html.matchAll(
        /<(?:img|script|iframe|source|video|audio|embed|object)[^>]*\s(?:src|data)="([^"]+)"/g,
      ))
        if (/^(https?:)?\/\//.test(address)) wrong.push(`${path}: loads ${address}`);
      for (const [link] of html.matchAll(/<link[^>]*rel="(?:stylesheet|preload|icon|modulepreload)"[^>]*>/g))
        if (/href="(https?:)?\/\//.test(link)) wrong.push(`${path}: ${link}`);
    }
    expect(wrong).toEqual([]);
    expect(pages.length).toBeGreaterThan(100);
  });
});

describe('a page of every kind', () => {
  test('asks no other origin for anything, breaks no policy, logs no error, and stays within its weight', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const wrong: string[] = [];
    for (const { path } of pageKinds(folder, ['de'])) {
      const page = await context.newPage();
      const watched = await watchPage(page);
      const requested: string[] = [];
      page.on('request', (request) => requested.push(request.url()));
      await page.goto(served.url(path), { waitUntil: 'load' });
      // What a page needs at first: itself, styles, fonts, pictures, and at most 20 kB of script.
      const bodies = requested.map((url) => ({ url, file: new URL(url).pathname.slice(demoBase.length) }));
      const bytes = bodies.map(({ file }) => {
        const raw = readFileSync(join(folder, file === '' || file.endsWith('/') ? `${file}index.html` : file));
        return { file, size: /\.(woff2|png|gz)$/.test(file) ? raw.length : gzipSync(raw).length };
      });
      const total = bytes.reduce((sum, { size }) => sum + size, 0);
      const script = bytes.filter(({ file }) => file.endsWith('.js')).reduce((sum, { size }) => sum + size, 0);
      if (total > 100_000)
        wrong.push(
          `${path}: ${total} bytes at first view (${bytes.map(({ file, size }) => `${file} ${size}`).join(', ')})`,
        );
      if (script > 20_000) wrong.push(`${path}: ${script} bytes of script at first view`);
      // The trial of the dialog takes its words from the file that apps read.
      if (bytes.some(({ file }) => file !== 'consent.json' && /\.(json|wasm|gz|csv|parquet)$/.test(file)))
        wrong.push(`${path}: data before anybody asked`);
      wrong.push(
        ...watched.offOrigin.map((url) => `${path}: asked ${url}`),
        ...watched.violations.map((text) => `${path}: ${text}`),
        ...watched.errors.map((text) => `${path}: ${text}`),
      );
      await page.close();
    }
    await context.close();
    expect(wrong).toEqual([]);
  }, 600_000);

  test('stores nothing and moves nothing', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const moved: string[] = [];
    for (const path of [
      '',
      'charter/',
      'explore/installations-by-month/',
      'dictionary/',
      'audit/',
      'retention/',
      'data/active-installations/',
    ]) {
      const page = await context.newPage();
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(served.url(path), { waitUntil: 'networkidle' });
      const shift = await page.evaluate(() =>
        (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
      );
      if (shift > 0.01) moved.push(`${path}: layout moved by ${shift}`);
      const stored = await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length);
      if (stored > 0) moved.push(`${path}: something was stored`);
      await page.close();
    }
    await context.close();
    expect(moved).toEqual([]);
  });

  test('can be read without JavaScript: text, drawings, tables', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(served.url('explore/installations-by-month/'));
    expect(await page.locator('main svg.chart-wide').first().isVisible()).toBe(true);
    expect(await page.locator('main table tbody tr').count()).toBeGreaterThan(12);
    await page.goto(served.url('audit/'));
    expect(await page.locator('[data-check]').count()).toBe(checkIds.length);
    expect(await page.locator('.needs-script:visible').count()).toBe(0);
    await context.close();
  });
});

describe('every link of the demonstration', () => {
  test('leads to a page or a file, and to an anchor that is there', () => {
    const broken: string[] = [];
    const texts = new Map(pages.map((path) => [path, readFileSync(join(folder, path, 'index.html'), 'utf8')]));
    const ids = new Map(
      [...texts].map(([path, html]) => [path, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]))]),
    );
    const files = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
    for (const [path, html] of texts) {
      for (const [, href = ''] of html.matchAll(/<a\s[^>]*href="([^"]+)"/g)) {
        const target = new URL(href.replaceAll('&amp;', '&'), `https://site.test${demoBase}${path}`);
        if (target.origin !== 'https://site.test') continue;
        const place = decodeURIComponent(target.pathname);
        if (!place.startsWith(demoBase)) broken.push(`${path}: ${href} leaves the base`);
        const inside = place.slice(demoBase.length);
        if (inside === '' || inside.endsWith('/')) {
          // A fragment that carries a query is read by the console's script.
          if (!files.has(`${inside}index.html`)) broken.push(`${path}: ${href}`);
          else if (
            target.hash &&
            !target.hash.startsWith('#sql=') &&
            !ids.get(inside)?.has(decodeURIComponent(target.hash.slice(1)))
          )
            broken.push(`${path}: ${href} has no such anchor`);
        } else if (!files.has(inside)) broken.push(`${path}: ${href}`);
      }
    }
    expect([...new Set(broken)]).toEqual([]);
  });
});
