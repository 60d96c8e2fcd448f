import { expect, test } from 'vitest';
import { isKey, profileTable } from '../../../../src/adopt/imports/table/profile-table.ts';
import { proposeDescriptor, proposeTable } from '../../../../src/adopt/imports/table/propose-table.ts';
import { openNodeEngine } from '../../../../src/engine/node.ts';
import { descriptorSchema } from '../../../../src/schema/data/descriptor.ts';

const table = `week,platform,installs
2026-01-04,linux,120
2026-01-04,windows,<10
2026-01-11,linux,130
2026-01-11,windows,40
2026-01-18,linux,150
`;

test('a table is proposed as what its values are: period, step, key, vocabulary, base and the sign of hidden numbers', async () => {
  const engine = await openNodeEngine();
  const columns = ['week', 'platform', 'installs'];
  await engine.importFile({
    table: 'platforms',
    format: 'csv',
    columns,
    source: new TextEncoder().encode(table),
    nameForErrors: 'platforms.csv',
  });
  const profile = await profileTable(engine, 'platforms', columns);
  const proposal = proposeTable(profile, ['2026-01-04', '2026-01-11', '2026-01-18'], 'platforms.csv');
  if (!proposal) throw new Error('no period was found');
  const [unique, repeated] = [await isKey(engine, profile, proposal.key), await isKey(engine, profile, ['week'])];
  await engine.close();
  expect([unique, repeated]).toEqual([true, false]);
  const answers = {
    dataset: 'use',
    category: 'usage',
    minimumCount: 10,
    keep: 'P2Y',
    licence: 'CC0-1.0',
    sampleRate: 1,
    fields: new Map(),
  } as const;
  const descriptor = proposeDescriptor([{ proposal, files: ['platforms.csv'] }], answers);
  expect(descriptorSchema.safeParse(descriptor).error).toBeUndefined();
  expect(descriptor).toMatchObject({
    resources: [
      {
        name: 'platforms',
        path: 'platforms.csv',
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

test('a table without a period is none', () => {
  expect(proposeTable({ name: 'x', rows: 0, columns: [] }, [], 'x.csv')).toBeUndefined();
});
