import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { recover, writeTogether } from '../../../src/build/local/write-together.ts';
import { write } from '../../sites/edited-site.ts';
import { type Adopter, month, newAdopter } from './adopter.ts';

const starts = 'month,platform,starts\n2026-08,windows,500\n2026-08,macos,400\n2026-08,linux,600\n';
const secondDescriptor = (text: string) =>
  text
    .replaceAll('active-installations', 'starts')
    .replace('Active installations', 'Starts')
    .replace('"installations"', '"starts"')
    .replace('"name": "installations", "type"', '"name": "starts", "type"')
    .replace('"contributors": "installations"', '"contributors": "starts"')
    .replace('"2026-07.csv", ', '');
const field = (text: string) => text.replaceAll('installations', 'starts').replace('Installations', 'Starts');

let adopter: Adopter;
/** Two datasets, of which the log knows nothing yet. */
beforeEach(async () => {
  adopter = await newAdopter([write('data/starts/2026-08.csv', starts)]);
  const { 'active-installations/datapackage.json': descriptor = '' } = await adopter.data();
  await adopter.write('data/starts/datapackage.json', secondDescriptor(descriptor));
  const { readFile } = await import('node:fs/promises');
  const entry = await readFile(join(adopter.folder, 'content/dictionary/installations.md'), 'utf8');
  await adopter.write('content/dictionary/starts.md', field(entry));
});
afterEach(() => adopter.leave());

const put = async (names: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries(names)) await adopter.write(`export/${path}`, text);
  return join(adopter.folder, 'export');
};
const september = {
  'active-installations-2026-09.csv': month('2026-09', [341, 122, 880]),
  'starts/2026-09.csv': starts.replaceAll('2026-08', '2026-09'),
};
const on = ['--date', '2026-10-05'];

describe('two tables that nobody released yet', () => {
  test('one of them alone names the way to release both, before anything else', async () => {
    expect(await adopter.type(['starts', '2026-08.csv'])).toMatchInlineSnapshot(`
      "2026-08.csv is looked at as data/starts/2026-08.csv, together with everything published before.

      Published, and not in the log yet (2 files):
        data/active-installations/2026-07.csv
        data/active-installations/2026-08.csv
      No file can be released while the log does not name all the others. Choose one:
        they are new, too. Release all of them in one step, checked together:  vitrine release data
        they were published before there was a log. Enter them, unchecked:     vitrine release --adopt

      Nothing was released.
      exit code 1
      "
    `);
  });

  test('are released with all their files in one step', async () => {
    const text = await adopter.type(['data']);
    expect(text).toContain('exit code 0');
    expect(text.match(/^Released: .*/gm)).toHaveLength(3);
    expect((await adopter.data())['log.jsonl']?.split('\n')).toHaveLength(4);
    expect(await adopter.type(['data'])).toBe('There is nothing new to release.\nexit code 0\n');
  });
});

describe('a folder of tables', () => {
  beforeEach(async () => expect(await adopter.type(['--adopt'])).toContain('exit code 0'));

  test('is released whole, and a second time says so', async () => {
    const folder = await put({ ...september, 'README.txt': 'x' });
    expect(await adopter.type([folder, ...on])).toMatchInlineSnapshot(`
      "1 file is no table and left alone: README.txt
      <folder>/export/active-installations-2026-09.csv is looked at as data/active-installations/2026-09.csv, together with everything published before.
      <folder>/export/starts/2026-09.csv is looked at as data/starts/2026-09.csv, together with everything published before.

      content/categories/usage.md consent review
        The log does not record what the category "usage" covers, so growth without a new version would not be noticed.
        Where: category=usage
        Found: no entry; allowed: an entry in the log
        Fix: vitrine release --policy

      Checks on old and new together: 30; findings that fail: 0, to review or waived: 1.
      active-installations, compared with the file before it:
                              2026-08  2026-09    change
        rows                        3        3  the same
        sum of installations     1319     1343      +2 %
      starts, compared with the file before it:
                       2026-08  2026-09    change
        rows                 3        3  the same
        sum of starts     1500     1500  the same
      What the site says differs from what the log recorded. To record it in the same step, add  --policy
      content/site.yaml makes the site stand still on 2026-09-10, before this release: remove  asOf  there, or write  asOf: 2026-10-05.
      Released: data/active-installations/2026-09.csv for 2026-09, 3 rows, 85 bytes.
      Its line in data/log.jsonl: {"type":"release","dataset":"active-installations","table":"installations","period":"2026-09","file":"active-installations/2026-09.csv","bytes":85,"sha256":"aecfb448fb85dda8d4fe6258550457b3a585b6dab39b0c4cce206cd9ef1cb183","rows":3,"schema":"190537228b8d9b3559c443b170b6c098b85186cd5a4b861ede884705fb2fe6ec","date":"2026-10-05"}
      Its name in data/active-installations/datapackage.json: "2026-09.csv"
      Released: data/starts/2026-09.csv for 2026-09, 3 rows, 78 bytes.
      Its line in data/log.jsonl: {"type":"release","dataset":"starts","table":"starts","period":"2026-09","file":"starts/2026-09.csv","bytes":78,"sha256":"6f7cbfe61e43fa02e5bdac0e389f50331561dbbf0c2806b73db77989dec080ca","rows":3,"schema":"a3ae89d101ef11384f9117f75ce58e57ebf43a224b3d3c2cb3ba5ac706e0056d","date":"2026-10-05"}
      Its name in data/starts/datapackage.json: "2026-09.csv"
      Written together: data/active-installations/datapackage.json, data/starts/datapackage.json, data/active-installations/2026-09.csv, data/starts/2026-09.csv, data/log.jsonl. Commit them together.
      exit code 0
      "
    `);
    const after = await adopter.data();
    const again = await adopter.type([folder, ...on]);
    expect(again).toContain('data/starts/2026-09.csv was released on 2026-10-05 already, with these very bytes.');
    expect(again).toContain('There is nothing new to release.\nexit code 0');
    expect(await adopter.data()).toEqual(after);
  });

  test('is refused whole where one of its files is, and --dry-run writes nothing', async () => {
    const before = await adopter.data();
    const folder = await put({ ...september, 'starts/2026-09.csv': 'month,platform,starts\n' });
    const text = await adopter.type([folder, ...on]);
    expect(text).toContain('The file is named after 2026-09 and holds no row, so nothing is published for 2026-09.');
    expect(text).toContain('exit code 1');
    await put(september);
    expect(await adopter.type([folder, ...on, '--dry-run'])).toContain('Nothing was written (--dry-run).');
    expect(await adopter.data()).toEqual(before);
  });

  test('with a hundredth of the numbers waits for a yes to just that', async () => {
    const small = 'month,platform,starts\n2026-09,windows,15\n2026-09,macos,15\n2026-09,linux,15\n';
    const folder = await put({ ...september, 'starts/2026-09.csv': small });
    const text = await adopter.type([folder, ...on]);
    expect(text).toContain('If all of this is right, add:  --accept starts:sum:starts=45\n');
    expect(text).toContain('exit code 1');
    expect(await adopter.type([folder, ...on, '--accept', 'starts:sum:starts=46'])).toContain('exit code 1');
    expect(await adopter.type([folder, ...on, '--accept', 'starts:sum:starts=45'])).toContain('exit code 0');
  });

  test('names each file that no table claims', async () => {
    const folder = await put({ ...september, 'start/2026-09.csv': starts, 'sessions.csv': 'a,b\n' });
    expect(await adopter.type([folder, ...on])).toMatchInlineSnapshot(`
      "2 files of <folder>/export cannot be told to a table, so nothing was released:
        sessions.csv
          No table has this name. Tables: active-installations/installations, starts/starts.
        start/2026-09.csv
          Its columns are those of starts/starts: name it  starts/starts.csv  or  starts-starts-2026-10.csv
      Or release one by itself:  vitrine release <dataset> <file> --table <table>
      exit code 2
      "
    `);
  });

  test('interrupted at any step, leaves the folder as it was or complete', async () => {
    const folder = await put(september);
    const before = await adopter.data();
    const seen = new Set<string>();
    for (let stop = 0, steps = 0; ; stop += 1, steps = 0) {
      const typed = adopter.type([folder, ...on, '--policy'], {
        write: (changes) =>
          writeTogether(adopter.folder, changes, () => {
            if (steps++ === stop) throw new Error('power cut');
          }),
      });
      if ((await typed.catch((error: Error) => error.message)) !== 'power cut') break;
      const finished = await recover(adopter.folder);
      seen.add(String(finished));
      const after = await adopter.data();
      if (!finished) expect(after).toEqual(before);
      else {
        const added = Object.keys(after).filter((path) => !(path in before));
        expect(added).toEqual(['active-installations/2026-09.csv', 'policy/usage/v1-n1.json', 'starts/2026-09.csv']);
        expect(await adopter.type([folder, ...on])).toContain('There is nothing new to release.');
        for (const path of added) await rm(join(adopter.folder, 'data', path));
        for (const [path, text] of Object.entries(before)) await adopter.write(`data/${path}`, text);
      }
      stop += 3;
    }
    expect([...seen].sort()).toEqual(['false', 'true']);
  }, 120_000);
});
