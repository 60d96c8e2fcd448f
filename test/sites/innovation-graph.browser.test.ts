import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '../../src/values/day.ts';
import { launchBrowser, type PageWatch, type Served, serve, watchPage } from '../browser.ts';
import { buildInto } from '../build-once.ts';
import { type AssembledSite, assembleSite, dayOfSite, hasRealTables, realFolder } from './assemble.ts';

/** What DuckDB's native engine reads from the published file by itself. */
async function developersOf(economy: string): Promise<[string, number][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const file = join(realFolder, 'innovationgraph/2025-q3/developers.csv');
  const answer = await connection.runAndReadAll(
    `SELECT year || '-Q' || quarter AS period, developers FROM read_csv('${file}', all_varchar = true) WHERE iso2_code = '${economy}' ORDER BY 1`,
  );
  return answer.getRows().map(([period, developers]) => [String(period), Number(developers)]);
}

describe.skipIf(!hasRealTables('innovation-graph'))("GitHub's Innovation Graph, built and read in the browser", () => {
  let assembled: AssembledSite | undefined;
  let out: string;
  let browser: Browser;
  let served: Served;
  let page: Page;
  let watched: PageWatch;

  beforeAll(async () => {
    assembled = await assembleSite('innovation-graph', { loggedOn: '2026-01-10' as Day });
    out = mkdtempSync(join(tmpdir(), 'innovation-graph-built-'));
    await buildInto(out, assembled?.folder ?? '', ['--today', dayOfSite['innovation-graph']]);
    browser = await launchBrowser();
    served = await serve(out);
    page = await browser.newPage();
    page.setDefaultTimeout(180_000);
    watched = await watchPage(page);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await assembled?.remove();
    rmSync(out, { recursive: true, force: true });
  });

  test("the line of one economy after filtering is what DuckDB's native engine answers", async () => {
    await page.goto(served.url('explore/developers-by-quarter/'));
    await page.selectOption('[data-part="filters"] select[name="economy"]', 'FR');
    const expected = await developersOf('FR');
    const shown = () =>
      page
        .locator('[data-part="numbers"] tbody tr')
        .evaluateAll((rows) => rows.map((row) => row.lastElementChild?.textContent?.replaceAll(',', '') ?? ''));
    await expect.poll(shown, { timeout: 120_000 }).toEqual(expected.map(([, developers]) => String(developers)));
    expect(new URL(page.url()).search).toBe('?economy=FR');
  });

  test('the same question in SQL gives the same in the browser, over the file whose hash was checked', async () => {
    await page.goto(served.url('explore/developers-by-quarter/'));
    await page.click('[data-part="query"] summary');
    await page.fill(
      '[data-part="console"] textarea',
      "SELECT year || '-Q' || quarter AS period, developers FROM developers WHERE iso2_code = 'JP' ORDER BY period",
    );
    await page.click('[data-action="run"]');
    await page.waitForSelector('[data-part="result"]:not([hidden])');
    await page.waitForFunction(() =>
      /\d/.test(document.querySelector('[data-part="console"] [data-part="status"]')?.textContent ?? ''),
    );
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-format="csv"]')]);
    const rows = readFileSync((await download.path()) ?? '', 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(rows).toEqual((await developersOf('JP')).map(([period, developers]) => [period, String(developers)]));
  });

  test('every check of both releases comes to the same in the browser as in the build, and none fails', async () => {
    await page.goto(served.url('audit/'));
    await page.click('[data-part="run"] button[type="submit"]');
    await expect
      .poll(() => page.textContent('[data-part="run"] [data-part="status"]'), { timeout: 240_000 })
      .toMatch(/same \d+ results/);
    const verdicts = await page.locator('[data-part="verdicts"] li').allTextContents();
    expect(verdicts.join('\n')).toMatch(/\b(\d+) of \1 files are exactly those in the log/);
    expect(await page.locator('tr[data-task] .badge-fail').count()).toBe(0);
  }, 300_000);

  test('no request left the site and no policy was broken', () => {
    expect(watched.offOrigin).toEqual([]);
    expect(watched.violations).toEqual([]);
  });
});
