import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { watchPage } from './browser.ts';
import { demoInBrowser } from './demo-in-browser.ts';

const demo = demoInBrowser();
const kinds = ['', 'data/crashes/', 'explore/crash-rate/', 'audit/'];
const languages = [
  {
    prefix: '',
    late: /\d+ days late: .* due by 30 November 2026/,
    promise: 'This promise is broken',
    due: 'due by 30 November 2026',
  },
  {
    prefix: 'de/',
    late: /\d+ Tage zu spät: .* bis zum 30\. November 2026/,
    promise: 'Dieses Versprechen ist gebrochen',
    due: 'fällig bis zum 30. November 2026',
  },
];
const pages = languages.flatMap(({ prefix, ...words }) =>
  kinds.map((kind) => ({ path: `${prefix}${kind}`, ...words })),
);

/** Looks at pages on a day, one after the other, in one context. */
async function onDay<T>(day: string | undefined, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await demo.browser.newContext({ javaScriptEnabled: day !== undefined });
  if (day !== undefined) await context.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}
/** What a page says of its promises, as it is seen. */
async function read(page: Page, path: string): Promise<string> {
  await page.goto(demo.served.url(path));
  return (await page.locator('[data-standing]').first().innerText()).replace(/\s+/g, ' ');
}

test('a year on, each kind of page says in its language what is broken, and asks nobody', async () => {
  await onDay('2027-10-20', async (page) => {
    const watch = await watchPage(page);
    for (const { path, late, promise } of pages) {
      const said = await read(page, path);
      expect(said, path).toMatch(late);
      expect(said, path).toContain(promise);
    }
    expect([watch.offOrigin, watch.violations, watch.errors]).toEqual([[], [], []]);
  });
});

test('on the day it is due, nothing is broken', async () => {
  expect(await onDay('2026-11-30', (page) => read(page, ''))).toMatch(
    /^Today is 30 November 2026, and nothing is overdue/,
  );
});

test('without scripts each kind of page says its day and by when the next release is due', async () => {
  await onDay(undefined, async (page) => {
    for (const { path, due } of pages) {
      const said = await read(page, path);
      expect(said, path).toMatch(/20\.? (October|Oktober) 2026/);
      expect(said, path).toContain(due);
    }
  });
});

test('a clock before the build is said to be wrong, and changes nothing', async () => {
  const said = await onDay('2020-01-01', (page) => read(page, 'data/crashes/'));
  expect(said).toMatch(/^As of 20 October 2026, .* nothing was overdue\. Your clock says 1 January 2020/);
});

test('an audit a year on reproduces the results of the build, and tells what only the day has broken', async () => {
  const { status, verdicts, saved, different } = await onDay('2027-10-20', async (page) => {
    page.setDefaultTimeout(240_000);
    await page.goto(demo.served.url('audit/'));
    await page.selectOption('#run-check', 'freshness');
    await page.click('[data-part="run"] [type="submit"]');
    await page.waitForSelector('[data-action="save"]:not([hidden])');
    const download = page.waitForEvent('download');
    await page.click('[data-action="save"]');
    return {
      status: await page.textContent('[data-part="run"] [data-part="status"]'),
      verdicts: await page.locator('[data-part="verdicts"] li').allTextContents(),
      saved: JSON.parse(readFileSync(await (await download).path(), 'utf8')) as Record<string, unknown>,
      different: await page.locator('.different').count(),
    };
  });
  expect(status).toMatch(/same 7 results as the publisher\. 7 results went out of date/);
  expect(verdicts.join('\n')).toMatch(/Judged as of 20 October 2027.*\nKept on 20 October 2026, .* broken today: /);
  expect(different).toBe(0);
  expect(saved).toMatchObject({ asOf: '2027-10-20', builtOn: '2026-10-20', different: [] });
  expect(saved['brokenSinceBuilt']).toHaveLength(7);
}, 300_000);
