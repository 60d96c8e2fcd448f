import { afterAll, describe, expect, test } from 'vitest';
import { describeProposal } from '../../../../src/adopt/imports/table/describe-proposal.ts';
import { nothingDeclared } from '../../../../src/adopt/imports/table/declared.ts';
import { draftDescriptor } from '../../../../src/adopt/imports/table/draft-dataset.ts';
import { isKey, profileTable, unknownColumns } from '../../../../src/adopt/imports/table/profile-table.ts';
import type { Proposal } from '../../../../src/adopt/imports/table/propose-table.ts';
import { readProposals } from '../../../../src/adopt/imports/table/read-proposal.ts';
import { type Descriptor, descriptorSchema } from '../../../../src/schema/data/descriptor.ts';
import type { Duration } from '../../../../src/values/duration.ts';
import { wordsFor } from '../../../../src/words/words-for.ts';
import { windowEnds } from '../../../sites/window-site.ts';
import { closeEngine, openEngine } from './bring-tables.ts';

afterAll(closeEngine);

const options = { dataset: 'use', known: () => unknownColumns, told: () => ({}) };

/** What a table is, by its text; the problem in its place where it is none. */
async function propose(csv: string, source = 'platforms.csv') {
  const engine = await openEngine();
  const bytes = new TextEncoder().encode(csv);
  const [first] = await readProposals(engine, [{ source, bytes }], options);
  await engine.close();
  return first;
}

const proposed = async (csv: string): Promise<Proposal> => {
  const first = await propose(csv);
  if (!first || !('profile' in first)) throw new Error(first?.message);
  return first;
};

const table = `week,platform,installs
2026-01-04,linux,120
2026-01-04,windows,<10
2026-01-11,linux,130
2026-01-11,windows,40
2026-01-18,linux,150
`;

test('a table is proposed as what its values are: period, step, key, vocabulary, base and the sign of hidden numbers', async () => {
  const proposal = await proposed(table);
  expect(proposal.isWhole).toBe(true);
  const answers = {
    category: 'usage',
    minimumCount: 10,
    keep: 'P2Y' as Duration,
    licence: 'CC0-1.0',
    sampleRate: 1,
  };
  const descriptor = draftDescriptor(
    {
      dataset: 'use',
      proposals: [proposal],
      declared: nothingDeclared,
      answers,
      ofTable: () => ({}),
      fields: new Map(),
    },
    wordsFor('en'),
  );
  expect(descriptorSchema.safeParse(descriptor).error).toBeUndefined();
  expect(descriptor).toMatchObject({
    resources: [
      {
        name: 'platforms',
        path: '2026-01-18.csv',
        schema: {
          fields: [
            { name: 'week', type: 'date' },
            { name: 'platform', type: 'string', constraints: { enum: ['linux', 'windows'] } },
            { name: 'installs', type: 'integer', missingValues: ['', '<10'], constraints: { minimum: 0 } },
          ],
          primaryKey: ['week', 'platform'],
        },
      },
    ],
    privacy: {
      contributors: 'installs',
      roundTo: 10,
      suppressed: '<10',
      period: 'week',
      cadence: 'P1W',
      minimumCount: 10,
      population: expect.stringMatching(/^:unwritten/) as string,
    },
  });
});

test.each([
  ['2026-Q2', '2026-Q3', 'P3M'],
  ['2026-W30', '2026-W31', 'P1W'],
  ['2026-07', '2026-08', 'P1M'],
  ['2026-05', '2026-08', 'P3M'],
  ['2026-07-01', '2026-07-15', 'P2W'],
  ['2026-07-01', '2026-07-02', 'P1D'],
])('%s and %s: a new period every %s', async (first, second, cadence) => {
  const proposal = await proposed(`when,users\n${first},20\n${second},30\n`);
  expect([proposal.period.name, proposal.cadence, proposal.key]).toEqual(['when', cadence, ['when']]);
});

test('of one day alone nobody can tell how often a new one comes', async () => {
  expect((await proposed('when,users\n2026-07-01,20\n')).cadence).toBeUndefined();
});

test.each([
  ['installs', true],
  ['active_users', true],
  ['num_devices', true],
  ['installation_count', true],
  ['clicks_per_user', false],
  ['user_actions', false],
  ['pushes', false],
])('a column called %s is known to count contributors: %s', async (name, isCertain) => {
  const proposal = await proposed(`month,${name}\n2026-07,20\n2026-08,30\n`);
  expect([proposal.contributors?.name, proposal.isCertain]).toEqual([name, isCertain]);
});

test('two columns that are called by whom they count leave it open', async () => {
  expect((await proposed('month,users,devices\n2026-07,20,30\n')).isCertain).toBe(false);
});

test.each([
  ['5000', 1],
  ['120\n180', 1],
  ['12\n18\n24', 1],
  ['10\n20\n30\n0', 10],
  ['12\n14\n22\n38\n4', 1],
  ['2\n4\n6\n8\n10\n12\n14\n16\n18\n20', 2],
])('a base that can be chance is none: %j', async (numbers, base) => {
  const rows = numbers.split('\n').map((number, index) => `2026-0${(index % 9) + 1},${index},${number}\n`);
  expect((await proposed(`month,level,users\n${rows.join('')}`)).contributors?.base).toBe(base);
});

test('no column closes with the periods that are there: their form is what they share, whatever it is', async () => {
  const [first] = await readProposals(
    await openEngine(),
    [{ source: 'use.csv', bytes: new TextEncoder().encode('span,users\nspring 2026,20\nsummer 2026,30\n') }],
    { ...options, told: () => ({ period: 'span' }) },
  );
  if (!first || !('profile' in first)) throw new Error(first?.message);
  const { resources } = draftDescriptor(
    {
      dataset: 'use',
      proposals: [first],
      declared: nothingDeclared,
      answers: {},
      ofTable: () => ({}),
      fields: new Map(),
    },
    wordsFor('en'),
  ) as unknown as Descriptor;
  expect(resources[0]?.schema.fields[0]).toEqual({
    name: 'span',
    type: 'string',
    constraints: { pattern: '[ 0-9a-z]+' },
  });
});

test('versions that look like numbers are texts', async () => {
  const { profile, key } = await proposed('month,app_version,installs\n2026-07,2.0,20\n2026-07,2.1,30\n');
  expect(profile.columns.map(({ type }) => type)).toEqual(['yearmonth', 'string', 'integer']);
  expect(key).toEqual(['month', 'app_version']);
});

test.each([
  ['no period', 'system,users\nlinux,20\n', 'table/header', 'No column says which period'],
  ['a column with a space', 'month,active users\n2026-07,20\n', 'table/header', 'write  active_users'],
  ['a row too long', 'month,users\n2026-07,20,1\n', 'table/structure', 'The row has 3 fields'],
  ['nothing', '', 'table/structure', ''],
])('%s: is told', async (_, csv, code, text) => {
  const told = await propose(csv);
  expect(told).toMatchObject({ code, file: 'platforms.csv' });
  expect(JSON.stringify(told)).toContain(text);
});

test('rows that agree in a key are told from those that do not', async () => {
  const engine = await openEngine();
  const source = new TextEncoder().encode(table);
  const columns = ['week', 'platform', 'installs'];
  await engine.importFile({ table: 'keys', format: 'csv', columns, source, nameForErrors: 'platforms.csv' });
  const profile = await profileTable(engine, 'keys', columns);
  const found = [await isKey(engine, profile, ['week', 'platform']), await isKey(engine, profile, ['week'])];
  await engine.close();
  expect(found).toEqual([true, false]);
});

describe('rolling windows', () => {
  /** What is proposed of a table whose rows name days, this many apart: the window, the period, the key and the step. */
  const windowOf = async (header: string, rowOf: (day: string, at: number) => string, step = 7, source?: string) => {
    const days = windowEnds('2026-03-01', step, 6);
    const first = await propose([header, ...days.map(rowOf), ''].join('\n'), source);
    if (!first || !('profile' in first)) throw new Error(first?.message);
    const { window, period, key, cadence } = first;
    return { window: window?.length, period: period.name, key, cadence };
  };
  const before = (day: string, days: number) => windowEnds(day, -days, 2)[1] ?? '';

  test.each([
    ['a column of counts', 'day,installs_30d', undefined, 'P30D'],
    ['a column of counts in weeks', 'day,active_users_last_4_weeks', undefined, 'P28D'],
    ['its file', 'day,installs', 'install-90d.csv', 'P90D'],
    ['nothing, for a version is no length', 'day,installs', 'release-30.csv', undefined],
    ['nothing, for a day is none', 'day,installs_1d', undefined, undefined],
    ['nothing, for there are several', 'day,installs_30d,installs_90d', undefined, undefined],
  ])('are seen by the name of %s', async (_, header, source, length) => {
    expect(
      (
        await windowOf(
          header,
          (day, at) =>
            [
              day,
              ...header
                .split(',')
                .slice(1)
                .map(() => 100 + at),
            ].join(','),
          7,
          source,
        )
      ).window,
    ).toBe(length);
  });

  test('are seen by a first and a last day: the last one is the period, and the first no part of the key', async () => {
    expect(
      await windowOf('start_date,end_date,os,installs', (day, at) => `${before(day, 29)},${day},linux,${100 + at}`),
    ).toEqual({ window: 'P30D', period: 'end_date', key: ['end_date', 'os'], cadence: 'P7D' });
    // In the other order of columns, and 30 days apart, which no months are.
    expect(await windowOf('until,from,installs', (day, at) => `${day},${before(day, 29)},${100 + at}`, 30)).toEqual({
      window: 'P30D',
      period: 'until',
      key: ['until'],
      cadence: 'P30D',
    });
  });

  test('are not made up: days that are not always as far apart, and an end that is the day after', async () => {
    const uneven = (day: string, at: number) => `${before(day, 29 + (at % 2))},${day},${100 + at}`;
    expect((await windowOf('from,until,installs', uneven)).window).toBeUndefined();
    const after = (day: string, at: number) => `${before(day, 30)},${day},${100 + at}`;
    expect((await windowOf('from,until,installs', after)).window).toBeUndefined();
  });

  test('are seen by a column that says how long they are, and told with the way back', async () => {
    const first = await propose('day,window_days,installs\n2026-03-31,28,100\n2026-04-07,28,110\n');
    if (!first || !('profile' in first)) throw new Error(first?.message);
    expect(describeProposal(first, nothingDeclared).join('\n')).toContain(
      'Each row speaks of the 28 days to its day, by the one number in window_days: written as  "window": "P28D"; remove it where a row speaks of that day alone.',
    );
  });

  test('of one table do not come down to another', async () => {
    const engine = await openEngine();
    const bytes = (text: string) => new TextEncoder().encode(text);
    const given = [
      { source: 'installs-30d.csv', bytes: bytes('day,os,installs\n2026-03-31,linux,100\n2026-04-07,linux,110\n') },
      { source: 'crashes.csv', bytes: bytes('day,kind,installs\n2026-03-31,a,100\n2026-04-07,a,110\n') },
    ];
    const proposals = await readProposals(engine, given, options);
    await engine.close();
    const draft = { dataset: 'use', declared: nothingDeclared, answers: {}, ofTable: () => ({}), fields: new Map() };
    const { privacy, resources } = draftDescriptor(
      { ...draft, proposals: proposals as readonly Proposal[] },
      wordsFor('en'),
    ) as unknown as { privacy: { window?: string }; resources: { name: string; privacy?: { window?: string } }[] };
    const windows = resources.map(({ name, privacy: own }) => [name, own?.window ?? privacy.window]);
    expect(Object.fromEntries(windows)).toEqual({ 'installs-30d': 'P30D', crashes: undefined });
  });
});
