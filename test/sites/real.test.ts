import { DuckDBInstance } from '@duckdb/node-api';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/build/local/node-files.ts';
import { type Prepared, prepare } from '../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import type { Day } from '../../src/values/day.ts';
import { type AssembledSite, type RealSite, assembleSite, dayOfSite, hasRealTables, realFolder } from './assemble.ts';

const prepareFolder = (folder: string, site: RealSite) =>
  prepare({
    files: nodeFiles(folder),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date(dayOfSite[site]),
  });

/** One value that DuckDB reads from a CSV file by itself, knowing nothing of this project. */
async function ask(sql: string): Promise<(number | string)[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows().map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : String(value))));
}

function published(site: RealSite, options: Parameters<typeof assembleSite>[1] = {}) {
  let assembled: AssembledSite | undefined;
  const state: { prepared?: Prepared } = {};
  beforeAll(async () => {
    assembled = await assembleSite(site, options);
    if (assembled) state.prepared = await prepareFolder(assembled.folder, site);
  });
  afterAll(() => assembled?.remove());
  return state;
}

/** The status of each table, or of the dataset, under each check. */
function statuses({ report }: Prepared): Record<string, string> {
  const words: Record<string, string[]> = {};
  for (const { check, dataset, table, outcome } of report?.results ?? [])
    (words[check] ??= []).push(`${table ?? dataset} ${outcome.status}`);
  return Object.fromEntries(
    Object.entries(words).map(([check, list]) => [
      check,
      [...new Set(list.map((word) => word.split(' ')[1]))].length === 1
        ? `all ${list[0]?.split(' ')[1] ?? ''}`
        : list.join(', '),
    ]),
  );
}

const counts = ['developers', 'organizations', 'repositories', 'licenses', 'topics'];

describe.skipIf(!hasRealTables('innovation-graph'))('innovation-graph: two releases, seven tables', () => {
  const state = published('innovation-graph', { loggedOn: '2026-02-10' as Day });

  test('it is built without a problem', () => {
    expect(state.prepared?.problems).toEqual([]);
    expect(state.prepared?.report?.findings).toEqual([]);
    expect(
      state.prepared?.ready?.model.datasets.flatMap(({ tables }) =>
        tables.map(
          ({ name, rows, files, periods }) =>
            `${name}: ${rows} rows, ${files.length} files, ${periods?.first ?? ''} to ${periods?.last ?? ''}`,
        ),
      ),
    ).toEqual([
      'developers: 5197 rows, 2 files, 2020-Q1 to 2025-Q3',
      'economy_collaborators: 74127 rows, 1 files, 2020-Q1 to 2025-Q3',
      'git_pushes: 3998 rows, 1 files, 2020-Q1 to 2025-Q3',
      'licenses: 19537 rows, 2 files, 2020-Q1 to 2025-Q3',
      'organizations: 4180 rows, 2 files, 2020-Q1 to 2025-Q3',
      'repositories: 5173 rows, 2 files, 2020-Q1 to 2025-Q3',
      'topics: 72885 rows, 1 files, 2020-Q1 to 2025-Q3',
    ]);
  });

  test('what every check comes to', () => {
    const of = (status: string) => (table: string) => `${table} ${status}`;
    const withoutContributors = [
      'developers pass',
      'economy_collaborators not-checkable',
      'git_pushes not-checkable',
      ...['licenses', 'organizations', 'repositories', 'topics'].map(of('pass')),
    ].join(', ');
    expect(statuses(state.prepared as Prepared)).toEqual({
      columns: 'all pass',
      types: 'all pass',
      'minimum-count': withoutContributors,
      rounding: 'all not-checkable',
      suppression: withoutContributors,
      differencing: withoutContributors,
      derived: 'all pass',
      groups: withoutContributors,
      identifiers: 'all pass',
      retention: 'all pass',
      freshness: 'all pass',
      budget: 'all not-checkable',
      sampling: 'all pass',
      consent: 'all pass',
      integrity: 'all pass',
      log: 'all pass',
      policy: 'all not-checkable',
    });
  });

  test.each(counts)('%s: the least count is at least 100, whoever counts', async (table) => {
    const column = table === 'licenses' || table === 'topics' ? 'num_pushers' : table;
    const [[least]] = (await ask(
      `SELECT min(${column}) FROM read_csv('${join(realFolder, 'innovationgraph/2025-q3', `${table}.csv`)}')`,
    )) as [[number]];
    expect(least).toBeGreaterThanOrEqual(100);
  });

  test('the line of developers of one economy is the one DuckDB reads from the file', async () => {
    const chart = state.prepared?.ready?.model.charts['en']?.find(({ id }) => id === 'developers-by-quarter');
    const expected = await ask(
      `SELECT year || '-Q' || quarter, developers FROM read_csv('${join(realFolder, 'innovationgraph/2025-q3/developers.csv')}') WHERE iso2_code = 'DE' ORDER BY 1`,
    );
    expect(chart?.result.rows).toEqual(expected);
    expect(chart?.filters[0]?.options).toHaveLength(229);
  });

  test('every way of drawing is in use, and every chart has rows', () => {
    const charts = state.prepared?.ready?.model.charts['en'] ?? [];
    expect([...new Set(charts.map(({ spec }) => spec.mark))].sort()).toEqual([
      'area',
      'bars',
      'distribution',
      'dots',
      'line',
      'multiples',
      'ranking',
      'share',
    ]);
    expect(charts.filter(({ result }) => result.rows.length === 0)).toEqual([]);
  });

  test('each promise has the evidence that its checks give', () => {
    const evidence = state.prepared?.ready?.model.audit.evidence ?? {};
    expect(Object.keys(evidence)).toHaveLength(9);
  });
});

describe.skipIf(!hasRealTables('thunderbird'))(
  'thunderbird: a minimal adopter whose tables break the promise of ten',
  () => {
    const state = published('thunderbird');

    test('nothing is wrong with the files, and the build is refused for small groups alone', () => {
      expect(state.prepared?.problems).toEqual([]);
      expect(state.prepared?.ready === undefined).toBe(true);
      const failing = state.prepared?.report?.results
        .filter(({ outcome }) => outcome.status === 'fail')
        .map(({ check, table }) => `${check} ${table ?? ''}`);
      expect(failing).toEqual(['minimum-count platforms', 'minimum-count locales', 'minimum-count version_uptake']);
    });

    test.each(['platforms', 'locales', 'version-uptake'])(
      '%s: as many findings as DuckDB counts in the file',
      async (table) => {
        const [[below]] = (await ask(
          `SELECT count(*) FROM read_csv('${join(realFolder, 'thunderbird', `${table}.csv`)}') WHERE installs BETWEEN 1 AND 9`,
        )) as [[number]];
        const result = state.prepared?.report?.results.find(
          (one) => one.check === 'minimum-count' && one.table === table.replace('-', '_'),
        );
        expect(result?.outcome.findingCount).toBe(below);
        expect(below).toBeGreaterThan(0);
      },
    );
  },
);

describe.skipIf(!hasRealTables('jenkins'))('jenkins: a minimal adopter with labels that anybody can write', () => {
  const state = published('jenkins');

  test('nothing is wrong with the files, and the build is refused for small groups and open labels', () => {
    expect(state.prepared?.problems).toEqual([]);
    expect(state.prepared?.ready === undefined).toBe(true);
    const failing = state.prepared?.report?.results
      .filter(({ outcome }) => outcome.status === 'fail')
      .map(({ check, table }) => `${check} ${table ?? ''}`);
    expect(failing).toEqual([
      'minimum-count jenkins',
      'minimum-count plugins',
      'minimum-count nodes',
      'identifiers jenkins',
      'identifiers nodes',
    ]);
  });

  test.each([
    ['jenkins', 'installs'],
    ['plugins', 'installs'],
    ['nodes', 'nodes'],
  ])('%s: as many findings as DuckDB counts in the file', async (table, column) => {
    const [[below]] = (await ask(
      `SELECT count(*) FROM read_csv('${join(realFolder, 'jenkins', `${table}.csv`)}') WHERE ${column} BETWEEN 1 AND 9`,
    )) as [[number]];
    const result = state.prepared?.report?.results.find((one) => one.check === 'minimum-count' && one.table === table);
    expect(result?.outcome.findingCount).toBe(below);
    expect(below).toBeGreaterThan(0);
  });
});

test('without the real tables nothing is assembled', async () => {
  expect(await assembleSite('jenkins', { tables: join(import.meta.dirname, 'nowhere') })).toBeUndefined();
});
