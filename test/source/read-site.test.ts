import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/source/read-site.ts';
import { type Edit, editedSite, remove, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const read = (...edits: readonly Edit[]) => readSite(memoryFiles(editedSite(edits)));
const codes = async (...edits: readonly Edit[]) =>
  (await read(...edits)).problems.map(({ file, code }) => `${file} ${code}`);

describe('the smallest legal site', () => {
  test('its entries, in order, with the place of the body', async () => {
    const { site, problems } = await read();
    expect(problems).toEqual([]);
    expect(site?.content.charter.map(({ id, data, bodyLine }) => [id, data.order, bodyLine])).toEqual([
      ['off-by-default', 1, 10],
      ['groups-of-ten', 2, 9],
      ['deleted-on-time', 3, 10],
    ]);
    expect(site?.content.dictionary.map(({ id }) => id)).toEqual(['installations', 'month', 'platform', 'version']);
    expect(site?.content.faq).toEqual([]);
    expect(site?.content.preamble).toBeUndefined();
    expect(site?.log).toBeUndefined();
    expect(site?.translations).toEqual({});
  });

  test('its table: columns with what stands for no value, the dictionary entries they name, files with their periods', async () => {
    const table = (await read()).site?.datasets[0]?.tables[0];
    expect(table?.columns.map(({ name, missing, fieldId }) => [name, missing, fieldId])).toEqual([
      ['month', [''], 'month'],
      ['platform', [''], 'platform'],
      ['installations', [''], 'installations'],
    ]);
    expect(table?.files.map(({ path, period, format, bytes }) => [path, period, format, bytes.length])).toEqual([
      ['active-installations/2026-07.csv', '2026-07', 'csv', 85],
      ['active-installations/2026-08.csv', '2026-08', 'csv', 85],
    ]);
    expect(table?.primaryKey).toEqual(['month', 'platform']);
  });

  test('the schema hash follows the columns and nothing else', async () => {
    const hash = async (...edits: readonly Edit[]) => (await read(...edits)).site?.datasets[0]?.tables[0]?.schemaHash;
    const descriptor = 'data/active-installations/datapackage.json';
    expect(await hash(replace(descriptor, '"title": "Active installations"', '"title": "Installations"'))).toBe(
      await hash(),
    );
    expect(await hash(replace(descriptor, '"macos", "linux"]', '"macos", "linux", "bsd"]'))).not.toBe(await hash());
  });
});

test('the preamble, translations, the log and snapshots of the policy are read where they are', async () => {
  const { site, problems } = await read(
    replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n'),
    write('content/charter/index.md', '---\ntitle: Three promises\n---\n\nWe keep them.\n'),
    write('content/_/de/charter/groups-of-ten.md', '---\ntitle: Keine Zahl gilt kleinen Gruppen.\n---\n\nText.\n'),
    write('content/.DS_Store', 'x'),
    write('data/log.jsonl', ''),
    write('data/policy/usage-v1.json', '{ "category": "usage" }\n'),
  );
  expect(problems.filter(({ advice }) => !advice)).toEqual([]);
  expect(site?.content.preamble?.data.title).toBe('Three promises');
  expect(site?.translations['de']?.charter.map(({ id }) => id)).toEqual(['groups-of-ten']);
  expect(site?.log).toBe('');
  expect(Object.entries(site?.policies ?? {}).map(([path, { value }]) => [path, value])).toEqual([
    ['policy/usage-v1.json', { category: 'usage' }],
  ]);
});

test('two columns can hold the period, and both must be there', async () => {
  const descriptor = 'data/active-installations/datapackage.json';
  const columns = replace(
    descriptor,
    '{ "name": "month", "type": "yearmonth" },',
    '{ "name": "year", "type": "year", "field": "month" }, { "name": "month", "type": "integer" },',
  );
  const tables = ['2026-07', '2026-08'].map((name) =>
    write(
      `data/active-installations/${name}.csv`,
      `year,month,platform,installations\n2026,${Number(name.slice(-2))},linux,845\n`,
    ),
  );
  const key = replace(descriptor, '"primaryKey": ["month",', '"primaryKey": ["year", "month",');
  const { site, problems } = await read(
    columns,
    key,
    ...tables,
    replace(descriptor, '"period": "month"', '"period": { "year": "year", "month": "month" }'),
  );
  expect(problems).toEqual([]);
  expect(site?.datasets[0]?.tables[0]?.privacy.period).toEqual({ year: 'year', month: 'month' });
});

describe('what cannot be read hides nothing else', () => {
  test('a reference to a file with a problem is no problem', async () => {
    expect(await codes(replace('content/retention/reports.md', 'order: 1', 'order: one'))).toEqual([
      'content/retention/reports.md schema/wrong-type',
    ]);
    expect(await codes(replace('content/dictionary/platform.md', 'type: string', 'type: words'))).toEqual([
      'content/dictionary/platform.md schema/wrong-value',
    ]);
  });

  test('mistakes of different kinds are told together', async () => {
    const found = await codes(
      replace('content/retention/reports.md', 'order: 1', 'order: one'),
      replace('content/charter/groups-of-ten.md', 'datasets: [active-installations]', 'datasets: [active]'),
      replace('data/active-installations/datapackage.json', '"period": "month"', '"period": "moth"'),
      replace('data/active-installations/2026-08.csv', '2026-08,macos,118', '2026-08,macos'),
      write('content/faq/why.md', 'Because.\n'),
    );
    expect(found.sort()).toEqual([
      'content/charter/groups-of-ten.md reference/dangling',
      'content/faq/why.md yaml/syntax',
      'content/retention/reports.md schema/wrong-type',
      'data/active-installations/2026-08.csv table/structure',
      'data/active-installations/datapackage.json reference/dangling',
    ]);
  });

  test('a broken table does not hide what fits nowhere', async () => {
    const found = await codes(
      replace('data/active-installations/2026-08.csv', '2026-08,macos,118', '2026-08,macos'),
      replace('content/dictionary/version.md', 'since: 2026-05-01', 'since: 2026-05-01\nstatus: removed'),
    );
    expect(found.sort()).toEqual([
      'content/categories/usage.md reference/conflict',
      'content/dictionary/version.md schema/missing-key',
      'data/active-installations/2026-08.csv table/structure',
    ]);
  });

  test('without site.yaml the rest is still read', async () => {
    const { readable, problems } = await read(
      remove('content/site.yaml'),
      replace('content/retention/reports.md', 'order: 1', 'order: one'),
    );
    expect(readable).toBeUndefined();
    expect(problems.map(({ file }) => file).sort()).toEqual(['content/retention/reports.md', 'content/site.yaml']);
  });

  test('what could be read is given, for texts to be looked at', async () => {
    const { site, readable, unread } = await read(replace('content/retention/reports.md', 'order: 1', 'order: one'));
    expect(site).toBeUndefined();
    expect(readable?.content.charter).toHaveLength(3);
    expect(unread).toEqual({ retention: ['reports'], datasets: [] });
  });
});

test('nothing at all is a site without site.yaml', async () => {
  const { problems } = await readSite(memoryFiles(new Map()));
  expect(problems.map(({ code }) => code)).toEqual(['file/missing']);
});
