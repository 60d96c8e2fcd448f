import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, type Served, serve } from '../browser.ts';
import { builtSite, demoBase, type SiteChanges } from '../build-once.ts';
import { pageKinds } from '../page-kinds.ts';
import { outlineOf, structure } from './outline.ts';

/**
 * Pictures of pages differ between machines by a hair, so what is held is their structure: which parts stand where, in
 * which order, how wide (`outlines/`). The small site is used for it, whose content does not change from day to day.
 */
const windows = { laptop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

/** What the small site does without, so that there are more kinds of pages. */
const additions: SiteChanges = {
  'content/site.yaml': (text) => text.replace('language: en\n', 'language: en\nlanguages: [en, ar]\n'),
  'content/charts/installations.md':
    '---\ntitle: Installations\norder: 1\nquestion: How many installations are there?\ndataset: active-installations\nmark: line\nx: { column: month, label: Month }\ny: { column: n, label: Installations }\n---\n\n```sql\nSELECT month, sum(installations) AS n FROM installations GROUP BY month ORDER BY month\n```\n\nAll systems together.\n',
  'content/faq/why.md':
    '---\ntitle: Why is anything counted?\norder: 1\n---\n\nTo know which systems must be looked after.\n',
  'content/methods/adding-up.md':
    '---\ntitle: Adding up\norder: 1\nsummary: Many reports become one number.\nlimits: Small sums stay small.\n---\n\nOnly sums are published.\n',
  'content/changes/2026-06-first.md':
    '---\ntitle: The first table\ndate: 2026-06-01\nmeaning: More can be checked.\nchanges:\n  - type: dataset-added\n    dataset: active-installations\n---\n\nA table is published each month.\n',
};

let browser: Browser;
let folder: string;
let served: Served;

beforeAll(async () => {
  folder = await builtSite('outlines', join(import.meta.dirname, '../sites/minimal'), [], additions);
  served = await serve(folder, { base: demoBase });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test.each([
  ['from left to right', ''],
  ['from right to left', 'ar'],
])(
  'every kind of page keeps its structure on a laptop and a phone, %s',
  async (_, tag) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    const kinds = pageKinds(folder, ['ar']).filter(({ language }) => language === tag);
    expect(kinds.length).toBeGreaterThan(15);
    for (const { kind, path } of kinds) {
      await page.goto(served.url(path), { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const outlines: string[] = [];
      for (const [window, viewport] of Object.entries(windows)) {
        await page.setViewportSize(viewport);
        outlines.push(`${window}\n\n${await page.evaluate(outlineOf, structure)}\n`);
      }
      const name = kind.slice(1).replaceAll('/', '-').replaceAll('*', 'x') || 'overview';
      await expect(outlines.join('\n')).toMatchFileSnapshot(`outlines/${name}${tag && `.${tag}`}.txt`);
    }
    await context.close();
  },
  300_000,
);
