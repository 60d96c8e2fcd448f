import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { bundleScript } from '../bundle-script.ts';
import { buildEnginePage, type EnginePage, visitEnginePage } from '../engine/serve-engine.ts';
import { expectedFile, readCases } from './read-cases.ts';

let browser: Browser;
let visit: EnginePage;

beforeAll(async () => {
  const dir = await buildEnginePage('checks');
  await bundleScript('test/checks/page.ts', 'checks', dir);
  browser = await launchBrowser();
  visit = await visitEnginePage(browser, dir);
  await visit.page.addScriptTag({ url: 'checks.js', type: 'module' });
});

afterAll(async () => {
  await visit?.close();
  await browser?.close();
});

test('every case gives the same text in the browser', async () => {
  const cases = await readCases();
  const found = await visit.page.evaluate((given) => globalThis.runCheckCases(given), cases);
  const expected: Record<string, string> = {};
  for (const { name } of cases) expected[name] = await readFile(expectedFile(name), 'utf8');
  expect(found).toEqual(expected);
  expect(visit.watch.offOrigin).toEqual([]);
  expect(visit.watch.violations).toEqual([]);
}, 120_000);
