import { afterAll, expect, test } from 'vitest';
import { nothingDeclared } from '../../../../src/adopt/imports/table/declared.ts';
import { draftDescriptor } from '../../../../src/adopt/imports/table/draft-dataset.ts';
import { isKey, profileTable, unknownColumns } from '../../../../src/adopt/imports/table/profile-table.ts';
import type { Proposal } from '../../../../src/adopt/imports/table/propose-table.ts';
import { readProposals } from '../../../../src/adopt/imports/table/read-proposal.ts';
import { type Descriptor, descriptorSchema } from '../../../../src/schema/data/descriptor.ts';
import type { Duration } from '../../../../src/values/duration.ts';
import { wordsFor } from '../../../../src/words/words-for.ts';
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
