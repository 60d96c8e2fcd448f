import { mkdtempSync, readFileSync, writeFileSync, copyFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, serve, type Served, watchPage } from '../browser.ts';
import { bundleScript } from '../bundle-script.ts';
import { cases, type ChartCase } from './cases.ts';
import { drawCase } from './draw-case.ts';
import { serializeSvg } from '../../src/charts/serialize-svg.ts';

let browser: Browser;
let site: Served;
const dir = mkdtempSync(join(tmpdir(), 'charts-'));

beforeAll(async () => {
  await bundleScript('test/charts/page.ts', 'charts', dir);
  copyFileSync('src/charts/chart.css', join(dir, 'chart.css'));
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:";
  writeFileSync(
    join(dir, 'page.css'),
    ':root { color-scheme: light dark; background: light-dark(#f7f7f2, #0f1617); } figure { margin: 0; }',
  );
  writeFileSync(
    join(dir, 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Charts</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><link rel="stylesheet" href="chart.css"><script type="module" src="charts.js"></script></head><body><main><h1>Charts</h1></main></body></html>`,
  );
  browser = await launchBrowser();
  site = await serve(dir);
});

afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
  rmSync(dir, { recursive: true, force: true });
});

/**
 * What must not depend on whose document it is: elements, classes and the shapes of the data; words follow ICU's
 * version.
 */
function shapesOf(svg: string): string[] {
  return [...svg.matchAll(/<(?!text|tspan|title|desc)(\w+)([^>]*)>/g)].map(
    ([, name, attributes]) => `${name} ${/class="([^"]*)"/.exec(attributes ?? '')?.[1] ?? ''}`,
  );
}

test.each([
  ['light', 640],
  ['dark', 340],
] as const)(
  'a real document gives the same charts under a strict policy, without an accessibility fault: %s, %i',
  async (colorScheme, width) => {
    // Plot aligns hairlines to the pixels of an ordinary screen; on a fine one, and in Node, it does not.
    const page = await browser.newPage({
      colorScheme,
      deviceScaleFactor: 2,
      viewport: { width: width + 60, height: 800 },
    });
    const watch = await watchPage(page);
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.goto(site.url(), { waitUntil: 'load' });
    const drawn = await page.evaluate((at) => globalThis.drawCases(at), width);
    for (const [name, make] of Object.entries(cases) as [string, () => ChartCase][]) {
      expect(shapesOf(drawn[name] ?? ''), name).toEqual(shapesOf(serializeSvg(drawCase(name, make(), width).svg)));
    }
    expect(warnings).toEqual([]);
    expect(watch.violations).toEqual([]);
    expect(watch.errors).toEqual([]);
    expect(watch.offOrigin).toEqual([]);

    const outside = await page.evaluate(() => {
      const faults: string[] = [];
      for (const svg of document.querySelectorAll('svg')) {
        const frame = svg.getBoundingClientRect();
        for (const text of svg.querySelectorAll('text')) {
          const box = text.getBoundingClientRect();
          if (
            box.width > 0 &&
            (box.left < frame.left - 3 ||
              box.right > frame.right + 3 ||
              box.top < frame.top - 3 ||
              box.bottom > frame.bottom + 3)
          )
            faults.push(`${svg.querySelector('title')?.id}: "${text.textContent}"`);
        }
      }
      return faults;
    });
    expect(outside, 'words that stand out of their chart').toEqual([]);

    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.close();
  },
  120_000,
);

test('colours follow the scheme, and the page may set its own', async () => {
  const page = await browser.newPage({ colorScheme: 'light' });
  await page.goto(site.url(), { waitUntil: 'load' });
  await page.evaluate(() => globalThis.drawCases(640));
  const stroke = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('.chart-line.series-1 path')!).stroke);
  expect(await stroke()).toBe('rgb(19, 50, 144)');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await stroke()).toBe('rgb(136, 176, 251)');
  await page.evaluate(() => document.documentElement.style.setProperty('--series-1', '#123456'));
  expect(await stroke()).toBe('rgb(18, 52, 86)');
  await page.close();
});

test('of a pair the drawing that fits is seen', async () => {
  const page = await browser.newPage();
  const css = readFileSync('src/charts/chart.css', 'utf8');
  const draw = (width: number) => serializeSvg(drawCase(`w${width}`, cases.area(), width).svg);
  await page.setContent(
    `<!doctype html><title>Pair</title><style>${css} body { margin: 0 }</style><div class="chart-pair">${draw(340)}${draw(640)}</div>`,
  );
  const seen = async (width: number) => {
    await page.setViewportSize({ width, height: 600 });
    return page.evaluate(() =>
      [...document.querySelectorAll('svg')]
        .filter((svg) => getComputedStyle(svg).display !== 'none')
        .map((svg) => svg.getAttribute('class')),
    );
  };
  expect(await seen(320)).toEqual(['chart chart-narrow']);
  expect(await seen(540)).toEqual(['chart chart-narrow']);
  expect(await seen(541)).toEqual(['chart chart-wide']);
  await page.close();
});
