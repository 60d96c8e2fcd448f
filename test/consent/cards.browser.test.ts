import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOnPages, withPage } from '../axe-faults.ts';
import { type Served, launchBrowser, serve, watchPage } from '../browser.ts';
import { buildInto, demoBase, demoSite } from '../build-once.ts';

const root = join(import.meta.dirname, '../..');
const maxBytes = 15_000;

interface Place {
  readonly folder: string;
  readonly served: Served;
  /** Addresses below the base. */
  readonly cards: readonly string[];
}

let browser: Browser;
let demo: Place;
let rightToLeft: Place;
const work = mkdtempSync(join(tmpdir(), 'vitrine-cards-'));

/** Every page in the frame of a card: they load the one sheet. */
const cardsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        /(?:^|\/)opt-in\/(?:.*\/)?index\.html$/.test(path) &&
        readFileSync(join(folder, path), 'utf8').includes('opt-in/card-1.css'),
    )
    .map((path) => path.slice(0, -'index.html'.length))
    .sort();

async function place(folder: string): Promise<Place> {
  return { folder, served: await serve(folder, { base: demoBase }), cards: cardsOf(folder) };
}

/** The smallest site in Arabic too, with a recorded version. */
async function buildRightToLeft(): Promise<string> {
  const site = join(work, 'site');
  cpSync(join(root, 'test/sites/minimal'), site, { recursive: true });
  const config = join(site, 'content/site.yaml');
  writeFileSync(config, readFileSync(config, 'utf8').replace('language: en\n', 'language: en\nlanguages: [en, ar]\n'));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', join(root, 'src/build/cli/main.ts'), 'release', '--policy', '--date', '2026-05-01'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, SITE_DIR: site } },
  );
  if (status !== 0) throw new Error(stderr);
  return (await buildInto(join(work, 'built'), site)).folder;
}

beforeAll(async () => {
  demo = await place(await demoSite());
  rightToLeft = await place(await buildRightToLeft());
  browser = await launchBrowser();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([demo?.served.close(), rightToLeft?.served.close()]);
  rmSync(work, { recursive: true, force: true });
});

test('there are cards for every category, version and language', () => {
  for (const language of ['', 'de/']) {
    for (const path of [
      '',
      'crash-reports/',
      'crash-reports/v1/',
      'performance/v3/',
      'performance/since/1/',
      'library-shape/v2/',
    ])
      expect(demo.cards).toContain(`${language}opt-in/${path}`);
  }
  expect(rightToLeft.cards).toEqual(
    expect.arrayContaining(['ar/opt-in/', 'ar/opt-in/usage/', 'ar/opt-in/usage/v1/', 'ar/opt-in/usage/since/1/']),
  );
});

test('every card weighs at most 15 kB with everything, compressed', () => {
  const sheet = gzipSync(readFileSync(join(demo.folder, 'opt-in/card-1.css'))).length;
  const heavy = demo.cards
    .map((path) => ({ path, bytes: sheet + gzipSync(readFileSync(join(demo.folder, path, 'index.html'))).length }))
    .filter(({ bytes }) => bytes > maxBytes);
  expect(heavy).toEqual([]);
});

test('a card is one page and one style sheet: no script, no other request, nothing stored', async () => {
  await withPage(browser, { viewport: { width: 320, height: 640 } }, async (page) => {
    const watch = await watchPage(page);
    for (const path of demo.cards.filter((card) => !card.includes('/since/'))) {
      const before = watch.requests.length;
      await page.goto(demo.served.url(path), { waitUntil: 'load' });
      const asked = watch.requests.slice(before).filter((url) => !url.startsWith('data:'));
      expect(asked).toEqual([demo.served.url(path), demo.served.url('opt-in/card-1.css')]);
      expect(
        await page.evaluate(() => [
          document.scripts.length,
          document.cookie,
          localStorage.length,
          sessionStorage.length,
        ]),
      ).toEqual([0, '', 0, 0]);
    }
    expect([watch.offOrigin, watch.violations, watch.errors]).toEqual([[], [], []]);
  });
}, 300_000);

test.each([
  ['the demonstration', () => demo],
  ['a site from right to left', () => rightToLeft],
] as const)(
  'axe finds nothing on the cards of %s in either theme, and none is wider than a narrow web view',
  async (_name, where) => {
    const { cards, served } = where();
    const look = { colorScheme: 'light', viewport: { width: 320, height: 640 }, themes: 2 } as const;
    expect(await faultsOnPages(browser, served, cards, look)).toEqual([]);
  },
  600_000,
);

test('what the switch sends, for how long and how to stop it stand within the first screen of a phone', async () => {
  await withPage(browser, { viewport: { width: 360, height: 720 } }, async (page) => {
    const low: string[] = [];
    for (const path of demo.cards.filter((card) => /opt-in\/[a-z-]+\/$/.test(card))) {
      await page.goto(demo.served.url(path));
      const bottom = await page.evaluate(
        () => document.querySelector('.glance')?.getBoundingClientRect().bottom ?? Infinity,
      );
      if (bottom > 720) low.push(`${path}: ${bottom}`);
    }
    expect(low).toEqual([]);
  });
});

test('the example can be copied: its text is the report itself', async () => {
  const file = JSON.parse(readFileSync(join(demo.folder, 'dictionary.json'), 'utf8')) as {
    fields: { key?: string; category?: string }[];
  };
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    for (const id of ['basic-health', 'crash-reports', 'feature-use', 'library-shape', 'performance']) {
      await page.goto(demo.served.url(`opt-in/${id}/`));
      const example = JSON.parse((await page.locator('pre.payload').textContent()) ?? '') as Record<string, unknown>;
      const keys = file.fields.filter(({ category }) => category === id).map(({ key }) => key);
      expect(Object.keys(example).length).toBeGreaterThan(0);
      for (const key of Object.keys(example)) expect(keys).toContain(key);
      // Each key leads to what it means, on the same card.
      const targets = await page
        .locator('pre.payload a')
        .evaluateAll(
          (links) => links.filter((link) => document.querySelector((link as HTMLAnchorElement).hash) === null).length,
        );
      expect(targets).toBe(0);
    }
  });
});

test('a short address leads to the card without a script', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    for (const language of ['', 'de/']) {
      await page.goto(demo.served.url(`${language}o/crash-reports/`));
      await page.waitForURL(demo.served.url(`${language}opt-in/crash-reports/`));
      expect(await page.locator('h1').count()).toBe(1);
    }
  });
});

test('every link of a card leads somewhere', async () => {
  const targets = new Set<string>();
  for (const path of demo.cards) {
    const html = readFileSync(join(demo.folder, path, 'index.html'), 'utf8');
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
      const url = new URL(href, demo.served.url(path));
      if (url.origin === demo.served.origin) targets.add(url.href.replace(/#.*$/, ''));
    }
  }
  expect(targets.size).toBeGreaterThan(20);
  const lost: string[] = [];
  for (const url of targets) if (!(await fetch(url)).ok) lost.push(url);
  expect(lost).toEqual([]);
}, 300_000);
