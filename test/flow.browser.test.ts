import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { demoInBrowser } from './demo-in-browser.ts';

const demo = demoInBrowser();

/** The page with the figure, without scripts. */
async function open(
  width: number,
  options: Parameters<Browser['newContext']>[0] = {},
  direction: 'ltr' | 'rtl' = 'ltr',
): Promise<Page> {
  const context = await demo.browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: false,
    ...options,
  });
  const page = await context.newPage();
  await page.route('**/security/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('dir="ltr"', `dir="${direction}"`) });
  });
  await page.goto(demo.served.url('security/'));
  return page;
}

const boxes = async (page: Page, selector: string) =>
  Promise.all(
    (await page.locator(selector).all()).map(
      async (found) => (await found.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN },
    ),
  );

describe('the figure of the way of the data', () => {
  test.each([
    [320, 'ltr'],
    [320, 'rtl'],
    [700, 'ltr'],
    [1280, 'ltr'],
    [1280, 'rtl'],
  ] as const)(
    'at %i pixels, %s: every station below the one before, nothing cut off, nothing over another',
    async (width, direction) => {
      const page = await open(width, {}, direction);
      const [figure] = await boxes(page, '.way-figure');
      const parts = [...(await boxes(page, '.stop')), ...(await boxes(page, '.leaves'))];
      const stops = await boxes(page, '.stop');
      expect(stops.length).toBeGreaterThan(5);
      for (const [index, stop] of stops.entries())
        if (index > 0)
          expect(stop.y).toBeGreaterThanOrEqual((stops[index - 1]?.y ?? 0) + (stops[index - 1]?.height ?? 0));
      for (const part of parts) {
        expect(part.x).toBeGreaterThanOrEqual(figure?.x ?? NaN);
        expect(part.x + part.width).toBeLessThanOrEqual((figure?.x ?? NaN) + (figure?.width ?? NaN));
      }
      const overlaps = parts.flatMap((a, index) =>
        parts
          .slice(index + 1)
          .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
      );
      expect(overlaps).toEqual([]);
      await page.context().close();
    },
  );

  test('what leaves the line stands beside its station where there is room, at the end of the line of reading', async () => {
    for (const direction of ['ltr', 'rtl'] as const) {
      const page = await open(1280, {}, direction);
      const [stop] = await boxes(page, '#stage-store');
      const [ends] = await boxes(page, '.leaves.ends');
      expect((ends?.x ?? NaN) > (stop?.x ?? NaN)).toBe(direction === 'ltr');
      expect(ends?.y).toBeLessThan((stop?.y ?? NaN) + (stop?.height ?? NaN));
      await page.context().close();
    }
  });

  test('is drawn with borders, which stay on paper and in the reader’s own colours', async () => {
    const page = await open(1280, { forcedColors: 'active', javaScriptEnabled: true });
    const drawn = await page
      .locator('.station')
      .first()
      .evaluate((station) => [
        getComputedStyle(station, '::before').borderInlineStartWidth,
        getComputedStyle(station, '::after').borderBlockEndWidth,
        getComputedStyle(station.querySelector('.stop') ?? station).borderBlockStartStyle,
      ]);
    expect(drawn).toEqual(['3px', '3px', 'solid']);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.stop h3:visible').count()).toBe(await page.locator('.stop').count());
    await page.context().close();
  });

  test('is an ordered list, every stage with the same three answers', async () => {
    const page = await open(1280);
    expect(await page.locator('ol.way > li h3').allInnerTexts()).toEqual([
      'Your device',
      'The way to us',
      'Front server',
      'Collector',
      'Store of reports',
      'Backups',
      'Counting',
      'Waiting to be published',
      'This site',
    ]);
    for (const stage of await page.locator('.stop').all())
      expect(await stage.locator('dt').allInnerTexts()).toEqual(['What is there', 'Who can see it', 'How long']);
    await page.context().close();
  });
});

describe('what is sent and never published', () => {
  const read = (path: string) => readFileSync(join(demo.folder, path, 'index.html'), 'utf8');

  test('is every field that says so and is still sent, each with a link; the figure counts them where they end', async () => {
    const page = await open(1280);
    const linked = new Set(
      await page
        .locator('.unpublished dd a')
        .evaluateAll((links) =>
          links.map((link) => /dictionary\/([^/]+)\//.exec(link.getAttribute('href') ?? '')?.[1]),
        ),
    );
    const dictionary = JSON.parse(readFileSync(join(demo.folder, 'dictionary.json'), 'utf8')) as {
      fields: { id: string; kind: string; unpublished?: boolean; status?: string }[];
    };
    const said = dictionary.fields
      .filter(({ unpublished, status }) => unpublished && status !== 'removed')
      .map(({ id }) => id);
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((id) => !linked.has(id))).toEqual([]);
    const counted = (await page.locator('.leaves.ends a').allInnerTexts()).reduce(
      (sum, text) => sum + Number(/(\d+|one) field/.exec(text)?.[1]?.replace('one', '1')),
      0,
    );
    expect(await page.locator('#unpublished').locator('xpath=../following-sibling::p[1]').innerText()).toContain(
      `${counted} of the `,
    );
    await page.context().close();
  });

  test('pages of switches and fields lead to the figure', () => {
    for (const path of ['categories/crash-reports', 'dictionary/crash-signature', 'de/categories/crash-reports'])
      expect(read(path)).toContain('security/#flow"');
  });
});

describe('concerns', () => {
  const read = (path: string) => readFileSync(join(demo.folder, path, 'index.html'), 'utf8');

  test('the open one stands first, and each of them is linked from what it is about', () => {
    const page = read('concerns');
    const order = [...page.matchAll(/<article class="concern" aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    expect(order).toEqual([
      'is-it-the-same-app',
      'stars-add-up',
      'thirteen-months',
      'asked-while-reading',
      'clicks-or-uses',
      'why-my-country',
    ]);
    const about = {
      'thirteen-months': ['categories/basic-health', 'retention', 'changes', 'charter'],
      'clicks-or-uses': ['dictionary/use-uses', 'data/feature-use'],
      'stars-add-up': ['methods', 'de/methods'],
    };
    for (const [id, pages] of Object.entries(about))
      for (const path of pages) expect(read(path), path).toContain(`concerns/#${id}"`);
  });

  test('are marked where they are linked while they are open, and only then', () => {
    const marked = [
      ...read('charter').matchAll(/concerns\/#([a-z-]+)"[^>]*>[^<]*<\/a><span class="tag">open<\/span>/g),
    ].map(([, id]) => id);
    expect(new Set(marked)).toEqual(new Set(['is-it-the-same-app']));
  });

  test('stand in the menu, the sitemap, the search and the schemas', () => {
    expect(read('faq')).toMatch(/<ul class="pages">(<li><a[^>]*>[^<]*<\/a><\/li>)*<li><a href="[^"]*concerns\/"/);
    expect(readFileSync(join(demo.folder, 'sitemap.xml'), 'utf8')).toContain('/concerns/</loc>');
    expect(readFileSync(join(demo.folder, 'search/en.json'), 'utf8')).toContain('concerns/#why-my-country');
    expect(
      Object.keys(JSON.parse(readFileSync(join(demo.folder, 'schemas/concerns.json'), 'utf8')) as object),
    ).toContain('oneOf');
  });
});

test('every text of a page of many leads to its own source, and messages name what they are about', () => {
  const faq = readFileSync(join(demo.folder, 'faq/index.html'), 'utf8');
  expect(faq.match(/privacy\/content\/faq\/[a-z-]+\.md"/g)?.length).toBe(faq.match(/class="question-answer"/g)?.length);
  const field = readFileSync(join(demo.folder, 'dictionary/crash-signature/index.html'), 'utf8');
  expect(decodeURIComponent(/issues\/new\?[^"]*/.exec(field)?.[0] ?? '').replaceAll('+', ' ')).toContain(
    'Name in the report: crash.signature\nAbout: Crash reports (crash-reports)\nVersion 1, notice version 2\nSite as of 20 October 2026',
  );
  expect(readFileSync(join(demo.folder, 'data/crashes/index.html'), 'utf8')).toContain(
    '/privacy/data/crashes/datapackage.json"',
  );
});
