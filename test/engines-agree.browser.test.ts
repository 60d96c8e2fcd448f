import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchPage } from './browser.ts';
import { demoInBrowser } from './demo-in-browser.ts';

const demo = demoInBrowser();

test("every shipped chart's query gives in the browser what it gave in the build", async () => {
  const charts = readdirSync(join(demo.folder, 'charts'))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -4));
  expect(charts.length).toBeGreaterThanOrEqual(12);
  // One page asks all of them: its engine opens once. How a chart's own page asks is held by the live chart's tests.
  const page = await demo.browser.newPage();
  page.setDefaultTimeout(120_000);
  const watched = await watchPage(page);
  await page.goto(demo.served.url('console/'));
  const own = '[data-sql-console]';
  const editor = page.locator(`${own} .cm-content`);
  await page.locator(`${own} #console-sql, ${own} .cm-content`).filter({ visible: true }).click();
  const ask = async (sql: string) => {
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(sql);
    await page.click(`${own} [type="submit"]`);
    await page.waitForSelector(`${own} [data-action="cancel"]`, { state: 'hidden' });
    expect(await page.textContent(`${own} [data-part="status"]`), sql).toMatch(/^[\d,]+ rows? in /);
  };
  // Loads every table, so that the same engine answers all that follows.
  await ask('SHOW TABLES');
  const different: string[] = [];
  for (const chart of charts) {
    await ask(readFileSync(join(demo.folder, 'charts', `${chart}.sql`), 'utf8'));
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`${own} [data-action="csv"]`)]);
    const here = readFileSync((await download.path()) ?? '', 'utf8');
    const there = readFileSync(join(demo.folder, 'charts', `${chart}.csv`), 'utf8');
    if (here !== there) different.push(`${chart}:\n${here.slice(0, 300)}\n≠\n${there.slice(0, 300)}`);
  }
  expect(different).toEqual([]);
  expect(watched.offOrigin).toEqual([]);
  expect(watched.violations).toEqual([]);
  await page.close();
}, 600_000);
