import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsentFile } from '../../src/schema/consent-file.ts';
import { axeFaults, faultsOnPages, withPage } from '../axe-faults.ts';
import { type Served, launchBrowser, serve, watchPage } from '../browser.ts';
import { builtSite } from '../build-once.ts';
import { pageKinds } from '../page-kinds.ts';

const optOut = join(import.meta.dirname, 'opt-out');
const logo = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z" fill="${colour}"/></svg>\n`;

/** A project with a look of its own, one switch of which is on by default, and the other off. */
const changes = {
  'content/categories/reminders.md': (text: string) =>
    text
      .replace(/^products: desktop$/m, '$&\ndefault: "off"')
      .replace('title: Lantern Desktop says whether reminders are on.', 'title: Say whether reminders are on?'),
  'content/site.yaml': (text: string) => `${text}look:
  logo: { light: /brand/logo.svg, dark: /brand/logo-dark.svg }
  accent: "#7a1f4b"
links:
  - { title: Our forum, url: "https://forum.lantern.example/", where: help }
footer: Made by two people and a lamp.
`,
  'content/pages/imprint.md':
    '---\ntitle: Imprint\nsummary: Who answers for this site.\norder: 1\nwhere: footer\n---\n\nTwo maintainers, one lamp.\n',
  'public/brand/logo.svg': logo('#7a1f4b'),
  'public/brand/logo-dark.svg': logo('#ffa2c9'),
  // One builds on the part that it replaces, the other is another.
  'components/Footer.astro': `---
import Footer from 'vitrine/Footer.astro';
---
<aside class="lamp" aria-label="The lamp"><p>A lamp is lit for {Astro.props.site.title}.</p></aside>
<Footer {...Astro.props} />
`,
  'components/Brand.astro':
    '<svg class="brand-mark" data-lamp viewBox="0 0 8 8" width="28" height="28" aria-hidden="true"><path d="M4 0l4 8H0z" fill="currentColor"></path></svg>\n',
};

let browser: Browser;
let folder: string;
let mixed: Served;
let told: Served;

beforeAll(async () => {
  folder = await builtSite('mixed-own-look', optOut, [], changes);
  mixed = await serve(folder);
  told = await serve(await builtSite('opt-out', optOut), { base: '/somewhere/' });
  browser = await launchBrowser();
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([mixed?.close(), told?.close()]);
});

const html = (path: string) => readFileSync(join(folder, path, 'index.html'), 'utf8');
/** The text of a page; what stands in blocks of its own is apart. */
const page = (path: string) =>
  (
    parseHTML(html(path).replaceAll(/<\/(?:li|dt|dd|p|div|h\d|span)>/g, ' $&')).document.querySelector('main')
      ?.textContent ?? ''
  ).replaceAll(/\s+/g, ' ');

describe('a look of the project’s own', () => {
  test('stands on every kind of page: logo, mark, footer, link of the menu, page and sentence', async () => {
    const kinds = pageKinds(folder, ['en', 'de', 'ar']).filter(({ path }) => !/(?:^|\/)(?:o|opt-in)\//.test(path));
    expect(kinds.length).toBeGreaterThan(20);
    for (const { path } of kinds) {
      const { document } = parseHTML(html(path));
      const count = (selector: string) => document.querySelectorAll(selector).length;
      expect(
        [count('.lamp'), count('footer.site-foot'), count('svg[data-lamp]'), count('svg.brand-mark:not([data-lamp])')],
        path,
      ).toEqual([1, 1, 1, 0]);
      expect(document.querySelector('.lamp')?.textContent).toMatch(/^A lamp is lit for .*Lantern/);
      expect(document.querySelector('.site-head .brand img')?.getAttribute('src')).toMatch(
        /^(?:\.\.\/)*brand\/logo\.svg$/,
      );
      const forum = document.querySelector('nav.menu .pages a[href="https://forum.lantern.example/"]');
      expect(forum?.firstChild?.textContent?.trim()).toBe('Our forum');
      // Its question has nothing else, so it leads there too, and says that it leaves.
      expect(document.querySelector('nav.menu a.question[href^="https://"]')?.querySelector('svg')).not.toBeNull();
      expect(document.querySelector('footer.site-foot')?.textContent).toContain('Made by two people and a lamp.');
      expect(document.querySelector('footer.site-foot a[href$="imprint/"]')).not.toBeNull();
    }
    expect(page('imprint')).toContain('Two maintainers, one lamp.');
    expect(readFileSync(join(folder, 'search/en.json'), 'utf8')).toContain('imprint/');
  });

  test('axe finds nothing in either theme, on a window of a desk and of a telephone', async () => {
    const look = { colorScheme: 'light', themes: 2 } as const;
    const desk = { ...look, viewport: { width: 1280, height: 900 } };
    const telephone = { ...look, viewport: { width: 360, height: 740 } };
    expect(await faultsOnPages(browser, mixed, ['', 'imprint/'], desk)).toEqual([]);
    expect(await faultsOnPages(browser, mixed, ['', 'ar/imprint/'], telephone)).toEqual([]);
  }, 300_000);

  test.each([
    ['light', 'rgb(122, 31, 75)', 'logo.svg'],
    ['dark', 'rgb(255, 162, 201)', 'logo-dark.svg'],
  ] as const)(
    'links and logo are of its colours in the %s theme, from this site alone',
    async (colorScheme, colour, file) => {
      await withPage(browser, { colorScheme }, async (opened) => {
        const watched = await watchPage(opened);
        await opened.goto(mixed.url('imprint/'), { waitUntil: 'networkidle' });
        expect(
          await opened
            .locator('main a')
            .first()
            .evaluate((link) => getComputedStyle(link).color),
        ).toBe(colour);
        // A part beside the one that is built on stands where its markup does.
        const edges = await opened.evaluate(() =>
          ['main', '.lamp', 'footer.site-foot'].map((part) => document.querySelector(part)?.getBoundingClientRect()),
        );
        expect(edges.map((edge) => edge?.top)).toEqual([expect.any(Number), edges[0]?.bottom, edges[1]?.bottom]);
        const shown = opened.locator('.site-head .brand img');
        expect(await shown.evaluate((image: HTMLImageElement) => [image.currentSrc, image.naturalWidth > 0])).toEqual([
          mixed.url(`brand/${file}`),
          true,
        ]);
        expect([watched.errors, watched.offOrigin, watched.violations]).toEqual([[], [], []]);
      });
    },
  );
});

describe('a project with a switch that is on by default and one that is off', () => {
  test.each([
    [
      '',
      'A part of Lantern’s telemetry is on until you turn it off. Each of its switches says whether it is on or off by default.',
    ],
    ['', '1 of 2 on by default'],
    ['categories', 'Each says whether it is on or off by default.'],
    ['categories/usage', 'On by default'],
    ['categories/reminders', 'Off by default'],
    ['categories/usage', 'You are to be told again'],
    ['categories/reminders', 'A yes is valid'],
    ['opt-in', 'Of the telemetry of Lantern, a part is on until you turn it off. Each switch says so.'],
    ['opt-in/usage', 'Lantern says:'],
    ['opt-in/usage', 'once you have turned it off, it stays off'],
    ['opt-in/reminders', 'Lantern asks:'],
    ['opt-in/reminders', 'You are asked again only if this switch is to send more'],
    ['opt-in/dialog', 'A question for each switch that is off by default, and a notice for each that is on.'],
    ['opt-in/developers', 'ask where a switch is off by default; show a notice where it is on, and never after a no'],
    ['de', 'Ein Teil der Telemetrie von Lantern ist an, bis Sie ihn ausschalten.'],
    ['de/opt-in/usage', 'Von Anfang an an'],
    ['de/opt-in/reminders', 'Von Anfang an aus'],
    ['ar/opt-in/usage', 'يعمل من البداية'],
    ['ar/opt-in/reminders', 'متوقف من البداية'],
  ])('/%s says: %s', (path, said) => {
    expect(page(path)).toContain(said);
  });

  test('no page says of a switch what holds of the other', () => {
    for (const prefix of ['', 'de/', 'ar/'])
      expect([page(`${prefix}opt-in/usage`), page(`${prefix}opt-in/reminders`)].map((text) => text === '')).toEqual([
        false,
        false,
      ]);
    expect(page('opt-in/usage')).not.toMatch(/Off by default|asks:|\byes\b|agreed/i);
    expect(page('opt-in/reminders')).not.toMatch(/On by default|Lantern says:|a notice comes|covered, and when/i);
    expect(page('de/opt-in/usage')).not.toMatch(/fragt|zugestimmt|\bJa\b/);
    expect(page('categories/usage')).not.toContain('A yes is valid');
    expect(page('categories/reminders')).not.toContain('You are to be told again');
  });

  test('consent.json says which is which, in words for both', () => {
    const file = JSON.parse(readFileSync(join(folder, 'consent.json'), 'utf8')) as ConsentFile;
    expect(file.categories.map(({ id, default: standing, action }) => [id, standing, action])).toEqual([
      ['usage', 'on', 'tell'],
      ['reminders', 'off', 'ask'],
    ]);
    expect(Object.values(file.words).map(({ lead }) => lead)).toEqual([
      'Some of these are on until you turn them off, the others are off until you turn them on. You can change each at any time.',
      'Manches ist an, bis Sie es ausschalten, das andere aus, bis Sie es einschalten. Sie können alles jederzeit ändern.',
      'بعض هذه يعمل حتى توقفه، والبقية متوقفة حتى تشغّلها. يمكنك تغيير كل منها في أي وقت.',
    ]);
  });
});

/** What the page says an app would keep: category and answer. */
const kept = async (opened: Page) => {
  const text = (await opened.locator('[data-stored]').textContent()) ?? '';
  return text.startsWith('[')
    ? (JSON.parse(text) as { category: string; answer: string }[]).map(({ category, answer }) => [category, answer])
    : [];
};
const openDialog = async (opened: Page) => {
  await opened.click('[data-open]');
  await opened.locator('dialog[open]').waitFor();
};
const fieldset = (opened: Page, at: number) => opened.locator('dialog fieldset').nth(at);
const state = async (opened: Page) => opened.locator('dialog .consent-state').allTextContents();
const answer = (opened: Page, at: number, value: 'yes' | 'no') =>
  fieldset(opened, at).locator(`label:has(input[value="${value}"])`).click();

describe('the dialog of a project that tells', () => {
  test('tells each switch, with nothing chosen, and keeps that it was told; a no is never told over', async () => {
    await withPage(browser, { viewport: { width: 360, height: 740 } }, async (opened) => {
      const watched = await watchPage(opened);
      await opened.goto(told.url('opt-in/dialog/'), { waitUntil: 'networkidle' });
      expect(await kept(opened)).toEqual([]);
      await openDialog(opened);
      expect(await opened.textContent('dialog h2 + p')).toBe(
        'These are on until you turn them off. You can turn each off here, now or at any time.',
      );
      expect(await opened.locator('dialog :checked').count()).toBe(0);
      expect(await state(opened)).toEqual(['On, unless you turn it off', 'On, unless you turn it off']);
      expect(await fieldset(opened, 0).locator('label').allTextContents()).toEqual(['Turn it off', 'Leave it on']);
      expect(await axeFaults(opened, 'the notice')).toEqual([]);
      await answer(opened, 1, 'no');
      await opened.keyboard.press('Escape');
      await expect
        .poll(() => kept(opened))
        .toEqual([
          ['usage', 'told'],
          ['reminders', 'no'],
        ]);
      await openDialog(opened);
      expect(await state(opened)).toEqual(['On, unless you turn it off', 'Off']);
      await answer(opened, 0, 'no');
      await opened.locator('.consent-done').click();
      await expect
        .poll(() => kept(opened))
        .toEqual([
          ['usage', 'no'],
          ['reminders', 'no'],
        ]);
      expect([watched.errors, watched.offOrigin, watched.violations]).toEqual([[], [], []]);
    });
  });

  test.each([
    ['de/', ['Ausschalten', 'An lassen'], 'An, solange Sie es nicht ausschalten'],
    ['ar/', ['أوقفه', 'اتركه يعمل'], 'يعمل ما لم توقفه'],
  ])('speaks the language of /%s', async (prefix, labels, standing) => {
    await withPage(browser, { viewport: { width: 360, height: 740 } }, async (opened) => {
      await opened.goto(told.url(`${prefix}opt-in/dialog/`), { waitUntil: 'networkidle' });
      await openDialog(opened);
      expect(await fieldset(opened, 0).locator('label').allTextContents()).toEqual(labels);
      expect(await state(opened)).toEqual([standing, standing]);
      expect(await axeFaults(opened, `${prefix} the notice`)).toEqual([]);
    });
  });

  test('tells one switch and asks for the other, where a project has both', async () => {
    await withPage(browser, { viewport: { width: 360, height: 740 } }, async (opened) => {
      await opened.goto(mixed.url('opt-in/dialog/'), { waitUntil: 'networkidle' });
      await openDialog(opened);
      expect(await state(opened)).toEqual(['On, unless you turn it off', 'Off, not answered']);
      expect(await fieldset(opened, 0).locator('label').allTextContents()).toEqual(['Turn it off', 'Leave it on']);
      expect(await fieldset(opened, 1).locator('label').allTextContents()).toEqual(['No', 'Yes']);
      expect(await axeFaults(opened, 'the notice and the question')).toEqual([]);
      await opened.locator('.consent-done').click();
      // What was only asked is not answered by closing; what was told is.
      await expect.poll(() => kept(opened)).toEqual([['usage', 'told']]);
      await openDialog(opened);
      await answer(opened, 1, 'yes');
      expect(await state(opened)).toEqual(['On, unless you turn it off', 'On']);
      await opened.locator('.consent-done').click();
      await expect
        .poll(() => kept(opened))
        .toEqual([
          ['usage', 'told'],
          ['reminders', 'yes'],
        ]);
    });
  });
});
