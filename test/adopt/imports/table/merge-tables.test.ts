import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bringInto, closeEngine, descriptorIn, folderWith, inFolder, newSite } from './bring-tables.ts';

afterAll(closeEngine);

const answered = { minimumCount: '10', keep: 'P2Y', licence: 'CC0-1.0', category: 'usage', sampleRate: '1' };
const month = (period: string, more = 0) =>
  `month,system,installs\n${period},linux,${120 + more}\n${period},windows,${340 + more}\n`;
const months = { '2026-07.csv': month('2026-07'), '2026-08.csv': month('2026-08', 7) };

const edit = async (folder: string, path: string, replaced: string, by: string) => {
  const text = await readFile(join(folder, path), 'utf8');
  expect(text.split(replaced)).toHaveLength(2);
  await writeFile(
    join(folder, path),
    text.replace(replaced, () => by),
  );
};
const released = {
  type: 'release',
  dataset: 'use',
  table: 'use',
  period: '2026-07',
  file: 'use/2026-07.csv',
  bytes: 1,
  sha256: '0'.repeat(64),
  rows: 2,
  schema: '0'.repeat(64),
  date: '2026-08-05',
};
const descriptor = 'data/use/datapackage.json';
const entry = 'content/dictionary/use/installs.md';
const sheet = 'content/imports/use.csv';
const record = 'content/imports/use.yaml';

describe('an import of tables', () => {
  test('makes one table of files that are called by their periods, and changes nothing the second time', async () => {
    const [site, folder] = [await newSite(), await folderWith(months)];
    const paths = inFolder(folder, '2026-07.csv', '2026-08.csv');
    const { code, after } = await bringInto(site, paths, answered);
    expect(code).toBe(0);
    expect(descriptorIn(after)).toMatchObject({
      resources: [{ name: 'use', path: ['2026-07.csv', '2026-08.csv'], schema: { primaryKey: ['month', 'system'] } }],
      privacy: { period: 'month', cadence: 'P1M', releases: 'partition', contributors: 'installs' },
    });
    expect(after.get('data/use/2026-08.csv')).toBe(months['2026-08.csv']);
    expect((await bringInto(site, paths)).changed).toEqual([]);
    expect((await bringInto(site, [])).changed).toEqual([]);
  });

  test('parts one file of several periods where each file adds periods, every row as it was written', async () => {
    const text =
      'month,system,installs\r\n2026-08,linux,127\r\n2026-07,linux,120\r\n2026-08,"a\r\nb",347\r\n2026-07,windows,340';
    const [site, folder] = [await newSite(), await folderWith({ 'installs.csv': text })];
    const paths = inFolder(folder, 'installs.csv');
    const { code, after } = await bringInto(site, paths, { ...answered, releases: 'partition' });
    expect(code).toBe(0);
    expect(descriptorIn(after)).toMatchObject({
      resources: [{ path: ['2026-07.csv', '2026-08.csv'] }],
      privacy: { releases: 'partition' },
    });
    const header = 'month,system,installs\r\n';
    expect(after.get('data/use/2026-07.csv')).toBe(`${header}2026-07,linux,120\r\n2026-07,windows,340\r\n`);
    expect(after.get('data/use/2026-08.csv')).toBe(`${header}2026-08,linux,127\r\n2026-08,"a\r\nb",347\r\n`);
    expect((await bringInto(site, paths)).changed).toEqual([]);
    // Where each file holds all there is, it stays whole.
    const whole = await bringInto(await newSite(), paths, { ...answered, releases: 'snapshot' });
    expect(whole.after.get('data/use/2026-08.csv')).toBe(text);
    // The next month of the same file is one more file, and the others stay as they are.
    await writeFile(join(folder, 'installs.csv'), `${text}\r\n2026-09,linux,130\r\n`);
    expect((await bringInto(site, paths)).changed).toContain('data/use/2026-09.csv');
  });

  test('makes one table of each name, whatever folder its period is in', async () => {
    const [site, folder] = [
      await newSite(),
      await folderWith({ '2026-07/a.csv': month('2026-07'), '2026-08/a.csv': month('2026-08') }),
    ];
    await writeFile(join(folder, 'b-2026-07.csv'), 'month,installs\n2026-07,400\n');
    const paths = inFolder(folder, '2026-07/a.csv', '2026-08/a.csv', 'b-2026-07.csv');
    const { after } = await bringInto(site, paths, answered);
    expect(descriptorIn(after)?.['resources']).toMatchObject([
      { name: 'a', path: ['2026-07/a.csv', '2026-08/a.csv'] },
      { name: 'b', path: '2026-07/b.csv' },
    ]);
  });

  test('makes one table of files with equal columns that each hold another period, called by what they hold', async () => {
    const [site, folder] = [
      await newSite(),
      await folderWith({ 'part-1.csv': month('2026-08'), 'part-2.csv': month('2026-07') }),
    ];
    const { after } = await bringInto(site, inFolder(folder, 'part-1.csv', 'part-2.csv'), answered);
    expect(descriptorIn(after)?.['resources']).toMatchObject([{ name: 'use', path: ['2026-07.csv', '2026-08.csv'] }]);
    const same = await folderWith({ 'linux.csv': month('2026-08'), 'bsd.csv': month('2026-08', 9) });
    const apart = await bringInto(await newSite(), inFolder(same, 'linux.csv', 'bsd.csv'), answered);
    expect(descriptorIn(apart.after)?.['resources']).toMatchObject([{ name: 'linux' }, { name: 'bsd' }]);
  });

  test('takes of files that each replace the one before the newest for the table', async () => {
    const all = `${month('2026-07')}2026-08,linux,500\n`;
    const [site, folder] = [await newSite(), await folderWith({ '2026-07.csv': month('2026-07'), '2026-08.csv': all })];
    const { after } = await bringInto(site, inFolder(folder, '2026-07.csv', '2026-08.csv'), answered);
    expect(descriptorIn(after)).toMatchObject({
      resources: [{ path: ['2026-07.csv', '2026-08.csv'] }],
      privacy: { releases: 'snapshot' },
    });
  });

  test('tells files that are called alike and have other columns, all at once, and writes nothing', async () => {
    const more = 'month,system,installs,crashes\n2026-08,linux,120,4\n';
    const [site, folder] = [
      await newSite(),
      await folderWith({ '2026-07.csv': month('2026-07'), '2026-08.csv': more }),
    ];
    const { code, text, changed } = await bringInto(site, inFolder(folder, '2026-07.csv', '2026-08.csv'), answered);
    expect([code, changed]).toEqual([1, []]);
    expect(text).toContain('2026-08.csv:1:1 table/header');
    expect(text).toContain('Here: month, system, installs, crashes. There: month, system, installs.');
  });

  test("adds the next period, a new column and a new label, and leaves an author's words", async () => {
    const [site, folder] = [await newSite(), await folderWith(months)];
    await bringInto(site, inFolder(folder, '2026-07.csv'), answered);
    await edit(site, descriptor, '"cadence": "P1M"', '"cadence": "P1M",\n    "delay": "P10D"');
    await edit(site, descriptor, '"title": "Use"', '"title": "How many use it"');
    await edit(site, entry, 'derivedFrom: []\n', 'derivedFrom: []\nunit: installations\n');
    await edit(site, entry, 'title: Installs', 'title: Installations in use');
    await writeFile(join(folder, '2026-08.csv'), `${months['2026-08.csv']}2026-08,bsd,60\n`);
    const paths = inFolder(folder, '2026-07.csv', '2026-08.csv');
    const next = await bringInto(site, paths);
    expect(next.changed).toEqual([
      'content/dictionary/use/system.md',
      sheet,
      record,
      'data/use/2026-08.csv',
      descriptor,
    ]);
    expect(descriptorIn(next.after)).toMatchObject({
      title: 'How many use it',
      resources: [
        {
          path: ['2026-07.csv', '2026-08.csv'],
          schema: { fields: [{}, { constraints: { enum: ['bsd', 'linux', 'windows'] } }, {}] },
        },
      ],
      privacy: { delay: 'P10D' },
    });
    expect(next.after.get(entry)).toContain('title: Installations in use\n');
    expect(next.after.get(entry)).toContain('unit: installations\n');
    for (const name of ['2026-07.csv', '2026-08.csv']) {
      const text = await readFile(join(folder, name), 'utf8');
      await writeFile(join(folder, name), text.replace(/^(?=.)/gm, 'x,').replace('x,month', 'channel,month'));
    }
    const wider = await bringInto(site, paths);
    expect(wider.changed).toContain('content/dictionary/use/channel.md');
    expect(descriptorIn(wider.after)?.['resources']).toMatchObject([
      { schema: { fields: [{ name: 'channel' }, { name: 'month' }, { name: 'system' }, { name: 'installs' }] } },
    ]);
    expect((await bringInto(site, paths)).changed).toEqual([]);
  });

  test('tells a column that is gone and takes it out of the descriptor alone', async () => {
    const [site, folder] = [
      await newSite(),
      await folderWith({ '2026-07.csv': 'month,system,installs,spare\n2026-07,a,99,y\n2026-07,b,98,y\n' }),
    ];
    await bringInto(site, inFolder(folder, '2026-07.csv'), answered);
    await writeFile(join(folder, '2026-07.csv'), 'month,system,installs\n2026-07,a,99\n2026-07,b,98\n');
    const { text, after } = await bringInto(site, inFolder(folder, '2026-07.csv'));
    expect(text).toContain('The column "spare" is gone from the files of use');
    expect(text).toContain('content/dictionary/use/spare.md stays');
    expect(after.has('content/dictionary/use/spare.md')).toBe(true);
    expect(after.get(descriptor)).not.toContain('spare');
  });

  test('takes back what the worksheet answers, and tells an answer that is none at its place', async () => {
    const [site, folder] = [await newSite(), await folderWith(months)];
    const paths = inFolder(folder, '2026-07.csv', '2026-08.csv');
    const asked = await bringInto(site, paths);
    expect([asked.code, asked.changed]).toEqual([1, [sheet]]);
    await edit(site, sheet, '\n*,,,,', '\n*,,usage,,0');
    await edit(
      site,
      sheet,
      '\ninstalls,,,,,,,,,,,,,,,',
      '\ninstalls,,,,,,,,,,,,,,Installations that reported.,Counted once a month.',
    );
    const wrong = await bringInto(site, paths, { keep: 'P2Y', licence: 'CC0-1.0', sampleRate: '1' });
    expect(wrong.text).toMatch(
      /content\/imports\/use\.csv:2:\d+ schema\/wrong-value\n {2}"0" is no number of contributors/,
    );
    await edit(site, sheet, '*,,usage,,0', '*,,usage,,10');
    const done = await bringInto(site, paths, { keep: 'P2Y', licence: 'CC0-1.0', sampleRate: '1' });
    expect(done.code).toBe(0);
    expect(done.after.get(entry)).toContain('summary: Installations that reported.\n');
    expect(done.after.get(entry)).toContain('how: Counted once a month.\n');
    expect(done.text).toContain('summary (');
  });

  test('never changes a file that the log names, and leaves the next one to a release', async () => {
    const [site, folder] = [await newSite(), await folderWith(months)];
    await bringInto(site, inFolder(folder, '2026-07.csv'), answered);
    await writeFile(join(site, 'data/log.jsonl'), `${JSON.stringify(released)}\n`);
    const next = await bringInto(site, inFolder(folder, '2026-07.csv', '2026-08.csv'));
    expect(next.text).toContain('2026-08.csv is not published yet');
    expect(next.changed).toEqual([record]);
    await writeFile(join(folder, '2026-07.csv'), month('2026-07', 1));
    const other = await bringInto(site, inFolder(folder, '2026-07.csv'));
    expect([other.code, other.changed]).toEqual([1, []]);
    expect(other.text).toContain('--corrects 2026-07.csv');
  });
});

describe('totals in the numbers', () => {
  const rows = ['week,system,installs'];
  for (let week = 1; week <= 8; week++) {
    const [a, b, c, d] = [week * 13 + 100, week * week + 70, 3 * week + 200, 91 + 5 * week];
    const [desktop, mobile] = [a + b, c + d];
    const values = { windows: a, linux: b, android: c, ios: d, desktop, mobile, everything: desktop + mobile };
    for (const [system, number] of Object.entries(values)) rows.push(`2026-02-0${week},${system},${number}`);
  }

  test('are found with their parts, several in a column, and are counted once in the chart', async () => {
    const [site, folder] = [await newSite(), await folderWith({ 'systems.csv': `${rows.join('\n')}\n` })];
    const { after } = await bringInto(site, inFolder(folder, 'systems.csv'), answered);
    expect(descriptorIn(after)?.['privacy']).toMatchObject({
      margins: [
        { column: 'system', total: 'desktop', parts: ['windows', 'linux'] },
        { column: 'system', total: 'mobile', parts: ['android', 'ios'] },
        { column: 'system', total: 'everything', parts: ['mobile', 'desktop'] },
      ],
    });
    expect(after.get('content/charts/use-systems.md')).toContain("NOT IN ('desktop', 'mobile', 'everything')");
  });
});
