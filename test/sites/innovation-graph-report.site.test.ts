import { DuckDBInstance } from '@duckdb/node-api';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkIds } from '../../src/schema/check-ids.ts';
import type { Day } from '../../src/values/day.ts';
import type { Period } from '../../src/values/period.ts';
import { buildInto } from '../build-once.ts';
import { typeWell } from '../type-command.ts';
import { type AssembledSite, assembleSite, hasRealTables, realFolder } from './assemble.ts';

const drafts = join(import.meta.dirname, 'innovation-graph/reports');
const releasedOn = (period: Period) => (period === '2025-Q2' ? '2025-10-10' : '2026-01-10') as Day;

let assembled: AssembledSite | undefined;
let work: string;
const inSite = (path: string) => join(assembled?.folder ?? '', path);
const read = (path: string) => readFileSync(inSite(path), 'utf8');
const write = (path: string, text: string) => writeFileSync(inSite(path), text);

/** Types `npm run …` in a process of its own; gives what it printed. */
const type = (...words: readonly string[]) => typeWell(words, { siteFolder: assembled?.folder ?? '' });

/** What DuckDB's native engine reads from a published file by itself. */
async function ask(table: string, select: string): Promise<string[][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const answer = await connection.runAndReadAll(
    select.replace('$file', `read_csv('${join(realFolder, 'innovationgraph', `${table}.csv`)}', all_varchar = true)`),
  );
  return answer.getRows().map((row) => row.map(String));
}
const cell = async (table: string, column: string, economy: string, quarter: string) => {
  const [row] = await ask(
    table,
    `SELECT ${column} FROM $file WHERE iso2_code = '${economy}' AND year || '-Q' || quarter = '${quarter}'`,
  );
  return Number(row?.[0]);
};
const written = (count: number) => new Intl.NumberFormat('en').format(count);

/** The built page of a report. */
function pageOf(out: string, id: string) {
  const html = readFileSync(join(out, 'reports', id, 'index.html'), 'utf8');
  const { document } = parseHTML(html);
  const text = (selector: string) =>
    document.querySelector(selector)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  const rows = (heading: string) => {
    const table = document.querySelector(`#${heading}`)?.closest('section')?.querySelector('table');
    return [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.children].map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''),
    );
  };
  return { document, text, rows };
}

describe.skipIf(!hasRealTables('innovation-graph'))(
  "a report on GitHub's Innovation Graph, frozen between its two releases and the next",
  () => {
    let out: string;
    let skeleton: string;

    beforeAll(async () => {
      work = mkdtempSync(join(tmpdir(), 'innovation-graph-report-'));
      out = join(work, 'site');
      assembled = await assembleSite('innovation-graph', { loggedOn: releasedOn });
      mkdirSync(inSite('content/reports'));

      // The first report: the command writes it, and its questions are answered in it.
      await type('report', '2025-Q2', '--today', '2025-10-20');
      skeleton = read('content/reports/2025-q2.md');
      const [, summary = '', body = ''] =
        /^---\n(summary: .*)\n---\n([\s\S]*)$/.exec(readFileSync(join(drafts, '2025-q2.md'), 'utf8')) ?? [];
      write(
        'content/reports/2025-q2.md',
        skeleton.replace(/^summary: .*$/m, summary).replace(/(?<=\n---\n)[\s\S]*$/, body),
      );

      // The second: begun by hand, and frozen by the command.
      write('content/reports/2025-q3.md', readFileSync(join(drafts, '2025-q3.md'), 'utf8'));
      await type('report', '2025-Q3', '--today', '2026-02-10');
      await buildInto(out, assembled?.folder ?? '', ['--today', '2026-02-10']);
    }, 600_000);
    afterAll(async () => {
      await assembled?.remove();
      rmSync(work, { recursive: true, force: true });
    });

    test('the skeleton speaks of the tables that were out then, and of no other', () => {
      expect(
        [...skeleton.matchAll(/- \{ dataset: ([\w-]+), .* released: (\{.*?\})/g)].map(
          ([, dataset, days]) => `${dataset ?? ''} ${days ?? ''}`,
        ),
      ).toEqual(
        ['developers', 'licenses', 'organizations', 'repositories'].map(
          (dataset) => `${dataset} { 2025-Q2: 2025-10-10 }`,
        ),
      );
      expect([...skeleton.matchAll(/^::chart\{id=(.*)\}$/gm)].map(([, id]) => id)).toEqual([
        'developers-by-quarter',
        'license-share',
        'organizations-multiples',
      ]);
      expect(skeleton).toContain('{ check: types, holds: 4, review: 0, fails: 0, uncheckable: 0,');
      expect(skeleton).toContain('{ check: freshness, holds: 4, review: 0, fails: 0, uncheckable: 0,');
      expect(skeleton).toContain('\nlog:\n  size: 5\n');
    });

    test('freezing leaves every word of the adopter where it was', () => {
      const draft = readFileSync(join(drafts, '2025-q3.md'), 'utf8');
      const [front = '', body = ''] = draft.split(/(?<=\n)---\n(?=\n)/);
      const frozen = read('content/reports/2025-q3.md');
      expect(frozen.startsWith(front)).toBe(true);
      expect(frozen.endsWith(`---\n${body}`)).toBe(true);
      expect(frozen).toContain('\nlog:\n  size: 12\n');
    });

    test('every figure is the one DuckDB reads from the published file', async () => {
      const { document } = pageOf(out, '2025-q3');
      const figures = [...document.querySelectorAll('main .prose data')].map((figure) => [
        figure.getAttribute('value'),
        figure.textContent?.trim(),
      ]);
      const expected = [
        await cell('2025-q3/developers', 'developers', 'IN', '2025-Q3'),
        await cell('2025-q3/developers', 'developers', 'IN', '2025-Q2'),
        await cell('2025-q3/git_pushes', 'git_pushes', 'DE', '2025-Q3'),
        await cell('2025-q3/developers', 'developers', 'DE', '2025-Q3'),
        await cell('2025-q3/organizations', 'organizations', 'EU', '2025-Q3'),
      ];
      expect(figures).toEqual(expected.map((value) => [String(value), written(value)]));
      const [before, now] = [await cell('2025-q2/developers', 'developers', 'DE', '2025-Q2'), expected[3] ?? 0];
      expect(document.querySelector('.figure-case')?.textContent).toContain(
        `+${written(now - before)} (+${(((now - before) / before) * 100).toFixed(1)}%)`,
      );
    });

    test('the line it draws is that of the release it is frozen at', async () => {
      const inPage = (id: string) =>
        readFileSync(join(out, 'reports', id, 'developers-by-quarter.csv'), 'utf8')
          .trim()
          .split(/\r?\n/)
          .slice(1);
      const inFile = async (release: string) =>
        (
          await ask(
            `${release}/developers`,
            "SELECT year || '-Q' || quarter, developers FROM $file WHERE iso2_code = 'DE' ORDER BY 1",
          )
        ).map((row) => row.join(','));
      expect(inPage('2025-q2')).toEqual(await inFile('2025-q2'));
      expect(inPage('2025-q3')).toEqual(await inFile('2025-q3'));
      expect(inPage('2025-q3').length).toBe(inPage('2025-q2').length + 1);
    });

    test('it lists what was released, the checks and their results, and sets them beside the report before', async () => {
      const { rows } = pageOf(out, '2025-q3');
      const tables = [
        'developers',
        'economy_collaborators',
        'git_pushes',
        'licenses',
        'organizations',
        'repositories',
        'topics',
      ];
      const count = async (table: string) => Number((await ask(table, 'SELECT count(*) FROM $file'))[0]?.[0]);
      const counts = await Promise.all(tables.map((table) => count(`2025-q3/${table}`)));
      expect(rows('releases').map(([, released, number]) => [released, number])).toEqual(
        counts.map((count) => ['Q3 2025: 10 January 2026', written(count)]),
      );
      expect(rows('recorded-checks')).toHaveLength(checkIds.length);
      const withContributors = [
        '2025-q2/developers',
        '2025-q2/licenses',
        '2025-q2/organizations',
        '2025-q2/repositories',
        '2025-q3/developers',
        '2025-q3/licenses',
        '2025-q3/organizations',
        '2025-q3/repositories',
        '2025-q3/topics',
      ];
      const examined = (await Promise.all(withContributors.map(count))).reduce((sum, one) => sum + one, 0);
      const result = (name: string) =>
        rows('recorded-checks')
          .find(([check]) => check?.startsWith(name))
          ?.slice(1);
      expect(result('Nobody stands alone')).toEqual(['holds', '5 hold, 2 cannot be checked', '0', written(examined)]);
      expect(result('Counts are rounded')).toEqual(['cannot be checked', '7 cannot be checked', '0', '0']);
      expect(rows('compared')).toEqual([
        ['Files released', '4', '7'],
        ['Checks that hold', '14 of 14', '14 of 14'],
        ...['Findings', 'Waivers in force', 'Privacy notes', 'Incidents and outages'].map((label) => [label, '0', '0']),
      ]);
    });

    test('it says how to cite it, and the checkpoint that it rests on', () => {
      const { text } = pageOf(out, '2025-q3');
      const place = /^ {2}root: (.*)$/m.exec(read('content/reports/2025-q3.md'))?.[1] ?? '?';
      expect(text('section:has(> .heading #cite)')).toContain(
        'What the Innovation Graph published for the third quarter of 2025. 10 February 2026. https://innovation-graph.example/reports/2025-q3/',
      );
      expect(text('section:has(> .heading #cite)')).toContain(`entries 1 to 12, root hash ${place}`);
    });

    test('a later release changes no byte of it', async () => {
      const old = inSite('data/developers/2025-q3/developers.csv');
      const lines = readFileSync(old, 'utf8').trimEnd().split('\n');
      const added = lines
        .filter((line) => line.endsWith(',2025,3'))
        .map((line) =>
          line.replace(/^(\d+)(.*),3$/, (_, count: string, rest: string) => `${Number(count) + 5000}${rest},4`),
        );
      mkdirSync(inSite('data/developers/2025-q4'));
      write('data/developers/2025-q4/developers.csv', `${[...lines, ...added].join('\n')}\n`);
      expect(await type('release', 'developers', '2025-q4/developers.csv', '--date', '2026-03-20')).toContain(
        'Its name in data/developers/datapackage.json: "2025-q4/developers.csv"',
      );
      const later = join(work, 'later');
      await buildInto(later, assembled?.folder ?? '', ['--today', '2026-03-20']);
      const chart = (folder: string) =>
        readFileSync(join(folder, 'charts/developers-by-quarter.csv'), 'utf8').split('\n').length;
      expect(chart(later)).toBe(chart(out) + 1);
      for (const id of ['2025-q2', '2025-q3']) {
        const [before, after] = [join(out, 'reports', id), join(later, 'reports', id)];
        // The footer of every page says of which day the site is, and nothing else may differ.
        const bytes = (folder: string, file: string) =>
          readFileSync(join(folder, file), 'utf8').replace(/As of \d+ \w+ \d{4}/, '');
        expect(readdirSync(after)).toEqual(readdirSync(before));
        for (const file of readdirSync(before))
          expect(bytes(after, file) === bytes(before, file), `${id}/${file} is as it was`).toBe(true);
      }
    }, 300_000);
  },
);
