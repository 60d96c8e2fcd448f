import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type PageWatch, type Served, serve, watchPage } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';
import { axeFaults, sideways } from './axe-faults.ts';

const wrong = JSON.stringify({
  'perf.startup_class': 'my laptop in Berlin',
  perf: { starts: -3.7, week: '2026-09-14', contact: 'anna.schmidt@example.org' },
  'library.formats': ['epub', 'doc'],
  'health.installation_id': 'b3f07c19e2d84a56',
  'use.window_width_px': 1173,
});

describe('a report of the reader’s own', () => {
  let browser: Browser;
  let served: Served;
  const open = async (path = 'my-report/'): Promise<{ page: Page; watch: PageWatch }> => {
    const page = await (await browser.newContext()).newPage();
    const watch = await watchPage(page);
    await page.goto(served.url(path), { waitUntil: 'networkidle' });
    return { page, watch };
  };
  const faults = (page: Page) => page.locator('[data-part="faults"] li').allTextContents();
  const read = (page: Page) => page.locator('[data-part="read"]').innerText();

  beforeAll(async () => {
    browser = await launchBrowser();
    served = await serve(await demoSite(), { base: demoBase });
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test('is explained without a request, and offline; what is wrong with it comes first', async () => {
    const { page, watch } = await open();
    await page.getByText('You can go offline first.').waitFor();
    const before = watch.requests.length;
    await page.context().setOffline(true);
    await page.fill('#own-text', wrong);
    await page.click('button.primary');
    await page.locator('[data-part="read"]').waitFor();
    expect(await faults(page)).toEqual([
      'perf.startup_class is "my laptop in Berlin", which is none of the values that the dictionary lists.',
      'perf.starts is -3.7. The kind of value that the dictionary names: whole number.',
      'perf.contact is a key that the dictionary does not describe. Its value: "anna.schmidt@example.org"',
      'perf.contact looks like an e-mail address: "anna.schmidt@example.org"',
      'library.formats is "doc", which is none of the values that the dictionary lists.',
      'use.window_width_px belongs to a field that was removed on 16 June 2025. It should not be sent any more.',
    ]);
    expect(await read(page)).toContain(
      'Meant to be an identifier, as the dictionary says: health.installation_id. Reports with the same value',
    );
    const all = await page.locator('[data-part="reports"]').innerText();
    for (const words of [
      'Rotating number',
      'An identifier: a random value, as the dictionary says.',
      'Without it, an installation that sends a report twice would count as two.',
      'Counted for: Installations.',
      'Kept: at most',
      'Keys without a field',
    ])
      expect(all).toContain(words);
    expect(watch.requests.slice(before)).toEqual([]);
    expect([watch.errors, watch.violations]).toEqual([[], []]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
  });

  test('of every switch, taken as an example, has nothing wrong with it', async () => {
    const { page } = await open('de/my-report/');
    const examples = page.locator('[data-example]');
    expect(await examples.count()).toBe(5);
    for (const button of await examples.all()) {
      await button.click();
      await page.locator('[data-part="read"]').waitFor();
      expect(await read(page)).toContain('Das Verzeichnis beschreibt jeden Schlüssel');
      expect(await read(page)).toMatch(/Als Kennung gedacht, wie das Verzeichnis sagt: \w+\.installation_id\./);
      expect(await read(page)).not.toContain('Keiner sieht aus wie eine Kennung');
      expect(await faults(page)).toEqual([]);
    }
  });

  test('comes from a link of the app, plain or packed, and leaves the address', async () => {
    const packed = gzipSync(wrong).toString('base64url');
    for (const fragment of [`#report=${encodeURIComponent(wrong)}`, `#gzip=${packed}`]) {
      const { page } = await open(`my-report/${fragment}`);
      await page.locator('[data-part="read"]').waitFor();
      expect(await read(page)).toContain('6 things to look at first.');
      expect(new URL(page.url()).hash).toBe('');
    }
    const { page } = await open('my-report/#gzip=%%%');
    await page.getByText('The report in the link could not be read.').waitFor();
  });

  test('comes from a file, and is gone when the page is emptied', async () => {
    const { page } = await open();
    await page.setInputFiles('input[type="file"]', {
      name: 'report.ndjson',
      mimeType: 'application/json',
      buffer: Buffer.from('{"health.platform": "linux"}\n{"health.platform": "plan9"}\n{"health.platform": 1'),
    });
    await page.locator('[data-part="read"]').waitFor();
    expect(await read(page)).toContain('2 reports, 2 values, read as JSON, one report a line.');
    expect(await faults(page)).toEqual([
      'Line 3: the report ends before it is complete.',
      'health.platform is "plan9", which is none of the values that the dictionary lists.',
    ]);
    await page.click('button[type="reset"]');
    expect(await page.locator('[data-part="result"]').isHidden()).toBe(true);
    expect(await page.inputValue('#own-text')).toBe('');
  });

  test('is text and nothing else', async () => {
    const { page, watch } = await open();
    await page.fill('#own-text', '{"<img src=x onerror=alert(1)>": "<script>alert(2)</script>"}');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[data-part="read"]').waitFor();
    expect((await faults(page))[0]).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('main img, main script[src=""]').count()).toBe(0);
    expect([watch.errors, watch.violations]).toEqual([[], []]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('own-result');
  });

  test('can be read by everybody', async () => {
    const { page } = await open();
    await page.fill('#own-text', wrong);
    await page.click('button.primary');
    await page.locator('[data-part="read"]').waitFor();
    expect(await axeFaults(page, 'my-report/')).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sideways(page)).toBe(0);
  });
});
