import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsentFile } from '../../src/schema/consent-file.ts';
import { axeFaults } from '../axe-faults.ts';
import { type PageWatch, type Served, launchBrowser, serve, watchPage } from '../browser.ts';
import { demoBase, demoSite } from '../build-once.ts';

let browser: Browser;
let served: Served;
let file: ConsentFile;

beforeAll(async () => {
  const folder = await demoSite();
  file = JSON.parse(readFileSync(join(folder, 'consent.json'), 'utf8')) as ConsentFile;
  served = await serve(folder, { base: demoBase });
  browser = await launchBrowser();
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function open<T>(
  path: string,
  options: BrowserContextOptions,
  work: (page: Page, watch: PageWatch) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  try {
    const page = await context.newPage();
    const watch = await watchPage(page);
    await page.goto(served.url(path), { waitUntil: 'networkidle' });
    await page.click('[data-open]');
    await page.locator('dialog[open]').waitFor();
    return await work(page, watch);
  } finally {
    await context.close();
  }
}

/**
 * What the page says an app would keep, once the dialog is gone; the text for nothing is no JSON and gives no answers.
 */
async function kept(page: Page): Promise<{ category: string; consentVersion: number; answer: string }[]> {
  const text = (await page.locator('[data-stored]').textContent()) ?? '';
  return text.startsWith('[')
    ? (JSON.parse(text) as { category: string; consentVersion: number; answer: string }[])
    : [];
}
const answer = (page: Page, index: number, value: 'yes' | 'no') =>
  page.locator('dialog fieldset').nth(index).locator(`label:has(input[value="${value}"])`).click();

describe.each(['opt-in/dialog/', 'de/opt-in/dialog/', 'opt-in/dialog/example.html'])('%s', (path) => {
  const language = path.startsWith('de/') ? 'de' : 'en';

  test('asks for each category on its own, in the words of consent.json, with a link to its card', async () => {
    await open(path, {}, async (page) => {
      const shown = await page.locator('dialog fieldset').evaluateAll((sets) =>
        sets.map((set) => ({
          title: set.querySelector('legend')?.textContent,
          text: set.querySelector('p')?.firstChild?.textContent,
          link: set.querySelector('a')?.href,
        })),
      );
      expect(shown).toEqual(
        file.categories.map(({ dialog }) => ({
          title: dialog[language]?.title,
          text: dialog[language]?.text,
          link: dialog[language]?.link,
        })),
      );
    });
  });

  test('has nothing chosen beforehand, and keeps nothing that was not answered', async () => {
    await open(path, {}, async (page) => {
      expect(await page.locator('dialog :checked').count()).toBe(0);
      await page.locator('.consent-done').click();
      expect(await page.locator('[data-stored]').textContent()).toBe(
        await page.locator('[data-consent]').getAttribute('data-nothing'),
      );
    });
  });

  test('keeps each answer with its version; what is answered stays so, and is taken back with one click', async () => {
    await open(path, {}, async (page) => {
      await answer(page, 0, 'yes');
      await answer(page, 3, 'no');
      await page.locator('.consent-done').click();
      const [first, fourth] = [file.categories[0], file.categories[3]];
      await expect
        .poll(async () =>
          (await kept(page)).map(({ category, consentVersion, answer: said }) => [category, consentVersion, said]),
        )
        .toEqual([
          [first?.id, first?.consentVersion, 'yes'],
          [fourth?.id, fourth?.consentVersion, 'no'],
        ]);
      await page.click('[data-open]');
      expect(
        await page
          .locator('dialog :checked')
          .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
      ).toEqual(['yes', 'no']);
      await answer(page, 0, 'no');
      await page.keyboard.press('Escape');
      await expect.poll(async () => (await kept(page)).map(({ answer: said }) => said)).toEqual(['no', 'no']);
    });
  });

  test('is left with Escape, which is no yes', async () => {
    await open(path, {}, async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await page.locator('[data-stored]').textContent()).toBe(
        await page.locator('[data-consent]').getAttribute('data-nothing'),
      );
    });
  });

  test('asks no other server, breaks no policy and stores nothing in the browser', async () => {
    await open(path, {}, async (page, watch) => {
      await answer(page, 1, 'yes');
      await page.locator('.consent-done').click();
      expect([watch.offOrigin, watch.violations, watch.errors]).toEqual([[], [], []]);
      expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
        '',
        0,
        0,
      ]);
    });
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test('yes and no look alike: same size, same colours, same line, before and after they are chosen', async () => {
    await open('opt-in/dialog/', { colorScheme }, async (page) => {
      const looks = (index: number) =>
        page
          .locator('dialog fieldset')
          .nth(index)
          .locator('label')
          .evaluateAll((labels) =>
            labels.map((label) => {
              const { width, height, top } = label.getBoundingClientRect();
              const { color, backgroundColor, borderColor, fontSize, fontWeight, outlineColor, outlineWidth, opacity } =
                getComputedStyle(label);
              return {
                width,
                height,
                top,
                color,
                backgroundColor,
                borderColor,
                fontSize,
                fontWeight,
                outlineColor,
                outlineWidth,
                opacity,
              };
            }),
          );
      const [no, yes] = await looks(0);
      expect(yes).toEqual(no);
      expect(no?.height).toBeGreaterThanOrEqual(44);
      // A yes that was given looks as a no that was given.
      const style = (value: 'yes' | 'no') =>
        page.locator(`dialog fieldset label:has(input[value="${value}"]:checked)`).evaluate((label) => {
          const { color, backgroundColor, borderColor, outlineColor, outlineWidth, fontWeight } =
            getComputedStyle(label);
          return {
            color,
            backgroundColor,
            borderColor,
            outlineColor,
            outlineWidth,
            fontWeight,
            width: label.getBoundingClientRect().width,
          };
        });
      await answer(page, 0, 'yes');
      await answer(page, 1, 'no');
      await page.locator('dialog h2').click();
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      expect(await style('yes')).toEqual(await style('no'));
    });
  });

  test.each(['opt-in/dialog/', 'de/opt-in/dialog/', 'opt-in/dialog/example.html'])(
    'axe finds nothing on %s, with the dialog open',
    async (path) => {
      await open(path, { colorScheme }, async (page) => {
        expect(await axeFaults(page, path)).toEqual([]);
      });
    },
  );
});

test('there is no button for all at once', async () => {
  await open('opt-in/dialog/', {}, async (page) => {
    expect(await page.locator('dialog button').count()).toBe(1);
    expect(await page.locator('dialog button').textContent()).toBe(file.words['en']?.done);
  });
});

test('it can be answered with the keyboard alone', async () => {
  await open('opt-in/dialog/', {}, async (page) => {
    await page.locator('dialog fieldset').first().locator('input[value="no"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('dialog fieldset').first().locator('input[value="yes"]').isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await kept(page)).map(({ answer: said }) => said)).toEqual(['yes']);
  });
});
