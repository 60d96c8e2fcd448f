import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Served } from './browser.ts';

const axe = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');

/** What is called of axe in a page. */
interface Axe {
  configure(spec: object): void;
  run(on: Document, options: object): Promise<AxeResults>;
}

/**
 * Marks the first text of every look with `data-look`, and says how many there are. Texts look alike whose elements,
 * and all that these lie in, are of one name, class and style: what one of them is told of its contrast holds of all.
 * A text of one character is a look of its own, since axe says nothing of it. Runs in the page.
 */
function markLooks(): number {
  const looks = new Map<Element, string>();
  const lookOf = (element: Element): string => {
    const known = looks.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const look = [
      element.parentElement ? lookOf(element.parentElement) : '',
      element.localName,
      element.getAttribute('class'),
      element.matches(':disabled') || (element instanceof HTMLLabelElement && element.control?.matches(':disabled')),
      ...element.getAttributeNames(),
      ...[style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.textShadow],
      ...[style.fontSize, style.fontWeight, style.position],
    ].join();
    looks.set(element, look);
    return look;
  };
  document.querySelectorAll('[data-look]').forEach((element) => element.removeAttribute('data-look'));
  const seen = new Set<string>();
  for (const element of document.querySelectorAll('body *')) {
    const texts = [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data.trim());
    const { length } = texts.join('');
    const isControl = element.matches('input, select, textarea, button');
    if ((length === 0 && !isControl) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const look = `${lookOf(element)} ${Math.min(length, 2)}`;
    if (!seen.has(look)) element.setAttribute('data-look', '');
    seen.add(look);
  }
  return seen.size;
}

/**
 * What axe finds on a page as it is now, one line each; with `only`, of these rules. The size of targets (WCAG 2.5.8)
 * is asked for by name: axe leaves it out. Contrast, which takes as long as everything else, is asked of one text of
 * each look.
 */
export async function axeFaults(page: Page, where: string, only?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  const options = {
    resultTypes: ['violations'],
    // Nothing here asks for the text of style sheets, which axe would otherwise fetch again.
    preload: false,
    rules: { 'target-size': { enabled: true } },
    ...(only ? { runOnly: only } : {}),
  };
  if ((await page.evaluate(markLooks)) === 0) return [`${where}: there is no text`];
  const { violations } = await page.evaluate((chosen) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-look]' }] });
    return axe.run(document, chosen);
  }, options);
  return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

/** By how many pixels a page is wider than its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Gives a page in a browser context of its own, and closes it. */
export async function withPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

export interface Look extends BrowserContextOptions {
  readonly colorScheme: 'light' | 'dark';
  /** With two, also what only colours can spoil, in the other theme. */
  readonly themes: 1 | 2;
}

/** Faults of pages, and by how much each is wider than the window. A page that is not there is a fault too. */
export function faultsOnPages(
  browser: Browser,
  site: Served,
  paths: readonly string[],
  { themes, ...options }: Look,
): Promise<string[]> {
  return withPage(browser, options, async (page) => {
    const faults: string[] = [];
    for (const path of paths) {
      if (!(await page.goto(site.url(path), { waitUntil: 'load' }))?.ok()) faults.push(`${path} is not there`);
      faults.push(...(await axeFaults(page, path)));
      const wider = await sideways(page);
      if (wider > 0) faults.push(`${path}: ${wider} pixels wider than the window`);
      if (themes === 1) continue;
      const other = options.colorScheme === 'light' ? 'dark' : 'light';
      await page.emulateMedia({ colorScheme: other });
      // The new colours are there once a frame was drawn with them.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      faults.push(...(await axeFaults(page, `${path} (${other})`, ['color-contrast'])));
      await page.emulateMedia({ colorScheme: options.colorScheme });
    }
    return faults;
  });
}
