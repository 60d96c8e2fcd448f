import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, serve } from '../browser.ts';
import { demoBase, demoInArabic, demoSite } from '../build-once.ts';
import { pageKinds } from '../page-kinds.ts';

/**
 * Pictures of every kind of page for people to look at: on a laptop and a phone, light and dark, from left to right and
 * from right to left, in `test/.output/screens/` (`npm run screens`). No test: what they must keep is held by the
 * outlines and by the tests of accessibility.
 */
const screens = join(import.meta.dirname, '../.output/screens');
const windows = { laptop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

interface Series {
  readonly folder: string;
  /** The language of the pages, as in their addresses: empty for the site's own. */
  readonly tag: string;
}

/** Writes the pictures of a built site, and says where each is. */
async function takePictures(browser: Browser, { folder, tag }: Series): Promise<void> {
  const site = await serve(folder, { base: demoBase });
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const { kind, path, language } of pageKinds(folder, ['de', 'ar'])) {
    if (language !== tag) continue;
    await page.goto(site.url(path), { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const name = kind.slice(1).replaceAll('/', '-').replaceAll('*', 'x') || 'overview';
    for (const [window, viewport] of Object.entries(windows)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const file = join(screens, `${name}${tag && `.${tag}`}.${window}.${colorScheme}.jpeg`);
        await page.screenshot({ path: file, type: 'jpeg', quality: 75, fullPage: true });
      }
    }
    process.stdout.write(`${path || 'overview'}\n`);
  }
  await page.close();
  await site.close();
}

mkdirSync(screens, { recursive: true });
const browser = await launchBrowser();
await takePictures(browser, { folder: await demoSite(), tag: '' });
await takePictures(browser, { folder: await demoInArabic(), tag: 'ar' });
await browser.close();
