import { describe, expect, test } from 'vitest';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { formatProblems } from '../../../src/problems/format-problem.ts';
import { type Edit, editedSite, replace, write } from '../../sites/edited-site.ts';
import { windowEdits, windowEnds } from '../../sites/window-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';

const descriptor = 'data/active-installations/datapackage.json';
const csv = (month: string) =>
  `month,platform,installations,share\n${month},all,100,100\n${month},windows,80,80\n${month},macos,60,60\n${month},linux,20,20\n`;
const table = [
  write('data/active-installations/2026-07.csv', csv('2026-07')),
  write('data/active-installations/2026-08.csv', csv('2026-08')),
  replace(descriptor, '["windows", "macos", "linux"]', '["all", "windows", "macos", "linux"]'),
  replace(
    descriptor,
    '{ "name": "installations", "type": "integer", "constraints": { "minimum": 0 } }',
    '{ "name": "installations", "type": "integer" }, { "name": "share", "type": "number" }',
  ),
  replace(
    descriptor,
    '"minimumCount": 10,',
    `"minimumCount": 10, "overlapping": ["platform"], "margins": [{ "column": "platform", "total": "all" }],
    "shares": [{ "column": "share", "unit": "percent", "of": { "unpublished": "all installations of the month" } }],`,
  ),
  write(
    'content/dictionary/share.md',
    '---\nkind: published\ntitle: Share\nsummary: The share of a platform.\ntype: number\nsince: 2026-05-01\nderivedFrom: []\nhow: Divided by all.\n---\n',
  ),
];

interface Chart {
  /** Changes to the smallest site. Default: the table above. */
  readonly site?: readonly Edit[];
  readonly sql: string;
  readonly x?: string;
  readonly mark?: string;
  readonly y?: string;
  readonly series?: string;
  readonly more?: string;
}

/** What is said of a chart of the smallest site, whose platforms overlap: some run it on two of them. */
async function said({ site = table, sql, x = 'month', mark = 'line', y = 'n', series, more = '' }: Chart) {
  const chart = `---
title: Installations
order: 1
question: How many installations are there?
dataset: active-installations
mark: ${mark}
x: { column: ${x}, label: Month }
y: { column: ${y}, label: Installations }
${series === undefined ? '' : `series: { column: ${series}, label: Platform }\n`}${more}---

\`\`\`sql
${sql}
\`\`\`

Words.
`;
  const files = memoryFiles(editedSite([...site, write('content/charts/installations.md', chart)]));
  const { problems } = await prepare({
    files,
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
  });
  return formatProblems(problems.filter(({ advice, file }) => !advice && file.includes('charts')));
}

const each = 'SELECT month, platform, installations AS n FROM installations';
const filter =
  'filters:\n  - { name: platform, label: Platform, table: installations, column: platform, default: linux }\n';

describe('a chart of rows that overlap', () => {
  test('adds nothing up where it shows each row, the total, one value, or the largest', async () => {
    for (const chart of [
      { sql: each, series: 'platform' },
      { sql: each, series: 'platform', mark: 'bars' },
      { sql: "SELECT month, installations AS n FROM installations WHERE platform = 'all'" },
      { sql: "SELECT month, sum(installations) AS n FROM installations WHERE platform = 'all' GROUP BY month" },
      { sql: 'SELECT month, max(installations) AS n FROM installations GROUP BY month' },
      { sql: 'SELECT month, count(DISTINCT platform) AS n FROM installations GROUP BY month' },
      {
        sql: 'SELECT month, sum(installations) AS n FROM installations WHERE platform = $platform GROUP BY month',
        more: filter,
      },
    ])
      expect(await said(chart), chart.sql).toBe('');
  }, 120_000);

  test('that adds them up is a problem, in the SQL or by the mark', async () => {
    expect(await said({ sql: 'SELECT month, sum(installations) AS n\nFROM installations\nGROUP BY month' }))
      .toMatchInlineSnapshot(`
      "content/charts/installations.md:12:15 chart/sum
        The SQL adds up rows of "installations" that differ in "platform", and one contributor can be in several of them: 260 at 2026-07 counts nobody.
        Fix: take the total  WHERE "platform" = 'all',  or keep the values apart:  GROUP BY "platform""
    `);
    expect(await said({ sql: `${each} WHERE platform <> 'all'`, series: 'platform', mark: 'area' }))
      .toMatchInlineSnapshot(`
      "content/charts/installations.md:6:7 chart/sum
        The mark "area" adds up rows of "installations" that differ in "platform", and one contributor can be in several of them: 160 at 2026-07 counts nobody.
        Fix: write  mark: line,  bars  or  ranking,  which add nothing up, or take the total  WHERE "platform" = 'all'"
    `);
    expect(
      await said({
        sql: "SELECT month, platform, installations / sum(installations) OVER (PARTITION BY month) AS n\nFROM installations\nWHERE platform <> 'all'",
        series: 'platform',
        more: '',
      }),
    ).toMatchInlineSnapshot(`
      "content/charts/installations.md:13:41 chart/sum
        The SQL adds up rows of "installations" that differ in "platform", and one contributor can be in several of them: 0.125 at 2026-07, linux counts nobody.
        Fix: take the total  WHERE "platform" = 'all',  or keep the values apart:  GROUP BY "platform""
    `);
  }, 120_000);

  test('is looked at with every option of its filters', async () => {
    expect(
      await said({
        sql: "SELECT month, sum(installations) AS n\nFROM installations\nWHERE platform = $platform OR $platform = 'all'\nGROUP BY month",
        more: filter,
      }),
    ).toMatchInlineSnapshot(`
      "content/charts/installations.md:14:15 chart/sum
        The SQL adds up rows of "installations" that differ in "platform", and one contributor can be in several of them: 260 at 2026-07 with $platform = 'all' counts nobody.
        Fix: take the total  WHERE "platform" = 'all',  or keep the values apart:  GROUP BY "platform""
    `);
  }, 120_000);
});

describe('a chart of rolling windows', () => {
  const days = windowEnds('2026-07-05', 7, 8);
  const rows = days.flatMap((day, at) => [
    [day, 'windows', 100 + at] as const,
    [day, 'macos', 50] as const,
    [day, 'linux', at === 2 ? '' : 20 + at] as const,
  ]);
  const overlapping = windowEdits({ window: 'P28D', cadence: 'P7D', files: { '2026.csv': rows } });
  const apart = windowEdits({ window: 'P7D', cadence: 'P7D', files: { '2026.csv': rows } });
  const until = { site: overlapping, x: 'until' };
  const byMonth = "strftime(until, '%Y-%m') AS month";

  test('that overlap adds nothing up where each keeps its place, or a mean, the largest or a change is drawn', async () => {
    for (const chart of [
      { ...until, sql: 'SELECT until, platform, installations AS n FROM installations', series: 'platform' },
      { ...until, sql: 'SELECT until, sum(installations) AS n FROM installations GROUP BY until', mark: 'bars' },
      {
        ...until,
        sql: 'SELECT until, platform, installations AS n FROM installations',
        series: 'platform',
        mark: 'area',
      },
      { site: overlapping, sql: `SELECT ${byMonth}, max(installations) AS n FROM installations GROUP BY ALL` },
      { site: overlapping, sql: `SELECT ${byMonth}, avg(installations) AS n FROM installations GROUP BY ALL` },
      {
        site: overlapping,
        sql: `SELECT ${byMonth}, arg_max(installations, until) AS n FROM installations GROUP BY ALL`,
      },
      {
        ...until,
        sql: "SELECT until, installations - lag(installations) OVER (ORDER BY until) AS n FROM installations WHERE platform = 'windows'",
      },
      {
        site: overlapping,
        x: 'platform',
        mark: 'ranking',
        sql: 'SELECT platform, installations AS n FROM installations WHERE until = (SELECT max(until) FROM installations)',
      },
    ])
      expect(await said(chart), chart.sql).toBe('');
  }, 120_000);

  test('that follow one another without a common day may be added up', async () => {
    const sql = `SELECT ${byMonth}, sum(installations) AS n FROM installations GROUP BY ALL`;
    expect(await said({ site: apart, sql })).toBe('');
  }, 120_000);

  test('that overlap may not be added up, by the SQL or by the mark', async () => {
    // 5, 12, 19 and 26 July: 100 + 101 + 102 + 103, 4 × 50, and 20 + 21 + 23 for Linux.
    expect(100 + 101 + 102 + 103 + 4 * 50 + 20 + 21 + 23).toBe(670);
    expect(
      await said({
        site: overlapping,
        sql: `SELECT ${byMonth}, sum(installations) AS n\nFROM installations\nGROUP BY ALL ORDER BY 1`,
      }),
    ).toMatchInlineSnapshot(`
      "content/charts/installations.md:12:43 chart/sum
        The SQL adds up rows of "installations" that differ in "until", and each is of 28 days with a new one every 7 days, so neighbours share days: 670 at 2026-07 counts nobody.
        Fix: take one of them  WHERE "until" = (SELECT max("until") FROM "installations"),  or keep them apart:  GROUP BY "until"; a mean of them is  avg(…)"
    `);
    // The running sum on 12 July: 100 + 101.
    expect(
      await said({
        ...until,
        sql: "SELECT until, sum(installations) OVER (ORDER BY until) AS n FROM installations WHERE platform = 'windows' ORDER BY 1",
      }),
    ).toContain('201 at 2026-07-12');
    expect(
      await said({
        ...until,
        mark: 'distribution',
        sql: "SELECT until, installations AS n FROM installations WHERE platform = 'macos' ORDER BY 1",
      }),
    ).toMatchInlineSnapshot(`
      "content/charts/installations.md:6:7 chart/sum
        The mark "distribution" adds up rows of "installations" that differ in "until", and each is of 28 days with a new one every 7 days, so neighbours share days: 400 counts nobody.
        Fix: write  mark: line,  bars  or  ranking,  which add nothing up, or take one of them  WHERE "until" = (SELECT max("until") FROM "installations")"
    `);
  }, 120_000);
});

describe('a chart of shares', () => {
  test('shows each as it was published, and as a share', async () => {
    const y = 'share, unit: "%"';
    expect(await said({ sql: 'SELECT month, platform, share FROM installations', series: 'platform', y })).toBe('');
    expect(
      await said({
        sql: 'SELECT month, platform, share / 100 AS share FROM installations',
        series: 'platform',
        y: 'share, format: percent',
      }),
    ).toBe('');
    expect(await said({ sql: 'SELECT month, platform, share FROM installations', series: 'platform', y: 'share' }))
      .toMatchInlineSnapshot(`
      "content/charts/installations.md:8:4 chart/sum
        The chart shows shares ("share", from 0 to 100), and does not say so.
        Fix: write  y: { column: share, label: …, unit: "%" }"
    `);
  }, 120_000);

  test('averages none', async () => {
    expect(
      await said({
        sql: 'SELECT month, avg(share) AS share\nFROM installations\nGROUP BY month',
        y: 'share, unit: "%"',
      }),
    ).toMatchInlineSnapshot(`
      "content/charts/installations.md:12:15 chart/sum
        The SQL adds up or averages the shares in "share" of "installations": 65 at 2026-07 is no published share, and a sum or a mean of shares is a share of nothing.
        Fix: select "share" as it was published, one row for each point, or compute it anew from counts

      content/charts/installations.md:12:15 chart/sum
        The SQL adds up rows of "installations" that differ in "platform", and one contributor can be in several of them: 65 at 2026-07 counts nobody.
        Fix: take the total  WHERE "platform" = 'all',  or keep the values apart:  GROUP BY "platform""
    `);
  }, 120_000);
});
