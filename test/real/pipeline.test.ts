import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/checks/check.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { checkIds } from '../../src/schema/check-ids.ts';
import type { Day } from '../../src/values/day.ts';
import { type AssembledSite, assembleSite, dayOfSite, hasRealTables } from '../sites/assemble.ts';
import { checkJson, runCheck } from './run-check.ts';

const patience = 300_000;
/** Checks whose findings are about counts of contributors. */
const aboutCounts = ['minimum-count', 'rounding', 'suppression', 'differencing', 'derived'];
const brief = (findings: readonly Finding[]) =>
  findings.map(({ check, status, dataset, period, observed }) => [
    check,
    status,
    dataset,
    period,
    observed?.replace(/SHA-256.*/, 'SHA-256'),
  ]);

describe.skipIf(!hasRealTables('innovation-graph'))(
  'the Innovation Graph, both releases, through vitrine check',
  () => {
    let site: AssembledSite;
    beforeAll(async () => {
      site = (await assembleSite('innovation-graph', { loggedOn: '2026-02-01' as Day }))!;
    });
    afterAll(async () => site?.remove());

    test(
      'nothing fails, and nothing is to be looked at in its counts; a table without contributors is not checkable',
      async () => {
        const { code, stderr, problems, findings, results } = await checkJson(
          site.folder,
          dayOfSite['innovation-graph'],
        );
        expect({ code, stderr, problems: problems.filter(({ advice }) => !advice) }).toEqual({
          code: 0,
          stderr: '',
          problems: [],
        });
        expect(new Set(results.map(({ check }) => check))).toEqual(new Set(checkIds));
        expect(
          brief(
            findings.filter(
              ({ status, check }) => status === 'fail' || (status === 'review' && aboutCounts.includes(check)),
            ),
          ),
        ).toEqual([]);
        const counts = Object.fromEntries(
          results.filter(({ check }) => check === 'minimum-count').map(({ table, status }) => [table, status]),
        );
        expect(counts).toMatchObject({
          developers: 'pass',
          organizations: 'pass',
          repositories: 'pass',
          licenses: 'pass',
          topics: 'pass',
          economy_collaborators: 'not-checkable',
        });
        expect(
          results.filter(
            ({ check, dataset, rows }) => check === 'minimum-count' && dataset === 'developers' && rows > 5000,
          ),
        ).toHaveLength(1);
        expect(
          results.every(({ seconds, judgementSeconds }) => seconds >= judgementSeconds && judgementSeconds >= 0),
        ).toBe(true);
      },
      patience,
    );

    // Planted together, for a check of all tables takes long: each is found, and nothing else is.
    test(
      'faults planted in the newer release are each found: small, beside a total, in the past, dropped, a byte',
      async () => {
        const restate = (place: string, to: (count: number) => number) => (text: string) =>
          text.replace(new RegExp(`^(\\d+),${place}$`, 'm'), (_, count: string) => `${to(Number(count))},${place}`);
        await plant('developers', [
          restate('AR,2024,3', () => 99),
          restate('EU,2025,3', (count) => count + 42),
          restate('AR,2021,2', (count) => count - 57),
          (text) => text.replace(/^\d+,AR,2022,1\n/m, ''),
        ]);
        await plant('licenses', [(text) => text.replace('MIT', 'MIU')]);
        const { code, findings } = await checkJson(site.folder, dayOfSite['innovation-graph']);
        const found = findings.filter(({ check, status }) => status === 'fail' || aboutCounts.includes(check));
        const [integrity, others] = [true, false].map((of) =>
          found.filter(({ check }) => (check === 'integrity') === of),
        ) as [Finding[], Finding[]];
        expect(new Set(brief(others))).toEqual(
          new Set([
            ['minimum-count', 'fail', 'developers', '2024-Q3', '99'],
            ['differencing', 'fail', 'developers', '2025-Q3', 'a difference of 42'],
            ['differencing', 'fail', 'developers', '2021-Q2', 'a difference of 57'],
            [
              'differencing',
              'review',
              'developers',
              '2022-Q1',
              'published, then left out of developers/2025-q3/developers.csv',
            ],
            ['types', 'fail', 'licenses', '2020-Q1', 'MIU'],
            [
              'differencing',
              'review',
              'licenses',
              '2020-Q1',
              'published, then left out of licenses/2025-q3/licenses.csv',
            ],
          ]),
        );
        expect(integrity.map(({ file, message }) => [file, message])).toEqual([
          ['data/developers/2025-q3/developers.csv', expect.stringContaining('changed after it was released')],
          [
            'data/licenses/2025-q3/licenses.csv',
            'The file changed after it was released: its size is the same, its bytes are not.',
          ],
        ]);
        expect(code).toBe(1);
      },
      patience,
    );

    /** Makes changes to the newer release of a dataset, each of which must change something. */
    async function plant(dataset: string, changes: readonly ((text: string) => string)[]): Promise<void> {
      const path = join(site.folder, 'data', dataset, '2025-q3', `${dataset}.csv`);
      let text = await readFile(path, 'utf8');
      for (const change of changes) {
        const changed = change(text);
        expect(changed).not.toBe(text);
        text = changed;
      }
      await writeFile(path, text);
    }
  },
);

/** Rows below k by an independent query over the files themselves. */
async function smallRows(folder: string, file: string, column: string): Promise<number> {
  const engine = await openNodeEngine();
  try {
    const { rows } = await engine.query(
      `SELECT CAST(count(*) AS INTEGER) FROM read_csv('${join(folder, 'data', file)}', header = true, all_varchar = true) WHERE TRY_CAST("${column}" AS INTEGER) BETWEEN 1 AND 9`,
    );
    return Number(rows[0]?.[0]);
  } finally {
    await engine.close();
  }
}

describe.each([
  [
    'jenkins',
    '2024-07-20',
    {
      jenkins: ['usage/jenkins.csv', 'installs'],
      plugins: ['usage/plugins.csv', 'installs'],
      nodes: ['usage/nodes.csv', 'nodes'],
    },
  ],
  [
    'thunderbird',
    '2025-07-10',
    {
      locales: ['installations/locales.csv', 'installs'],
      platforms: ['installations/platforms.csv', 'installs'],
      version_uptake: ['installations/version-uptake.csv', 'installs'],
    },
  ],
] as const)('%s as published, through vitrine check', (name, day, tables) => {
  test.skipIf(!hasRealTables(name))(
    'fails with as many rows below 10 as an independent query finds',
    async () => {
      const site = (await assembleSite(name, { loggedOn: day as Day }))!;
      try {
        const { code, results, findings } = await checkJson(site.folder, dayOfSite[name]);
        const expected: Record<string, number> = {};
        for (const [table, [file, column]] of Object.entries(tables))
          expected[table] = await smallRows(site.folder, file, column);
        const found = results.filter(
          ({ check, table }) => check === 'minimum-count' && table !== undefined && table in tables,
        );
        expect(Object.fromEntries(found.map(({ table, findings: count }) => [table, count]))).toEqual(expected);
        expect(Object.values(expected).every((count) => count > 100)).toBe(true);
        expect(findings.filter(({ check, status }) => check === 'minimum-count' && status === 'fail')).toHaveLength(
          300,
        );
        expect(code).toBe(1);
      } finally {
        await site.remove();
      }
    },
    patience,
  );
});

describe('vitrine check --json', () => {
  const minimal = join(import.meta.dirname, '../sites/minimal');

  test(
    'prints one JSON value and nothing else, and gives 0 where nothing fails',
    async () => {
      const { code, stdout, stderr } = await runCheck(minimal);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['problems', 'findings', 'results']);
      expect(stdout.endsWith('}\n')).toBe(true);
    },
    patience,
  );

  test(
    'gives 1 where something stands in the way, and tells it in the same shape',
    async () => {
      const { code, stdout, stderr } = await runCheck(join(minimal, 'data'));
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({
        problems: [{ file: 'content/site.yaml' }],
        findings: [],
        results: [],
      });
    },
    patience,
  );

  test(
    'gives 2, and nothing on standard output, for a command that is none',
    async () => {
      expect(await runCheck(minimal, ['--jsn'])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: 'There is no option --jsn. Did you mean --json?\nHow it is used:  npm run check -- --help\n',
      });
    },
    patience,
  );

  test(
    'without it, everything is said on standard error, with the time it took',
    async () => {
      const { code, stdout, stderr } = await runCheck(minimal, []);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toMatch(/The checks took \d+\.\d s \(longest: .*\)\.\n$/);
    },
    patience,
  );
});
