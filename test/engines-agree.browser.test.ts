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
  const page = await demo.browser.newPage();
  page.setDefaultTimeout(120_000);
  const watched = await watchPage(page);
  const different: string[] = [];
  for (const chart of charts) {
    await page.goto(demo.served.url(`explore/${chart}/`));
    await page.click('[data-part="query"] summary');
    await page.click('[data-action="run"]');
    await page.waitForSelector('[data-part="result"]:not([hidden])');
    await page.waitForFunction(() =>
      /\d/.test(document.querySelector('[data-part="console"] [data-part="status"]')?.textContent ?? ''),
    );
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-format="csv"]')]);
    const here = readFileSync((await download.path()) ?? '', 'utf8');
    const there = readFileSync(join(demo.folder, 'charts', `${chart}.csv`), 'utf8');
    if (here !== there) different.push(`${chart}:\n${here.slice(0, 300)}\n≠\n${there.slice(0, 300)}`);
  }
  expect(different).toEqual([]);
  expect(watched.offOrigin).toEqual([]);
  expect(watched.violations).toEqual([]);
  await page.close();
}, 600_000);
