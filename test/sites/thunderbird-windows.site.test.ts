import { DuckDBInstance } from '@duckdb/node-api';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishedChart } from '../../src/model/published-chart.ts';
import { buildInto } from '../build-once.ts';
import { typeWell } from '../type-command.ts';
import { hasRealTables, realFolder } from './assemble.ts';
import { cutWindows, csvOf, lastWindow, thunderbirdWindows } from './thunderbird-windows.ts';

/**
 * Windows of Thunderbird's weeks as DuckDB cuts them by itself: of a system, the most of a week that ends in the window.
 */
async function windowsOf(platforms: string, length: number, ends: readonly string[]): Promise<[string, number][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(`
    WITH weeks AS (
      SELECT week + 6 AS last, sum(installs) AS installs
      FROM read_csv('${join(realFolder, 'thunderbird/platforms.csv')}', types = { 'week': 'DATE' })
      WHERE platform LIKE '${platforms}' GROUP BY 1
    )
    SELECT CAST(until AS VARCHAR), max(installs)
    FROM (SELECT unnest([${ends.map((end) => `DATE '${end}'`).join(', ')}]) AS until)
    JOIN weeks ON last > until - ${length} AND last <= until GROUP BY 1 ORDER BY 1`);
  return reader.getRows().map(([until, installs]) => [String(until), Number(installs)]);
}

describe.skipIf(!hasRealTables('thunderbird'))('Thunderbird in rolling windows of 28, 91 and 364 days', () => {
  let work: string;
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'vitrine-windows-'));
    const siteFolder = join(work, 'site');
    const put = async (path: string, text: string | Uint8Array) => {
      await mkdir(dirname(join(work, path)), { recursive: true });
      await writeFile(join(work, path), text);
      return join(work, path);
    };
    for (const [path, text] of thunderbirdWindows()) await put(`site/${path}`, text);
    const type = (...words: string[]) => typeWell(words, { siteFolder });
    await type('release', '--adopt', '--date', '2025-07-01');
    await type('release', '--policy', '--adopt', '--date', '2025-07-01');
    const correct = (file: string, table: string, from: string) =>
      type(
        ...['release', 'active-installations', file, '--table', table, '--corrects', from, '--policy'],
        ...['--reason', 'A server was counted twice.', '--date', '2025-07-08'],
      );
    const week = cutWindows(4, 1, '2025-06-14', 1).map(
      ([until, system, count]) => [until, system, count - 1000] as const,
    );
    await correct(await put('week.csv', csvOf(week)), 'days-28', 'days-28/2025-06-14.csv');
    // Of twelve windows one is corrected, and of its systems one.
    const year = cutWindows(52, 4, lastWindow, 12).map(
      ([until, system, count]) =>
        [until, system, until === '2025-05-31' && system === 'macos' ? count - 50_000 : count] as const,
    );
    await correct(await put('year.csv', csvOf(year)), 'days-364', `days-364/${lastWindow}.csv`);
    await type('report', '2025-Q2', '--today', '2025-07-09');
    await buildInto(join(work, 'built'), siteFolder, ['--today', '2025-07-09']);
  }, 600_000);
  afterAll(() => rm(work, { recursive: true, force: true }));

  const chart = async (id: string) =>
    JSON.parse(await readFile(join(work, 'built/charts', `${id}.json`), 'utf8')) as PublishedChart;
  const page = async (path: string) =>
    parseHTML(await readFile(join(work, 'built', path, 'index.html'), 'utf8')).document;
  const text = (element: Element | null | undefined) =>
    (element?.textContent ?? '')
      .replaceAll(/[\u2066-\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim();

  test('the chart of windows of 91 days has what DuckDB cuts by itself', async () => {
    const { rows, window } = await chart('bars');
    expect(window).toEqual({ length: 'P91D', step: 'P91D' });
    const ends = rows.map(([until]) => String(until));
    expect(ends).toHaveLength(8);
    expect(rows.map(([until, n]) => [String(until), Number(n)])).toEqual(await windowsOf('Linux', 91, ends));
  });

  test('its bars touch one another but for their padding, as the windows do', async () => {
    const svg = (await page('explore/bars')).querySelector('main svg.chart-wide');
    const bars = [...(svg?.querySelectorAll('.chart-box rect') ?? [])].map((rect) => ({
      left: Number(rect.getAttribute('x')),
      width: Number(rect.getAttribute('width')),
    }));
    expect(bars).toHaveLength(8);
    const [first, second] = bars;
    // 14 of 100 at either side.
    expect((first?.width ?? 0) / ((second?.left ?? 0) - (first?.left ?? 0))).toBeCloseTo(0.72, 2);
  });

  test('wherever a page names one of the windows of a week, it says that it is of 28 days', async () => {
    // Last days of windows that are no day on which anything else happened or is due.
    const days = ['14 June 2025', '7 June 2025', '24 May 2025'];
    const paths = await readdir(join(work, 'built'), { recursive: true });
    const pages = paths.filter((path) => path.endsWith('index.html') && !/^(?:de|ar)\//.test(path));
    let seen = 0;
    const bare: string[] = [];
    for (const path of pages) {
      const said = text((await page(dirname(path))).querySelector('body'));
      for (const day of days)
        for (const { index } of said.matchAll(new RegExp(`(?<!\\d)${day}`, 'g'))) {
          seen += 1;
          const before = said.slice(Math.max(0, index - 30), index);
          // A release is due one step after its window, which is the end of the next one.
          if (!/(?:28|364) days to $|due by $/.test(before)) bare.push(`${path}: ${before}${day}`);
        }
    }
    expect(bare).toEqual([]);
    expect(seen).toBeGreaterThan(20);
  });

  test.each([
    ['', '28 days to 28 June 2025'],
    ['de/', '28 Tage bis 28. Juni 2025'],
    ['ar/', '28 يومًا حتى 28 يونيو 2025'],
  ])('a window has one name in each language, on every kind of page: /%s', async (tag, name) => {
    for (const path of ['', 'data/active-installations', 'explore/ranked', 'explore/systems', 'reports/2025-q2'])
      expect(text((await page(`${tag}${path}`)).querySelector('main')), path).toContain(name);
  });

  test('a dataset covers the days from the first of its first window to the last of its last', async () => {
    // The first window of 91 days ends on 30 September 2023: 91 days back, it began on 2 July.
    expect(text((await page('data')).querySelector('main'))).toContain('2 July 2023 to 28 June 2025');
  });

  test('corrections are marked in lines, in each panel and beside the row of a ranking', async () => {
    const signs = async (id: string) => {
      const svg = (await page(`explore/${id}`)).querySelector('main svg.chart-wide');
      return [...(svg?.querySelectorAll('.chart-letter') ?? [])].filter((one) => one.textContent === '✻').length;
    };
    // Each with one in the legend.
    expect(await signs('lines')).toBe(2);
    expect(await signs('ranked')).toBe(2);
    expect(await signs('panels')).toBe(4);
    expect(await signs('bars')).toBe(0);
    expect((await chart('panels')).corrected).toEqual([
      { period: '2025-05-31', date: '2025-07-08', reason: 'A server was counted twice.' },
    ]);
  });

  test('what of windows that overlap was not examined is said', async () => {
    expect(text((await page('audit')).querySelector('[data-check="differencing"]'))).toContain(
      'Each number speaks of 28 days and a new one comes every 7 days',
    );
  });
});
