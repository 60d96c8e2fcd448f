import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { demoBase } from './build-once.ts';
import { demoInBrowser } from './demo-in-browser.ts';

const demo = demoInBrowser();

const phone = { viewport: { width: 360, height: 740 } };
const laptop = { viewport: { width: 1280, height: 800 } };

async function open(path: string, options: Parameters<Browser['newContext']>[0] = laptop): Promise<Page> {
  const context = await demo.browser.newContext(options);
  const page = await context.newPage();
  await page.goto(demo.served.url(path), { waitUntil: 'load' });
  return page;
}

/**
 * Of links that are laid out: how many, and which of them cannot be seen whole or hit. Runs in the page, and scrolls
 * only the page itself.
 */
function whyHidden(links: Element[]): { shown: number; hidden: string[] } {
  const fault = (link: Element) => {
    const box = link.getBoundingClientRect();
    for (let around = link.parentElement; around && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const edge = around.getBoundingClientRect();
      if (overflowY !== 'visible' && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1))
        return `is cut off by ${around.className}`;
      if (overflowX !== 'visible' && (box.left < edge.left - 1 || box.right > edge.right + 1))
        return `is cut off by ${around.className}`;
    }
    scrollTo({ top: scrollY + box.top - innerHeight / 2, behavior: 'instant' });
    const now = link.getBoundingClientRect();
    const hit = document.elementFromPoint(now.left + now.width / 2, now.top + now.height / 2);
    return hit && (link.contains(hit) || hit.contains(link))
      ? undefined
      : `is covered by ${hit?.className ?? 'nothing: it is off the screen'}`;
  };
  const shown = links.filter((link) => link.checkVisibility() && link.getClientRects().length > 0);
  return {
    shown: shown.length,
    hidden: shown.flatMap((link) => {
      const why = fault(link);
      return why === undefined ? [] : [`${link.textContent?.trim()} ${why}`];
    }),
  };
}

describe('the overview', () => {
  test('answers its questions on one laptop screen', async () => {
    const page = await open('');
    const answers = [
      '.overview h2',
      '.overview-facts > div:nth-child(1) .big',
      '.overview-facts .off',
      '.overview-facts .ways',
      '.overview-facts .marks',
      '.overview-facts > div:last-child .big',
      '.overview svg.chart',
    ];
    for (const answer of answers) {
      const box = await page.locator(answer).locator('visible=true').first().boundingBox();
      expect(box, answer).not.toBeNull();
      expect((box?.y ?? 0) + (box?.height ?? 0), `${answer} ends on the first screen`).toBeLessThanOrEqual(800);
    }
    await page.context().close();
  });

  test('and on two phone screens', async () => {
    const page = await open('', phone);
    for (const answer of ['.overview-facts > div:last-child .big', '.overview svg.chart']) {
      const box = await page.locator(answer).locator('visible=true').first().boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0), answer).toBeLessThanOrEqual(2 * 740);
    }
    await page.context().close();
  });
});

describe('the menu', () => {
  test('has at most seven questions, and opens on a phone without scripts', async () => {
    const page = await open('charter/', { ...phone, javaScriptEnabled: false });
    expect(await page.locator('.menu .groups > li').count()).toBeLessThanOrEqual(7);
    expect(await page.locator('.menu .question').first().isVisible()).toBe(false);
    await page.locator('.menu summary').click();
    await page.locator('.menu .pages a', { hasText: 'Dictionary' }).click();
    expect(new URL(page.url()).pathname).toBe(`${demoBase}dictionary/`);
    await page.context().close();
  });

  test('lies open on a laptop and says where the reader is', async () => {
    const page = await open('data/crashes/');
    expect(await page.locator('.menu .question:visible').count()).toBe(await page.locator('.menu .question').count());
    expect(await page.locator('.menu .question[aria-current]').innerText()).toBe('See the data');
    expect(await page.locator('.menu .pages a:visible').allInnerTexts()).toEqual([
      'Charts',
      'Tables',
      'Query the tables',
    ]);
    await page.context().close();
  });

  test.each([320, 390, 768, 1000, 1280, 1920])(
    'and the footer show every link whole, and each can be hit, on a screen of %i pixels',
    async (width) => {
      for (const path of ['', 'data/crashes/', 'learn/']) {
        const page = await open(path, { viewport: { width, height: 800 } });
        if (await page.locator('.menu summary').isVisible()) await page.locator('.menu summary').click();
        const found = await page.locator('.menu a, .site-foot a').evaluateAll(whyHidden);
        expect(found.shown).toBeGreaterThan(12);
        expect(found.hidden, path).toEqual([]);
        await page.context().close();
      }
    },
    120_000,
  );

  test('is skipped with the first key', async () => {
    const page = await open('faq/');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.context().close();
  });
});

describe('the dictionary', () => {
  const shown = (page: Page) => page.locator('[data-item]:visible').count();

  test('is narrowed by words and facets at once, says how many are left, and can be linked', async () => {
    const page = await open('dictionary/');
    const all = await shown(page);
    await page.getByLabel('Words').fill('crash');
    const some = await shown(page);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.getByLabel('Switch').selectOption('crash-reports');
    const fewer = await shown(page);
    expect(await page.getByRole('status').innerText()).toBe(`${fewer} of ${all} fields`);
    expect(
      new Set(
        await page
          .locator('[data-item]:visible')
          .evaluateAll((items) => items.map((item) => item.getAttribute('data-category'))),
      ),
    ).toEqual(new Set(['crash-reports']));
    const link = page.url();
    expect(link).toContain('?words=crash&category=crash-reports');
    await page.goto(link);
    expect(await shown(page)).toBe(fewer);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect.poll(() => shown(page)).toBe(all);
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  test('says so when nothing fits', async () => {
    const page = await open('dictionary/');
    await page.getByLabel('Words').fill('zzzz');
    expect(await shown(page)).toBe(0);
    expect(await page.locator('[data-empty]').isVisible()).toBe(true);
    await page.context().close();
  });

  test('is whole without scripts, and shows no control that would do nothing', async () => {
    const page = await open('dictionary/', { ...laptop, javaScriptEnabled: false });
    expect(await shown(page)).toBeGreaterThan(40);
    expect(await page.locator('form:visible').count()).toBe(0);
    await page.context().close();
  });
});

describe('search', () => {
  test('loads its index when it is used and finds things of every kind', async () => {
    const page = await open('search/');
    expect(demo.served.requests.filter((path) => path.includes('search/en.json'))).toEqual([]);
    await page.getByLabel('Search this site').fill('rounding');
    await page.locator('#results li').first().waitFor();
    expect(demo.served.requests.filter((path) => path.includes('search/en.json'))).toHaveLength(1);
    await page.locator('#results a', { hasText: 'Rounding' }).first().click();
    await page.waitForURL(/methods\/#rounding$/);
    await page.context().close();
  });

  test('takes its words from the address, in each language', async () => {
    const page = await open('de/search/?q=HERON_TELEMETRY%20aus');
    await expect.poll(() => page.getByRole('status').innerText()).toMatch(/Treffer|Nichts gefunden/);
    await page.context().close();
  });

  test('says what happened when the index cannot be had, and tries again', async () => {
    const page = await open('search/');
    await page.route('**/search/en.json', (route) => route.abort());
    await page.getByLabel('Search this site').fill('crash');
    await expect.poll(() => page.getByRole('status').innerText()).toContain('could not be loaded');
    await page.unroute('**/search/en.json');
    await page.getByLabel('Search this site').fill('crashes');
    await page.locator('#results li').first().waitFor();
    await page.context().close();
  });

  test('without scripts points to lists that hold everything', async () => {
    const page = await open('search/', { ...laptop, javaScriptEnabled: false });
    expect(await page.locator('main').innerText()).toContain('these lists hold everything');
    expect(await page.locator('main .lists a').count()).toBeGreaterThan(10);
    await page.context().close();
  });
});

describe('a page in another language', () => {
  test('says which texts are not translated, and marks them', async () => {
    const page = await open('de/audits/2026-collector-review/');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    const fallback = await page.locator('.fallback').count();
    expect(await page.locator('h1').getAttribute('lang')).toBe(fallback > 0 ? 'en' : null);
    await page.context().close();
  });

  test('says what a dataset is, who is missing from it and why a line breaks in its own language', async () => {
    const page = await open('de/data/startup-times/');
    expect(await page.locator('h1').innerText()).toBe('Startzeiten');
    const main = await page.locator('main').innerText();
    expect(main).toContain('Nur Installationen, bei denen der Schalter für die Geschwindigkeit an ist');
    expect(main).toContain('Gezählt wird je: Installation.');
    expect(await page.locator('main [lang="en"]').count()).toBe(0);
    await page.goto(new URL('../active-installations/', page.url()).href);
    expect(await page.locator('main').innerText()).toContain(
      'Veröffentlichte Zeilen bleiben für immer: Nur die monatliche Zahl der Installationen hält',
    );
    await page.goto(new URL('../../explore/startup-over-time/', page.url()).href);
    const note =
      '1. März 2026: Die Zeit endet jetzt, wenn sich die Bibliothek benutzen lässt, und nicht mehr, wenn das Fenster zu sehen ist.';
    expect((await page.locator('[data-part="notes"]').innerText()).replace(/\s+/g, ' ')).toContain(note);
    const drawn = await page.locator('[data-part="drawing"] svg').last().textContent();
    expect(drawn?.replace(/\s+/g, ' ')).toContain('Bibliothek benutzen lässt');
    expect(await page.locator('main [lang="en"]').count()).toBe(0);
    await page.context().close();
  });

  test('links to itself in the other languages', async () => {
    const page = await open('de/charter/');
    await page.getByRole('link', { name: 'English' }).click();
    expect(new URL(page.url()).pathname).toBe(`${demoBase}charter/`);
    await page.context().close();
  });
});
