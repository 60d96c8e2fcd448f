import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type AuditVisit, type Tampering, patience, serveTampered, visitAudit } from './audit-page-visit.ts';
import { launchBrowser, type Served } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';

let folder: string;
let browser: Browser;
let served: Served;
let visit: AuditVisit;
let page: Page;
const tampering: Tampering = new Map();
const own = '[data-sql-console]';

beforeAll(async () => {
  folder = await demoSite();
  browser = await launchBrowser();
  served = await serveTampered(folder, demoBase, tampering);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});
afterEach(async () => {
  tampering.clear();
  expect(visit.watch.offOrigin).toEqual([]);
  expect(visit.watch.violations).toEqual([]);
  expect(visit.watch.errors).toEqual([]);
  if (visit !== standing) await visit.close();
});

async function open(path = 'console/'): Promise<void> {
  visit = await visitAudit(browser, served, path);
  page = visit.page;
}
/** A page that stays open, so that what only asks does not wait for engine and tables each time. */
let standing: AuditVisit | undefined;
async function openStanding(): Promise<void> {
  visit = standing ??= await visitAudit(browser, served, 'console/');
  page = visit.page;
}
const status = () => page.textContent(`${own} [data-part="status"]`);
const isHidden = (name: string) => page.isHidden(`${own} [data-part="${name}"]`);

/** Writes a query as a person does: over whatever stands there. */
async function write(sql: string): Promise<void> {
  await page.locator('#console-sql, .sql-editor .cm-content').filter({ visible: true }).click();
  await page.locator('.sql-editor .cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(sql);
}
/** Runs what stands there, and resolves with the last line. */
async function press(): Promise<string> {
  await page.click(`${own} [type="submit"]`);
  await page.waitForSelector(`${own} [data-action="cancel"]`, { state: 'hidden' });
  return (await status()) ?? '';
}
async function ask(sql: string): Promise<string> {
  await write(sql);
  return press();
}
const cells = () =>
  page
    .locator(`${own} [data-part="result"] tbody tr`)
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

describe('the console of the demonstration', () => {
  test(
    'answers a query with a table of pages, a chart and a CSV file',
    async () => {
      await open();
      await page.click(`${own} button[data-sql]:nth-of-type(1)`);
      expect(
        await ask('SELECT month, sum(installations) AS n FROM active_installations GROUP BY month ORDER BY month'),
      ).toMatch(/^14 rows in [\d,]+ ms\.$/);
      expect((await cells()).length).toBe(14);
      await page.click(`${own} [data-action="chart"]`);
      await page.waitForSelector(`${own} [data-part="chart"] svg.chart-wide`);
      expect(
        await page
          .locator(`${own} [data-part="chart"] svg [aria-label="line"] path, ${own} [data-part="chart"] svg path`)
          .count(),
      ).toBeGreaterThan(0);
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`${own} [data-action="csv"]`)]);
      const csv = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
      expect(csv[0]).toBe('month,n');
      expect(csv.slice(1).map((line) => line.split(',')[1])).toEqual(
        (await cells()).map(([, n]) => n?.replaceAll(',', '')),
      );

      expect(await ask('SELECT range AS n FROM range(120)')).toMatch(/^120 rows/);
      const pager = page.locator(`${own} .pager button`);
      expect((await cells()).length).toBe(50);
      await pager.nth(1).click();
      await pager.nth(1).click();
      expect((await cells()).map(([n]) => n)).toEqual(Array.from({ length: 20 }, (_, index) => String(100 + index)));
      expect(await page.textContent(`${own} [data-part="result"] .range`)).toBe('Rows 101 to 120 of 120');
      expect(await isHidden('chart')).toBe(true);
      await page.click(`${own} [data-action="chart"]`);
      await expect
        .poll(() => page.textContent(`${own} [data-part="chart"]`), { timeout: patience })
        .toContain('nothing in this result that a chart could show');
    },
    patience,
  );

  test(
    'loads the editor when the field is entered, not before, and completes tables and columns',
    async () => {
      await open();
      expect(await page.locator('.sql-editor').count()).toBe(0);
      expect(visit.watch.requests.filter((url) => /sql-editor/.test(url))).toEqual([]);
      await page.focus('#console-sql');
      await page.locator('.sql-editor .cm-content').waitFor();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('SELECT * FROM active_inst');
      const offered = page.locator('.sql-editor .cm-tooltip-autocomplete li');
      await expect.poll(() => offered.allTextContents(), { timeout: patience }).toContain('active_installations');
      await page.keyboard.press('Enter');
      await page.keyboard.type(' WHERE active_installations.pla');
      await expect.poll(() => offered.allTextContents(), { timeout: patience }).toContain('platform');
      // Columns come before the language's own words, those of the table that is named first; a run closes the list.
      await page.keyboard.press('Control+A');
      await page.keyboard.type('SELECT p');
      await expect.poll(async () => (await offered.allTextContents())[0], { timeout: patience }).toMatch(/^platform/);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText('SELECT  FROM crashes');
      await page.keyboard.press('Home');
      for (const _ of 'SELECT ') await page.keyboard.press('ArrowRight');
      await page.keyboard.type('pl');
      await expect.poll(async () => (await offered.allTextContents())[0], { timeout: patience }).toMatch(/^platform/);
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => offered.count(), { timeout: patience }).toBe(0);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('submit');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('SELECT 40 + 2 AS n');
      await page.keyboard.press('Control+Enter');
      await expect.poll(status, { timeout: patience }).toMatch(/^1 rows/);
      expect(await cells()).toEqual([['42']]);
    },
    patience,
  );

  test(
    'a link fills the field and runs nothing; the address carries what was run',
    async () => {
      const sql = "SELECT 'a & b; ü' AS x -- 100%";
      // The address that queries had before they had a page of their own.
      await open(`audit/#sql=${encodeURIComponent(sql)}`);
      await page.waitForURL(`**/console/#sql=*`);
      expect(await page.inputValue('#console-sql')).toBe(sql);
      expect(await status()).toBe('This query came with the link. Read it; it runs when you press the button.');
      expect(visit.watch.requests.filter((url) => /\/engine\/|tables\.json/.test(url))).toEqual([]);
      expect(await press()).toMatch(/^1 rows/);
      expect(await cells()).toEqual([['a & b; ü']]);
      expect(await page.locator(`${own} [data-part="earlier"] button`).count()).toBe(1);
      expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#sql=${sql}`);
      expect(await page.getAttribute(`${own} [data-part="link"]`, 'href')).toBe(`#sql=${encodeURIComponent(sql)}`);
      await page.evaluate(() => void (location.hash = '#sql=SELECT%207'));
      await expect
        .poll(status, { timeout: patience })
        .toBe('This query came with the link. Read it; it runs when you press the button.');
      expect(await isHidden('result')).toBe(true);
      await page.evaluate(() => void (location.hash = '#sql=%E0%A4%A'));
      await expect.poll(status, { timeout: patience }).toBe('This link carries a query that cannot be read.');
    },
    patience,
  );

  test(
    'a query that never ends can be stopped, and the page goes on',
    async () => {
      await openStanding();
      await write('SELECT count(*) FROM range(100000000000) a, range(1000) b');
      await page.click(`${own} [type="submit"]`);
      await page.waitForSelector(`${own} [data-part="progress"]`, { state: 'hidden' });
      await page.waitForTimeout(1000);
      expect(await status()).toBe('Running');
      await page.click(`${own} [data-action="cancel"]`);
      await expect.poll(status, { timeout: patience }).toBe('Cancelled.');
      expect(await ask('SELECT count(*) AS n FROM versions')).toMatch(/^1 rows/);
    },
    patience,
  );

  test.each([
    [
      'a list that grows',
      'SELECT list(range) FROM range(1000000000)',
      /^That did not work\. The query needs more memory than the 1\.0 GiB it may use\. Ask for fewer rows or columns\.$/,
    ],
    [
      'a result too large for the page',
      "SELECT repeat('x', 10000) FROM range(100000)",
      /^That did not work\. The result is larger than the 256 MiB that a page can hold\. Ask for fewer rows or columns\.$/,
    ],
    [
      'rows too large for the engine',
      "SELECT repeat('x', 1000000) FROM range(100000)",
      /^That did not work\. The (query needs more memory|result is larger|engine broke down)/,
    ],
    [
      'groups without end',
      'SELECT range, count(*) FROM range(100000000) GROUP BY 1',
      /^That did not work\. The query needs more memory/,
    ],
  ])(
    '%s ends in a plain message, and the page goes on',
    async (_, sql, message) => {
      await openStanding();
      expect(await ask(sql)).toMatch(message);
      expect(await page.locator(`${own} [data-part="status"].failed`).count()).toBe(1);
      expect(await ask('SELECT count(*) AS n FROM versions')).toMatch(/^1 rows/);
    },
    patience,
  );

  test(
    'a text of many millions of signs is shown by its beginning, and the page stays alive',
    async () => {
      await openStanding();
      // A page that drew such a text whole took five gigabytes and died.
      expect(await ask("SELECT translate(repeat('x', 40000000), 'x', 'y') AS long")).toMatch(/^1 rows/);
      const [[shown = ''] = []] = await cells();
      expect(shown).toMatch(/^y{2000}/);
      expect(shown.length).toBeLessThan(2100);
      expect(await ask('SELECT count(*) AS n FROM versions')).toMatch(/^1 rows/);
    },
    patience,
  );

  test(
    'files, networks, settings and extensions are out of reach, and said to be',
    async () => {
      await openStanding();
      const refused: readonly (readonly [sql: string, message: string])[] = [
        [
          "FROM read_csv('http://127.0.0.1:9/x.csv')",
          '"http://127.0.0.1:9/x.csv" is refused: this engine is locked and reaches no file and no network.',
        ],
        [
          "SELECT * FROM 'https://127.0.0.1:9/x.csv'",
          '"https://127.0.0.1:9/x.csv" is refused: this engine is locked and reaches no file and no network.',
        ],
        [
          "COPY (SELECT 1) TO 'x.csv'",
          'COPY is refused: this engine is locked and only reads the tables it was given.',
        ],
        ['INSTALL httpfs', 'INSTALL is refused: this engine is locked and only reads the tables it was given.'],
        ["ATTACH 'x.db'", 'ATTACH is refused: this engine is locked and only reads the tables it was given.'],
        ['SET memory_limit = 9', 'SET is refused: this engine is locked and only reads the tables it was given.'],
        [
          'DELETE FROM released.versions',
          'DELETE is refused: this engine is locked and only reads the tables it was given.',
        ],
      ];
      for (const [sql, message] of refused) expect(await ask(sql)).toBe(`That did not work. ${message}`);
      expect(await ask('SELECT count(*) AS n FROM versions')).toMatch(/^1 rows/);
      expect(visit.watch.requests.filter((url) => url.includes(':9/'))).toEqual([]);
    },
    patience,
  );

  test(
    'the queries of the checks can be asked here: as published, as typed, and which tables there are',
    async () => {
      await openStanding();
      expect(await ask('SELECT count(*) AS n FROM text."versions"')).toMatch(/^1 rows/);
      expect(await ask('SELECT count(*) AS n FROM released."versions" WHERE _period = \'2026-08\'')).toMatch(/^1 rows/);
      const rows = readFileSync(join(folder, 'data/versions/2026-08.csv'), 'utf8').trimEnd().split('\n').length - 1;
      expect(await cells()).toEqual([[String(rows)]]);
      expect(await ask('SHOW TABLES')).toMatch(/^7 rows/);
      expect(await ask('SELECT nothing FROM versions')).toContain('That did not work.');
      expect(await ask('FROM crash')).toBe(
        'That did not work. There is no table "crash". Tables: active_installations, crashes, feature_use, languages,' +
          ' library_sizes, startup_times, versions.\n\nLINE 1: FROM crash\n             ^',
      );
      expect(await ask('SELEC 1')).toContain('"SELEC" begins no statement. A query begins with one of: SELECT,');
      expect(await isHidden('result')).toBe(true);
    },
    patience,
  );

  test(
    'a published file that was changed is not loaded, and named',
    async () => {
      tampering.set('data/versions/2026-08.csv', (bytes) => bytes.toString().replace(/\d\n/, '7\n'));
      await open();
      expect(await ask('SELECT count(*) FROM versions')).toMatch(
        /^That did not work\. versions\/2026-08\.csv is not the file that was published: its SHA-256 is [0-9a-f]{64}, published was [0-9a-f]{64}\.$/,
      );
      tampering.clear();
      expect(await press()).toMatch(/^1 rows/);
    },
    patience,
  );
});
