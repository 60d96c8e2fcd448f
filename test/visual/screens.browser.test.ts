import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Served, serve } from '../browser.ts';
import { demoBase, demoInArabic, demoSite } from '../build-once.ts';
import { pageKinds } from '../page-kinds.ts';

/**
 * Pictures of every kind of page for people to look at: on a laptop and a phone, light and dark, from left to right and
 * from right to left, in `test/.output/screens/`. What is held is that every one could be made and is as wide as its
 * window.
 */
const screens = join(import.meta.dirname, '../.output/screens');
const windows = { laptop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };
const themes = ['light', 'dark'] as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  mkdirSync(screens, { recursive: true });
});
afterAll(() => browser?.close());

async function picture(
  site: Served,
  kinds: readonly { readonly kind: string; readonly path: string }[],
  suffix: string,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const { kind, path } of kinds) {
    expect((await page.goto(site.url(path), { waitUntil: 'load' }))?.ok(), path).toBe(true);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const name = kind.slice(1).replaceAll('/', '-').replaceAll('*', 'x') || 'overview';
    for (const [window, viewport] of Object.entries(windows)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: join(screens, `${name}${suffix}.${window}.${colorScheme}.jpeg`),
          type: 'jpeg',
          quality: 75,
          fullPage: true,
        });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} on a ${window}`).toBe(
          viewport.width,
        );
      }
    }
  }
  await context.close();
}

describe('pictures of every kind of page', () => {
  test.each([
    ['from left to right', '', '', demoSite],
    ['from right to left', 'ar', '.ar', demoInArabic],
  ] as const)(
    '%s, on a laptop and a phone, light and dark',
    async (_, tag, suffix, build) => {
      const folder = await build();
      const site = await serve(folder, { base: demoBase });
      try {
        const kinds = pageKinds(folder, ['de', 'ar']).filter(({ language }) => language === tag);
        expect(kinds.length).toBeGreaterThan(30);
        await picture(site, kinds, suffix);
      } finally {
        await site.close();
      }
    },
    600_000,
  );
});
