import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { prepareDatasets } from '../../../src/build/prepare/prepare-datasets.ts';
import { loadSiteTables } from '../../../src/build/prepare/load-site-tables.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { readSite } from '../../../src/source/read-site.ts';
import { replace, write } from '../../sites/edited-site.ts';
import { type Adopter, month, newAdopter } from './adopter.ts';

const dataset = 'active-installations';
const descriptor = `data/${dataset}/datapackage.json`;
/** Each snapshot holds all months so far. */
const months = (...texts: string[]) =>
  texts.map((text, at) => (at === 0 ? text : text.split('\n').slice(1).join('\n'))).join('');
const july = month('2026-07', [312, 120, 845]);
const august = month('2026-08', [330, 118, 871]);
const right = months(july, month('2026-08', [300, 100, 800]));

let adopter: Adopter;
beforeEach(async () => {
  adopter = await newAdopter([
    replace(descriptor, '"partition"', '"snapshot"'),
    write(`data/${dataset}/2026-07.csv`, july),
    write(`data/${dataset}/2026-08.csv`, months(july, august)),
    replace('content/site.yaml', 'asOf: 2026-09-10\n', ''),
  ]);
  expect(await adopter.type(['--adopt'])).toContain('exit code 0');
  expect(await adopter.type(['--policy', '--adopt'])).toContain('exit code 0');
});
afterEach(() => adopter.leave());

const correct = async (file: string, text: string) =>
  adopter.type([
    dataset,
    await adopter.write('right.csv', text),
    ...['--corrects', file, '--reason', 'Reports of 3 August were counted twice.', '--policy'],
  ]);
const next = async () =>
  adopter.type([
    dataset,
    await adopter.write('2026-09.csv', months(right, month('2026-09', [340, 140, 800]))),
    ...['--date', '2026-10-03'],
  ]);
async function held(): Promise<unknown> {
  const { site } = await readSite(nodeFiles(adopter.folder));
  const engine = await openNodeEngine();
  await loadSiteTables(engine, site?.datasets.flatMap(({ tables }) => tables) ?? []);
  const { rows } = await engine.query('SELECT count(*), sum(installations) FROM installations');
  await engine.close();
  return rows[0];
}

/** What a chart of the table has to say of corrections: period by day and reason. */
async function marked(): Promise<string[]> {
  const { site } = await readSite(nodeFiles(adopter.folder));
  const engine = await openNodeEngine();
  await loadSiteTables(engine, site?.datasets.flatMap(({ tables }) => tables) ?? []);
  const datasets = site ? await prepareDatasets(site, engine) : [];
  await engine.close();
  return datasets
    .flatMap(({ tables }) => tables)
    .flatMap(({ files }) => files)
    .flatMap(({ replaced }) => (replaced?.periods ?? []).map((period) => `${period} ${replaced?.date}`));
}

test('charts mark the periods whose numbers a correction changed, and no others', async () => {
  expect(await marked()).toEqual([]);
  await correct('2026-08.csv', right);
  // July is the same in both files.
  expect(await marked()).toEqual(['2026-08 2026-09-10']);
  await next();
  expect(await marked()).toEqual(['2026-08 2026-09-10']);
});

test('charts mark nothing where an older snapshot was corrected and the newest one has the wrong numbers still', async () => {
  await correct('2026-07.csv', month('2026-07', [250, 100, 800]));
  expect(await marked()).toEqual([]);
  // The next snapshot has the right ones.
  const september = months(month('2026-07', [250, 100, 800]), august, month('2026-09', [340, 140, 800]));
  expect(
    await adopter.type([dataset, await adopter.write('2026-09.csv', september), '--date', '2026-10-03']),
  ).toContain('exit code 0');
  expect(await marked()).toEqual(['2026-07 2026-09-10']);
});

test('the newest snapshot is corrected whole: the table is the new file, and the next month goes on from it', async () => {
  expect(await held()).toEqual([6, 2596]);
  const typed = await correct('2026-08.csv', right);
  expect(typed).toContain('Released: data/active-installations/2026-08.2.csv for 2026-08, 6 rows');
  expect(typed).toContain('findings that fail: 0, to review or waived: 0.');
  expect(await held()).toEqual([6, 2477]);
  expect(await next()).toContain('Released: data/active-installations/2026-09.csv for 2026-09, 9 rows');
  expect(await held()).toEqual([9, 3757]);
});

test('an older snapshot is corrected, and the newest one stays what the table is', async () => {
  expect(await correct('2026-07.csv', month('2026-07', [250, 100, 800]))).toContain('exit code 0');
  expect(await held()).toEqual([6, 2596]);
  // What a newer snapshot or a correction took the place of may go; the newest may not, however late the correction.
  for (const file of ['2026-07.csv', '2026-07.2.csv']) await rm(join(adopter.folder, `data/${dataset}`, file));
  const { [`${dataset}/datapackage.json`]: text = '' } = await adopter.data();
  await adopter.write(descriptor, text.replace('"2026-07.2.csv", ', ''));
  expect(await next()).toContain('exit code 0');
});

test('the newest snapshot may not go because an older one was corrected later', async () => {
  await correct('2026-07.csv', month('2026-07', [250, 100, 800]));
  await rm(join(adopter.folder, `data/${dataset}/2026-08.csv`));
  const { [`${dataset}/datapackage.json`]: text = '' } = await adopter.data();
  await adopter.write(descriptor, text.replace(', "2026-08.csv"', ''));
  expect(await correct('2026-07.2.csv', month('2026-07', [230, 150, 780]))).toContain('A released file is gone');
});
