import { beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../src/engine/node.ts';
import { prepare, type Prepared } from '../../src/build/prepare/prepare.ts';
import { publish } from '../../src/build/publish/publish.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import { writeReport } from '../../src/build/report/write-report.ts';
import type { Day } from '../../src/values/day.ts';
import { memoryFiles } from '../source/memory-files.ts';
import { type Edit, replace, write } from '../sites/edited-site.ts';
import { siteHistory, type Step } from './site-history.ts';

const descriptor = 'data/active-installations/datapackage.json';
const chart = `---
title: Installations by month
order: 1
question: How many?
dataset: active-installations
mark: line
x: { column: month, label: Month }
y: { column: total, label: Installations }
period: month
---

\`\`\`sql
SELECT month, sum(installations) AS total
FROM installations
WHERE platform <> $without
GROUP BY month
ORDER BY month
\`\`\`

Caption.
`.replace(
  'period: month',
  'period: month\nfilters: [{ name: without, label: Without, table: installations, column: platform, default: linux }]',
);
const reportText = (more = '') => `---
title: August
period: 2026-08
published: 2026-09-05
summary: What August brought.
requests: { access: 2 }
---

In all :number{table=installations column=installations period=@last platform=windows} on Windows.

::number{table=installations column=installations period=@last before=2026-07 platform=linux}

::chart{id=by-month}

::checks{check=types}
${more}`;
const september = 'month,platform,installations\n2026-09,windows,200\n2026-09,macos,60\n2026-09,linux,50\n';

/**
 * The site in August with a report and, where asked for, a later month; the report is written by the command itself.
 */
async function siteWith({ later = false, report = reportText(), edits = [] as readonly Edit[] } = {}) {
  const begin: Step = { on: '2026-09-04' as Day, edits: [write('content/charts/by-month.md', chart)] };
  const frozen = await siteHistory([begin]);
  frozen.site.set('content/reports/2026-08.md', report);
  const ports = (site: ReadonlyMap<string, string | Uint8Array>) => ({
    files: memoryFiles(site),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-05'),
  });
  const written = await writeReport('2026-08', ports(frozen.site));
  const steps = later
    ? [
        begin,
        {
          on: '2026-10-03' as Day,
          edits: [
            write('data/active-installations/2026-09.csv', september),
            replace(descriptor, '"2026-08.csv"]', '"2026-08.csv", "2026-09.csv"]'),
            replace('content/site.yaml', 'asOf: 2026-09-10', 'asOf: 2026-10-10'),
            ...edits,
          ],
        },
      ]
    : [begin];
  const { site } = await siteHistory(steps);
  site.set(written.path, written.text);
  return { site, written, ports: ports(site) };
}
const build = (site: ReadonlyMap<string, string | Uint8Array>): Promise<Prepared> =>
  prepare({
    files: memoryFiles(site),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-10-10'),
  });
async function ready({ ready: found, problems, report }: Prepared) {
  if (!found) throw new Error(JSON.stringify([problems, report?.findings], null, 1));
  return { model: found.model, files: await publish(found) };
}

/** Everything a report's page shows of tables. */
function shown({ model, files }: Awaited<ReturnType<typeof ready>>) {
  const entry = model.content['en']?.reports[0];
  const text = new TextDecoder();
  return {
    html: entry?.html,
    text: entry?.text,
    facts: entry?.data.facts,
    figures: model.figures['reports:2026-08'],
    charts: model.frozen['2026-08']?.charts['en']?.map(({ result, boundSql, filters }) => ({
      result,
      boundSql,
      filters,
    })),
    files: files.filter(({ path }) => path.startsWith('reports/')).map(({ path, bytes }) => [path, text.decode(bytes)]),
  };
}

describe('a frozen report', () => {
  let before: Awaited<ReturnType<typeof ready>>;
  let after: Awaited<ReturnType<typeof ready>>;
  beforeAll(async () => {
    before = await ready(await build((await siteWith()).site));
    after = await ready(await build((await siteWith({ later: true })).site));
  });

  it('shows the newest month there was', () => {
    const { text, charts, files } = shown(before);
    expect(text).toContain('In all 330 on Windows.');
    expect(charts?.[0]?.result.rows).toEqual([
      ['2026-07', 432],
      ['2026-08', 448],
    ]);
    expect(files).toEqual([['reports/2026-08/by-month.csv', 'month,total\n2026-07,432\n2026-08,448\n']]);
  });

  it('does not move when a later month is released, although the same chart elsewhere does', () => {
    expect(shown(after)).toEqual(shown(before));
    expect(before.model.charts['en']?.[0]?.result.rows).toHaveLength(2);
    expect(after.model.charts['en']?.[0]?.result.rows).toHaveLength(3);
  });

  it('keeps the results of checks as they were recorded', () => {
    const { facts } = shown(after);
    expect(facts?.asOf).toBe('2026-09-05');
    expect(facts?.checks.find(({ check }) => check === 'types')).toEqual({
      check: 'types',
      holds: 1,
      review: 0,
      fails: 0,
      uncheckable: 0,
      findings: 0,
      waived: 0,
      rows: 6,
    });
    expect(facts?.releases).toEqual([
      { dataset: 'active-installations', table: 'installations', released: { '2026-08': '2026-09-04' }, rows: 3 },
    ]);
  });
});

describe('a report whose place in the log does not fit', () => {
  it('is a problem where the log was rewritten or cut', async () => {
    const { site, written } = await siteWith();
    const wrong = async (from: RegExp, to: string) => {
      site.set(written.path, written.text.replace(from, to));
      return (await build(site)).problems.map(({ code, file, message, line }) => ({
        code,
        file,
        line,
        message: message.replace(/[A-Za-z0-9+/]{43}=/g, '…'),
      }));
    };
    expect(await wrong(/root: .*/, `root: ${'A'.repeat(43)}=`)).toEqual([
      {
        code: 'reference/conflict',
        file: written.path,
        line: 9,
        message:
          'The report says that the first 3 entries of the log have the root …, and they have …: one of the two was rewritten.',
      },
    ]);
    expect(await wrong(/size: 3/, 'size: 99')).toEqual([
      {
        code: 'reference/conflict',
        file: written.path,
        line: 8,
        message: 'The report is frozen at entry 99 of the log, which has 3.',
      },
    ]);
  });

  it('is advised to be frozen where it has none', async () => {
    const { site, written } = await siteWith();
    site.set(written.path, reportText());
    expect((await build(site)).problems).toMatchObject([
      { code: 'schema/missing-key', advice: true, fix: 'freeze it with  vitrine report 2026-08' },
    ]);
  });
});

describe('a figure that addresses nothing, or too much', () => {
  it.each([
    [
      'table=installation column=installations period=2026-08 platform=linux',
      'There is no table "installation".',
      'write  table=installations',
    ],
    [
      'table=installations column=platform period=2026-08 platform=linux',
      'There is no column of numbers in installations "platform".',
      'write  column=installations',
    ],
    [
      'table=installations column=installations period=2026-8 platform=linux',
      'There is no period of installations "2026-8".',
      'write  period=2026-08',
    ],
    [
      'table=installations column=installations period=2026-08 platform=linus',
      'There is no value of installations.platform in 2026-08 "linus".',
      'write  platform=linux',
    ],
    [
      'table=installations column=installations period=2026-08',
      '3 rows of installations in 2026-08 fit, and a figure is one of them.',
      'say which, with  platform=…',
    ],
    [
      'table=installations column=installations period=2026-08 plattform=linux',
      'There is no column of installations "plattform".',
      'write  plattform=platform',
    ],
    [
      'table=installations column=installations period=2026-08 platform=linux format=shares',
      'There is no format "shares".',
      'write  format=number',
    ],
  ])('%s', async (attributes, message, fix) => {
    const { site, written } = await siteWith();
    site.set(written.path, `${written.text}\nAnd :number{${attributes}}.\n`);
    const { problems } = await build(site);
    const line = `${written.text}\nAnd`.split('\n').length;
    expect(problems).toEqual([
      {
        code: 'markdown/directive',
        file: written.path,
        line,
        column: 5,
        message: expect.stringContaining(message) as string,
        fix,
      },
    ]);
  });
});

describe('directives that name nothing', () => {
  it.each([
    ['::checks{check=typos}', 'There is no check "typos".', 'write  check=types'],
    [
      '::checks{dataset=active-installations}',
      '::checks has no attribute "dataset". Attributes: check.',
      'write  check=…  or remove it',
    ],
    ['::widget{name=nose}', 'There is no widget "nose".', 'write  name=noise'],
    ['::widget', '::widget does not say which widget.', 'write  ::widget{name=noise}'],
    [
      '::widget{name=k-anonymity}',
      'The widget "k-anonymity" needs a chart',
      'write  ::widget{name=k-anonymity chart=by-month}',
    ],
  ])('%s', async (directive, message, fix) => {
    const { site, written } = await siteWith();
    site.set(written.path, `${written.text}\n${directive}\n`);
    expect((await build(site)).problems).toMatchObject([
      { code: 'markdown/directive', file: written.path, message: expect.stringContaining(message) as string, fix },
    ]);
  });
});

describe('vitrine report', () => {
  it('leaves the words of a report as they are and adds the facts to its front matter', async () => {
    const { written } = await siteWith();
    const [, front = '', body] = /^(---\n[\s\S]*?\n)---\n([\s\S]*)$/.exec(written.text) ?? [];
    expect(front.startsWith(reportText().split('\n---\n')[0] ?? '?')).toBe(true);
    expect(body).toBe(reportText().split('\n---\n')[1]);
    expect(front).toContain('\nlog:\n  size: 3\n');
  });

  it('does not touch a report that is frozen', async () => {
    const { ports } = await siteWith();
    await expect(writeReport('2026-08', ports)).rejects.toThrow(
      'content/reports/2026-08.md is frozen at entry 3 of the log',
    );
  });

  it('writes a skeleton with the facts filled in that builds as it is', async () => {
    const { site, ports } = await siteWith({ later: true });
    const { path, text } = await writeReport('2026-q3', ports);
    expect(path).toBe('content/reports/2026-q3.md');
    expect(text).toContain('title: Privacy report, Q3 2026\nperiod: 2026-Q3\npublished: 2026-10-10\n');
    expect(text).toContain('::chart{id=by-month}');
    expect(text).toContain('released: { 2026-07: 2026-09-04, 2026-08: 2026-09-04, 2026-09: 2026-10-03 }');
    site.set(path, text);
    expect((await ready(await build(site))).model.frozen['2026-q3']?.charts['en']?.[0]?.result.rows).toHaveLength(3);
  });

  it('says nothing of a table that was not out yet, and draws no chart of it', async () => {
    const { site } = await siteWith();
    const planned = String(site.get(descriptor))
      .replaceAll('active-installations', 'planned-tables')
      .replace('"name": "installations"', '"name": "planned"')
      .replace(/"path": \[.*?\]/, '"path": ["2026-09.csv"]');
    site.set('data/planned-tables/datapackage.json', planned);
    site.set('data/planned-tables/2026-09.csv', september);
    site.set(
      'content/charts/a-planned.md',
      chart
        .replace('dataset: active-installations', 'dataset: planned-tables')
        .replace('FROM installations', 'FROM planned')
        .replace('table: installations', 'table: planned'),
    );
    site.delete('content/reports/2026-08.md');
    const { text } = await writeReport('2026-08', {
      files: memoryFiles(site),
      openEngine: openNodeEngine,
      progress: silentProgress,
      now: () => new Date('2026-09-05'),
    });
    expect([...text.matchAll(/::chart\{id=(.*)\}/g)].map(([, id]) => id)).toEqual(['by-month']);
    expect(
      [...text.matchAll(/check: (\S+), holds: (\d+)/g)]
        .filter(([, check]) => check === 'types' || check === 'integrity')
        .map(([, check, holds]) => `${check ?? ''} ${holds ?? ''}`),
    ).toEqual(['types 1', 'integrity 1']);
  });

  it.each([
    ['soon', 'is no period'],
    ['2027', 'has not begun yet'],
  ])('refuses %s', async (period, message) => {
    const { ports } = await siteWith();
    await expect(writeReport(period, ports)).rejects.toThrow(message);
  });
});
