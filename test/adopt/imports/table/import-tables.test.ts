import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { bringInto, closeEngine, descriptorIn, folderWith, newSite, type TableAnswersTyped } from './bring-tables.ts';

afterAll(closeEngine);

const secret = `---
kind: collected
title: Version
summary: The version.
type: string
key: version
category: usage
sensitivity: technical
why: To know.
unpublished: true
---
`;
const shown = `---
kind: published
title: Platform
summary: The platform.
type: string
derivedFrom: []
how: As sent.
---
`;
const rows = ['week,platform,version,installs,sessions'];
for (let week = 1; week <= 9; week++) {
  const parts = [100, 200, 311].map((number, index) => number + week * (index + 1));
  for (const [index, number] of [...parts, parts.reduce((sum, one) => sum + one)].entries())
    rows.push(`2026-02-0${week},${'abcT'[index] ?? ''},v1,${number},${number * 7 + index}`);
}
const csv = `${rows.join('\n').replaceAll(',T,', ',Total,')}\n`;
const answered = { minimumCount: '100', keep: 'P2Y', licence: 'CC0-1.0', category: 'usage' };

/** Imports a file into a site of its own. */
async function bring(file: string, answers: TableAnswersTyped, more: [string, string][] = []) {
  const { lines, after } = await bringInto(await newSite(more), [file], answers);
  const begun = [...after.keys()].flatMap((path) => /^content\/dictionary\/use\/(.*)$/.exec(path)?.[1] ?? []);
  return { lines, descriptor: descriptorIn(after), begun: begun.sort() };
}

async function fileOf(name: string, text: string): Promise<string> {
  return join(await folderWith({ [name]: text }), name);
}

test('a column takes a published entry of its type, and else begins one of its own that the descriptor names', async () => {
  const { lines, descriptor, begun } = await bring(
    await fileOf('platforms.csv', csv),
    { ...answered, sampleRate: '1' },
    [
      ['content/dictionary/version.md', secret],
      ['content/dictionary/platform.md', shown],
    ],
  );
  expect(begun).toEqual(['installs.md', 'sessions.md', 'use-version.md', 'week.md']);
  expect(lines.find((line) => line.includes('use-version'))).toMatch(
    /^content\/dictionary\/version\.md is never published/,
  );
  expect(descriptor).toMatchObject({
    resources: [
      {
        schema: {
          fields: [{ name: 'week' }, { name: 'platform' }, { name: 'version', field: 'use-version' }, {}, {}],
          primaryKey: ['week', 'platform', 'version'],
        },
      },
    ],
    privacy: {
      sampleRate: 1,
      releases: 'snapshot',
      contributors: 'installs',
      margins: [{ column: 'platform', total: 'Total' }],
    },
  });
  expect(lines.join('\n')).toContain('sessions is a whole number too');
});

test('a total that does not come out in every group is told and not written', async () => {
  const wrong = csv.replace(/(2026-02-03,Total,v1),\d+/, '$1,555');
  const { lines, descriptor } = await bring(await fileOf('platforms.csv', wrong), { ...answered, sampleRate: '1' });
  expect(descriptor?.['privacy']).not.toHaveProperty('margins');
  expect(lines.join('\n')).toContain('is the sum of the others in 8 of 9 groups');
});

test('nobody who did not say it is said to send: the rate is asked', async () => {
  const { lines, descriptor } = await bring(await fileOf('platforms.csv', csv), answered);
  expect(descriptor).toBeUndefined();
  expect(lines.join('\n')).toContain('--answer sampleRate=1');
});

test('a file that is called by its one period is one of several', async () => {
  const month = await bring(await fileOf('2026-02.csv', csv), { ...answered, sampleRate: '0.5' });
  expect(month.descriptor).toMatchObject({ privacy: { releases: 'partition', sampleRate: 0.5 } });
  const told = await bring(await fileOf('a.csv', csv), { ...answered, sampleRate: '1', releases: 'partition' });
  expect(told.descriptor).toMatchObject({ privacy: { releases: 'partition' } });
});

test('a Parquet file is read as the CSV of the same rows', async () => {
  const source = await fileOf('platforms.csv', csv);
  const file = source.replace(/csv$/, 'parquet');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT * FROM read_csv('${source}')) TO '${file}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  const options = { ...answered, sampleRate: '1' };
  const [read, same] = [await bring(file, options), await bring(source, options)];
  const text = JSON.stringify(same.descriptor).replace('2026-02-09.csv', '2026-02-09.parquet');
  expect(JSON.stringify(read.descriptor)).toBe(text);
});

test('a year and a quarter in two columns are one period', async () => {
  const quarters = ['year,quarter,economy,pushers'];
  for (const year of [2024, 2025])
    for (const quarter of [1, 2, 3, 4]) quarters.push(`${year},${quarter},DE,${year + quarter}`);
  const file = await fileOf('pushes.csv', `${quarters.join('\n')}\n`);
  const { descriptor } = await bring(file, { ...answered, sampleRate: '1', contributors: 'pushers' });
  expect(descriptor).toMatchObject({
    resources: [{ schema: { primaryKey: ['year', 'quarter', 'economy'] } }],
    privacy: { period: { year: 'year', quarter: 'quarter' }, cadence: 'P3M', contributors: 'pushers' },
  });
});

test('whom a number counts is asked where its name does not say it', async () => {
  const file = await fileOf('pushes.csv', 'month,economy,pushes\n2026-02,DE,400\n2026-02,FR,900\n');
  const options = { ...answered, sampleRate: '1' };
  const asked = await bring(file, options);
  expect(asked.descriptor).toBeUndefined();
  expect(asked.lines.join('\n')).toContain('--answer contributors=pushes;  none of them:  --answer contributors=none');
  const none = await bring(file, { ...options, contributors: 'none' });
  expect(none.descriptor).toMatchObject({
    privacy: { contributors: { none: expect.stringContaining(':unwritten[') } },
  });
});
