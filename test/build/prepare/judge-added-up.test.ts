import { describe, expect, test } from 'vitest';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { formatProblems } from '../../../src/problems/format-problem.ts';
import { editedSite, replace, write } from '../../sites/edited-site.ts';
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
  readonly sql: string;
  readonly mark?: string;
  readonly y?: string;
  readonly series?: string;
  readonly more?: string;
}

/** What is said of a chart of the smallest site, whose platforms overlap: some run it on two of them. */
async function said({ sql, mark = 'line', y = 'n', series, more = '' }: Chart): Promise<string> {
  const chart = `---
title: Installations
order: 1
question: How many installations are there?
dataset: active-installations
mark: ${mark}
x: { column: month, label: Month }
y: { column: ${y}, label: Installations }
${series === undefined ? '' : `series: { column: ${series}, label: Platform }\n`}${more}---

\`\`\`sql
${sql}
\`\`\`

Words.
`;
  const files = memoryFiles(editedSite([...table, write('content/charts/installations.md', chart)]));
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
        The SQL adds up rows of "installations" that differ in "platform", and one contributor can be in several of them: 0.5 at 2026-07, windows counts nobody.
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
