import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../src/audit/report.ts';
import type { CheckInput } from '../src/checks/check-input.ts';
import { type AuditVisit, patience, visitAudit } from './audit-page-visit.ts';
import { launchBrowser, type Served, serve } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';

const data = join(import.meta.dirname, '../data');
const datasets = readdirSync(data).filter((name) => existsSync(join(data, name, 'datapackage.json')));

let folder: string;
let browser: Browser;
let served: Served;
let visit: AuditVisit;

const read = <T>(path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as T;
const results = () => read<CheckReport>('checks.json').results;
const open = async (path?: string) => {
  visit = await visitAudit(browser, served, path);
  return visit;
};

beforeAll(async () => {
  folder = await demoSite();
  browser = await launchBrowser();
  served = await serve(folder, { base: demoBase });
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});
afterEach(async () => {
  expect(visit.watch.offOrigin).toEqual([]);
  expect(visit.watch.violations).toEqual([]);
  expect(visit.watch.errors).toEqual([]);
  await visit.close();
});

describe('a reader runs the checks of the demonstration', () => {
  test(
    'every result is the publisher’s, and every file is the one of the log',
    async () => {
      const { page } = await open();
      expect(visit.watch.requests.filter((url) => /\/engine\/|input\.json|\/data\//.test(url))).toEqual([]);
      const line = await visit.run();
      const count = results().length;
      expect(line).toMatch(
        new RegExp(
          `^Finished: your browser came to the same ${count} results as the publisher\\. [\\d.,]+ seconds\\.$`,
        ),
      );
      expect(await visit.alarms()).toEqual([]);
      expect(await visit.different()).toEqual([]);
      const files = read<CheckInput>('audit/input.json').tables.flatMap((table) => table.files).length;
      const texts = (await visit.verdicts()).map(({ text }) => text);
      expect(texts).toContain(`${files} of ${files} files are exactly those in the log.`);
      expect(texts).toContain(`Each of ${files} files is proven to be in the log.`);
      expect(texts[0]).toMatch(
        /^The log is whole: The log's first \d+ entries are exactly those the checkpoint speaks of\. It is not signed\.$/,
      );
      const shown = await page
        .locator('td[data-part="yours"]')
        .evaluateAll((cells) => cells.map((cell) => cell.querySelector('.badge')?.className ?? 'none'));
      expect(shown.filter((badge) => badge === 'none')).toEqual([]);
      expect(shown).toEqual(
        await page
          .locator('tr[data-task] td:nth-child(2) .badge')
          .evaluateAll((badges) => badges.map((badge) => badge.className)),
      );
      expect(await page.locator('td[data-part="yours"]').first().textContent()).toMatch(/\d sec$/);
    },
    patience,
  );

  test(
    'the report is saved as JSON, and the issue link is filled in',
    async () => {
      const { page } = await open();
      await visit.run({ check: 'types', dataset: 'versions' });
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action="save"]')]);
      expect(download.suggestedFilename()).toBe('community-audit.json');
      const report = JSON.parse(await readFile(await download.path(), 'utf8')) as Record<string, unknown>;
      expect(report).toMatchObject({
        kind: 'vitrine-community-audit',
        page: served.url('audit/'),
        different: [],
        unreadable: [],
        log: { ok: true },
      });
      expect(
        (report['files'] as { path: string; state: string; sha256: string }[]).every(
          ({ path, state, sha256 }) =>
            path.startsWith('versions/') && state === 'same' && /^[0-9a-f]{64}$/.test(sha256),
        ),
      ).toBe(true);
      expect(report['results']).toMatchObject([
        { check: 'types', dataset: 'versions', table: 'versions', status: 'pass', findings: 0 },
      ]);
      const issue = new URL((await page.getAttribute('[data-part="issue"]', 'href')) ?? '');
      expect(issue.searchParams.get('title')).toContain('Community audit of the published tables');
      const body = issue.searchParams.get('body') ?? '';
      expect(body).toContain(served.url('audit/'));
      expect(body).toContain('the same 1 results');
      expect(body).toContain(readFileSync(join(folder, 'log/checkpoint'), 'utf8').trimEnd());
    },
    patience,
  );

  test('every dataset can be chosen alone, and says what would be fetched', async () => {
    const { page } = await open();
    const size = () => page.textContent('[data-part="size"]');
    const whole = await size();
    const sizes = new Set<string | null>();
    for (const dataset of datasets) {
      await page.selectOption('#run-dataset', dataset);
      sizes.add(await size());
    }
    expect(sizes).not.toContain(whole);
    expect(datasets.length).toBeGreaterThan(5);
  });

  // Each run starts an engine. One dataset of CSV and one of Parquet files; all of them are held above.
  test.each(['crashes', 'feature-use'])(
    'only the dataset %s',
    async (dataset) => {
      const { page } = await open();
      await page.selectOption('#run-dataset', dataset);
      const expected = results().filter((result) => result.dataset === dataset || result.dataset === 'site').length;
      expect(await visit.run({ dataset })).toContain(`the same ${expected} results as the publisher`);
      expect(await visit.alarms()).toEqual([]);
      const fetched = visit.watch.requests.flatMap(
        (url) => /\/data\/([^/]+)\/[^/]+\.(?:csv|parquet)$/.exec(url)?.[1] ?? [],
      );
      expect(fetched).toContain(dataset);
    },
    patience,
  );

  test.each(['suppression', 'differencing', 'budget', 'log', 'columns'])(
    'only the check %s, from its own section, which says how it went',
    async (check) => {
      const { page } = await open();
      const section = page.locator(`[data-check="${check}"]`);
      await section.locator('[data-run]').click();
      await expect
        .poll(() => section.locator('[data-part="status"]').textContent(), { timeout: patience })
        .toContain(`the same ${results().filter((result) => result.check === check).length} results`);
      expect(await visit.different()).toEqual([]);
      expect(await page.locator('td[data-part="yours"] .badge').count()).toBe(
        results().filter((result) => result.check === check).length,
      );
    },
    patience,
  );

  test(
    'cancelled while it fetches, it says so, changes nothing, and can be run again',
    async () => {
      const { page } = await open();
      await page.route('**/*.wasm.gz', () => undefined);
      await page.click('[data-part="run"] [type="submit"]');
      await page.focus('[data-part="run"] [data-action="cancel"]');
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.textContent('[data-part="run"] [data-part="status"]'), { timeout: patience })
        .toBe('Cancelled. Nothing was changed.');
      expect(await page.isHidden('[data-part="run"] [data-action="cancel"]')).toBe(true);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('submit');
      await page.unroute('**/*.wasm.gz');
      expect(await visit.run({ check: 'types', dataset: 'versions' })).toContain('the same 1 results');
    },
    patience,
  );

  test(
    'cancelled in the middle of the checks',
    async () => {
      const { page } = await open();
      await page.click('[data-part="run"] [type="submit"]');
      await page.waitForFunction(
        () => /^Check \d/.test(document.querySelector('[data-part="run"] [data-part="figures"]')?.textContent ?? ''),
        undefined,
        { polling: 20 },
      );
      await page.click('[data-part="run"] [data-action="cancel"]');
      await expect
        .poll(() => page.textContent('[data-part="run"] [data-part="status"]'), { timeout: patience })
        .toBe('Cancelled. Nothing was changed.');
      expect(await page.locator('td[data-part="yours"] .badge').count()).toBe(0);
      expect(await page.isHidden('[data-action="save"]')).toBe(true);
    },
    patience,
  );

  test(
    'by keyboard alone',
    async () => {
      const { page } = await open();
      await page.focus('#run-check');
      await page.keyboard.type('Published fi');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.textContent('[data-part="run"] [data-part="status"]'), { timeout: patience })
        .toContain(`the same ${results().filter(({ check }) => check === 'integrity').length} results`);
      expect(
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.matches('[type="submit"]')),
      ).toBe(true);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['action'])).toBe('save');
    },
    patience,
  );
});

describe('a reader’s own copy', () => {
  const chosen = async (files: { name: string; buffer: Buffer }[]) => {
    const { page } = await open();
    await page.setInputFiles(
      '#own-file',
      files.map((file) => ({ ...file, mimeType: 'text/csv' })),
    );
    await expect.poll(() => page.textContent('[data-part="own-status"]'), { timeout: patience }).not.toBe('');
    return {
      text: (await page.textContent('[data-part="own-status"]')) ?? '',
      failed: await page.locator('[data-part="own-status"].failed').count(),
    };
  };
  const original = () => readFileSync(join(folder, 'data/versions/2026-08.csv'));

  test('is found in the log under whatever name it has', async () => {
    const { text, failed } = await chosen([{ name: 'my download (1).csv', buffer: original() }]);
    expect(text).toMatch(
      /^my download \(1\)\.csv is in the log: versions\/2026-08\.csv, released on \d{4}-\d\d-\d\d\.$/,
    );
    expect(failed).toBe(0);
    expect(visit.watch.requests.filter((url) => /\/engine\//.test(url))).toEqual([]);
  });

  test('that was changed is not', async () => {
    const changed = Buffer.from(original());
    changed.writeUInt8(changed.readUInt8(changed.length - 2) ^ 1, changed.length - 2);
    const { text, failed } = await chosen([
      { name: 'a.csv', buffer: original() },
      { name: 'b.csv', buffer: changed },
    ]);
    expect(text).toMatch(/^a\.csv is in the log: .* b\.csv is not in the log\. Its SHA-256 is [0-9a-f]{64}\./);
    expect(failed).toBe(1);
  });
});

describe('the reader’s memory of the log', () => {
  const stored = () => visit.page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length);

  test(
    'nothing is stored before the click; after it, the log is compared, also at the next visit; it can be forgotten',
    async () => {
      const { page } = await open();
      expect(await stored()).toBe(0);
      expect(await page.isHidden('[data-action="compare"]')).toBe(true);
      await visit.run({ check: 'log' });
      expect(await stored()).toBe(0);
      await page.click('[data-action="remember"]');
      const status = () => page.textContent('[data-part="memory-status"]');
      await expect.poll(status, { timeout: patience }).toMatch(/^Remembered: \d+ entries, kept on \d{4}-/);
      expect(await stored()).toBe(1);
      await page.click('[data-action="compare"]');
      await expect
        .poll(status, { timeout: patience })
        .toMatch(/^Nothing was rewritten: the (\d+) entries you remembered are the beginning of today’s \1\.$/);
      await page.reload();
      await expect.poll(status, { timeout: patience }).toMatch(/^Nothing was rewritten:/);
      await page.click('[data-action="forget"]');
      await expect.poll(status, { timeout: patience }).toBe('Nothing is remembered on this device.');
      expect(await stored()).toBe(0);
      expect(await page.isHidden('[data-action="compare"]')).toBe(true);
    },
    patience,
  );
});
