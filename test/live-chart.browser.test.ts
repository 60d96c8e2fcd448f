import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChartCube } from '../src/model/chart-cube.ts';
import type { PublishedChart } from '../src/model/published-chart.ts';
import { launchBrowser, type PageWatch, type Served, serve, watchPage } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';

let folder: string;
let browser: Browser;
let served: Served;
let context: BrowserContext;
let page: Page;
let watched: PageWatch;

beforeAll(async () => {
  folder = await demoSite();
  browser = await launchBrowser();
  served = await serve(folder, { base: demoBase });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(120_000);
  watched = await watchPage(page);
});
afterEach(async () => {
  expect(watched.offOrigin).toEqual([]);
  expect(watched.violations).toEqual([]);
  await context.close();
});

const published = <T>(path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as T;
/** The numbers of the table behind the chart: the last column, row by row. */
const numbers = async () =>
  (
    await page
      .locator('[data-part="numbers"] tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.lastElementChild?.textContent ?? ''))
  ).map((text) => Number(text.replaceAll(',', '')));
const drawn = (selector = '[data-part="drawing"] .chart-wide') =>
  page.locator(selector).evaluate((svg) => svg.outerHTML);

describe('filters of a chart', () => {
  test('are answered from the published cube, without an engine, and stand in the address', async () => {
    await page.goto(served.url('explore/installations-by-month/'));
    const chart = published<PublishedChart>('charts/installations-by-month.json');
    const cube = published<ChartCube>('charts/installations-by-month.cube.json');
    const before = await drawn();
    const filter = chart.filters[0];
    const other = filter?.options.find(({ value }) => value !== filter.default)?.value ?? '';
    await page.selectOption(`[data-part="filters"] select[name="${filter?.name}"]`, other);
    await expect.poll(() => drawn(), { timeout: 60_000 }).not.toBe(before);
    const y = cube.columns.findIndex(({ name }) => name === chart.spec.y.column);
    expect(await numbers()).toEqual(cube.answers[other]?.map((row) => row[y]));
    expect(new URL(page.url()).search).toBe(`?${filter?.name}=${other}`);
    expect(watched.requests.filter((url) => url.includes('/engine/'))).toEqual([]);
  });

  test('a linked view opens as it was, and resetting brings the first one back', async () => {
    await page.goto(served.url('explore/installations-by-month/'));
    const first = await drawn();
    await page.goto(served.url('explore/installations-by-month/?platform=linux&from=2026-01&to=2026-06'));
    await expect.poll(async () => (await numbers()).length, { timeout: 60_000 }).toBe(6);
    expect(await page.inputValue('[data-part="filters"] select[name="platform"]')).toBe('linux');
    await page.click('[data-part="filters"] button[type="reset"]');
    await expect.poll(() => drawn(), { timeout: 60_000 }).toBe(first);
    expect(new URL(page.url()).search).toBe('');
  });
});

describe("a reader's own query", () => {
  test('runs over the verified file, with progress, and can be linked without being run', async () => {
    await page.goto(served.url('explore/installations-by-month/'));
    await page.click('[data-part="query"] summary');
    await page.fill(
      '[data-part="console"] textarea',
      "SELECT month, sum(installations) AS installations FROM active_installations WHERE platform = 'linux' AND channel = 'all' GROUP BY month ORDER BY month",
    );
    await page.click('[data-action="run"]');
    await expect.poll(() => page.textContent('[data-part="status"]'), { timeout: 120_000 }).toContain('14 rows');
    expect(await page.locator('[data-part="result"] tbody tr').count()).toBe(14);
    const link = page.url();
    expect(link).toContain('#sql=');
    await page.goto('about:blank');
    await page.goto(link);
    expect(await page.inputValue('[data-part="console"] textarea')).toContain("platform = 'linux'");
    expect(await page.textContent('[data-part="status"]')).toBe('');
    expect(watched.requests.filter((url) => url.includes('/engine/')).length).toBeGreaterThan(0);
  });

  test('that is wrong ends in a plain message, and the page goes on working', async () => {
    await page.goto(served.url('explore/installations-by-month/'));
    await page.click('[data-part="query"] summary');
    await page.fill('[data-part="console"] textarea', 'SELECT nothing FROM nowhere');
    await page.click('[data-action="run"]');
    await expect
      .poll(() => page.getAttribute('[data-part="status"]', 'class'), { timeout: 120_000 })
      .toContain('failed');
    await page.fill('[data-part="console"] textarea', 'SELECT 1 AS one');
    await page.click('[data-action="run"]');
    await expect.poll(() => page.textContent('[data-part="status"]'), { timeout: 120_000 }).toContain('1 rows');
  });
});

describe('downloads of what is shown', () => {
  test('CSV, SVG and PNG hold the filtered result with its source', async () => {
    await page.goto(served.url('explore/installations-by-month/?platform=linux'));
    await expect.poll(() => page.textContent('[data-part="filter-status"]'), { timeout: 60_000 }).not.toBe('');
    const save = async (format: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-format="${format}"]`)]);
      return readFileSync((await download.path()) ?? '');
    };
    const csv = (await save('csv')).toString();
    expect(csv.trim().split('\n')).toHaveLength(15);
    const svg = (await save('svg')).toString();
    expect(svg).toContain('CC0');
    expect(svg).toContain('<title');
    expect((await save('png')).subarray(1, 4).toString()).toBe('PNG');
  });
});
