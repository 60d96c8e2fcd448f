import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { recover, writeTogether } from '../../../src/build/local/write-together.ts';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Edit, remove, replace, write } from '../../sites/edited-site.ts';
import { type Adopter, month, newAdopter } from './adopter.ts';

const descriptor = 'data/active-installations/datapackage.json';
let adopter: Adopter;
const settle = async (edits: readonly Edit[] = []) => {
  adopter = await newAdopter(edits);
};
/** An adopter whose log knows the two months that are there, and the switch. */
async function settleWithLog(edits: readonly Edit[] = []): Promise<void> {
  await settle(edits);
  expect(await adopter.type(['--adopt'])).toContain('exit code 0');
  expect(await adopter.type(['--policy'])).toContain('exit code 0');
}
const september = month('2026-09', [341, 122, 880]);
const given = () => adopter.write('2026-09.csv', september);
const asked = async () => ['active-installations', await given(), '--date', '2026-10-05'];
afterEach(() => adopter.leave());

describe('the next month', () => {
  beforeEach(() => settleWithLog());

  test('is written with its name and its line, and nothing else changes', async () => {
    const before = await adopter.data();
    expect(await adopter.type(await asked())).toMatchInlineSnapshot(`
      "<folder>/2026-09.csv is looked at as data/active-installations/2026-09.csv, together with everything published before.
      Checks on old and new together: 17; findings that fail: 0, to review or waived: 0.
      active-installations, compared with the file before it:
                              2026-08  2026-09    change
        rows                        3        3  the same
        sum of installations     1319     1343      +2 %
      content/site.yaml makes the site stand still on 2026-09-10, before this release: remove  asOf  there, or write  asOf: 2026-10-05.
      Released: data/active-installations/2026-09.csv for 2026-09, 3 rows, 85 bytes.
      Its line in data/log.jsonl: {"type":"release","dataset":"active-installations","table":"installations","period":"2026-09","file":"active-installations/2026-09.csv","bytes":85,"sha256":"aecfb448fb85dda8d4fe6258550457b3a585b6dab39b0c4cce206cd9ef1cb183","rows":3,"schema":"190537228b8d9b3559c443b170b6c098b85186cd5a4b861ede884705fb2fe6ec","date":"2026-10-05"}
      Its name in data/active-installations/datapackage.json: "2026-09.csv"
      Written together: data/active-installations/datapackage.json, data/active-installations/2026-09.csv, data/log.jsonl. Commit them together.
      exit code 0
      "
    `);
    const after = await adopter.data();
    const log = after['log.jsonl'] ?? '';
    expect(log.startsWith(before['log.jsonl'] ?? 'no log')).toBe(true);
    expect(after).toEqual({
      ...before,
      'active-installations/2026-09.csv': september,
      'active-installations/datapackage.json': before['active-installations/datapackage.json']?.replace(
        '"2026-08.csv"]',
        '"2026-08.csv", "2026-09.csv"]',
      ),
      'log.jsonl': log,
    });
  });

  test('is shown whole and not written with --dry-run', async () => {
    const before = await adopter.data();
    expect(await adopter.type([...(await asked()), '--dry-run'])).toMatchInlineSnapshot(`
      "<folder>/2026-09.csv is looked at as data/active-installations/2026-09.csv, together with everything published before.
      Checks on old and new together: 17; findings that fail: 0, to review or waived: 0.
      active-installations, compared with the file before it:
                              2026-08  2026-09    change
        rows                        3        3  the same
        sum of installations     1319     1343      +2 %
      content/site.yaml makes the site stand still on 2026-09-10, before this release: remove  asOf  there, or write  asOf: 2026-10-05.
      This would be released: data/active-installations/2026-09.csv for 2026-09, 3 rows, 85 bytes.
      Its line in data/log.jsonl: {"type":"release","dataset":"active-installations","table":"installations","period":"2026-09","file":"active-installations/2026-09.csv","bytes":85,"sha256":"aecfb448fb85dda8d4fe6258550457b3a585b6dab39b0c4cce206cd9ef1cb183","rows":3,"schema":"190537228b8d9b3559c443b170b6c098b85186cd5a4b861ede884705fb2fe6ec","date":"2026-10-05"}
      Its name in data/active-installations/datapackage.json: "2026-09.csv"
      Nothing was written (--dry-run).
      exit code 0
      "
    `);
    expect(await adopter.data()).toEqual(before);
  });

  test('may lie in its folder already, and is then named by its own name', async () => {
    await adopter.write('data/active-installations/2026-09.csv', september);
    const text = await adopter.type(['active-installations', '2026-09.csv', '--date', '2026-10-05']);
    expect(text).toContain('Written together: data/active-installations/datapackage.json, data/log.jsonl.');
  });

  test('may be in the descriptor already', async () => {
    await adopter.write('data/active-installations/2026-09.csv', september);
    const before = (await adopter.data())['active-installations/datapackage.json'] ?? '';
    await adopter.write(descriptor, before.replace('"2026-08.csv"]', '"2026-08.csv", "2026-09.csv"]'));
    const text = await adopter.type(['active-installations', '2026-09.csv', '--date', '2026-10-05']);
    expect(text).toContain('data/active-installations/datapackage.json names it already.');
    expect(text).toContain('Written together: data/log.jsonl.');
  });

  test('takes its period from --period where the name tells none', async () => {
    const file = await adopter.write('export.csv', september);
    expect(await adopter.type(['active-installations', file, '--period', '2026-09', '--date', '2026-10-05'])).toContain(
      'Released: data/active-installations/2026-09.csv for 2026-09, 3 rows',
    );
  });

  test('interrupted at any step, leaves the folder as it was or complete', async () => {
    const before = await adopter.data();
    const line = await asked();
    const seen = new Set<string>();
    for (let stop = 0; ; stop += 1) {
      let steps = 0;
      const { folder } = adopter;
      const typed = adopter.type(line, {
        write: (changes) =>
          writeTogether(folder, changes, () => {
            if (steps++ === stop) throw new Error('power cut');
          }),
      });
      const isWhole = await typed.then(
        () => true,
        (error: Error) => {
          expect(error.message).toBe('power cut');
          return false;
        },
      );
      if (isWhole) break;
      const finished = await recover(folder);
      const after = await adopter.data();
      seen.add(String(finished));
      if (!finished) expect(after).toEqual(before);
      else {
        expect(Object.keys(after)).toEqual([...Object.keys(before), 'active-installations/2026-09.csv'].sort());
        expect(await adopter.type(line)).toContain('was released on 2026-10-05');
        // The next turn begins with the folder as it was.
        const { rm } = await import('node:fs/promises');
        await rm(join(folder, 'data/active-installations/2026-09.csv'));
        for (const [path, text] of Object.entries(before)) await adopter.write(`data/${path}`, text);
      }
    }
    expect([...seen].sort()).toEqual(['false', 'true']);
  }, 120_000);

  test('is not written over a log that changed meanwhile', async () => {
    const line = await asked();
    const log = join(adopter.folder, 'data/log.jsonl');
    const typed = await adopter.type(line, {
      now: () => new Date(),
      files: changingFiles(adopter.folder, () => writeFileSync(log, '')),
    });
    expect(typed).toContain(
      'data/log.jsonl changed while this was being prepared, so nothing was written. Run the command again.',
    );
  });
});

/** The adopter's files, of which the log changes after it was read a second time. */
function changingFiles(folder: string, change: () => void) {
  const files = nodeFiles(folder);
  let reads = 0;
  return {
    ...files,
    read: (path: string) => {
      if (path === 'data/log.jsonl' && ++reads === 3) change();
      return files.read(path);
    },
  };
}

describe('refused, with everything as it was:', () => {
  const cases: readonly {
    readonly name: string;
    readonly edits?: readonly Edit[];
    readonly file?: string;
    readonly text?: string;
    readonly words?: readonly string[];
    readonly unlogged?: true;
  }[] = [
    { name: 'a small number', text: month('2026-09', [341, 7, 880]) },
    { name: 'another header', text: september.replace('platform', 'system') },
    { name: 'a value that is none of the list', text: september.replace('macos', 'beos') },
    { name: 'a row of another month', text: `${september}2026-08,linux,871\n` },
    { name: 'a month that is not over', words: ['--date', '2026-09-30'] },
    { name: 'a month that was released', file: '2026-08.csv', text: month('2026-08', [1, 2, 3]) },
    {
      name: 'a day before the last entry',
      words: ['--date', '2026-09-09', '--period', '2026-06'],
      text: month('2026-06', [341, 122, 880]),
      file: 'export.csv',
    },
    { name: 'no day', words: ['--date', '5.10.2026'] },
    { name: 'no period', words: ['--period', 'September'] },
    { name: 'a quarter among months', words: ['--period', '2026-Q3'], file: 'export.csv' },
    { name: 'a name that tells no period', file: 'export.csv' },
    { name: 'no table', file: '2026-09.xlsx' },
    { name: 'another table', words: ['--table', 'instalations'] },
    { name: 'other files of which the log knows nothing', unlogged: true },
  ];

  test.each(cases)('$name', async ({ edits = [], file = '2026-09.csv', text = september, words = [], unlogged }) => {
    await (unlogged ? settle(edits) : settleWithLog(edits));
    const path = await adopter.write(file, text);
    const before = await adopter.data();
    const printed = await adopter.type([
      'active-installations',
      path,
      ...(words.includes('--date') ? [] : ['--date', '2026-10-05']),
      ...words,
    ]);
    expect(await adopter.data()).toEqual(before);
    expect(printed).toMatch(/exit code [12]\n$/);
    expect(printed).toMatchSnapshot();
  });

  test('a dataset that is not there, a file that is not there, no file, two files', async () => {
    await settleWithLog();
    const typed = await Promise.all(
      [
        ['active-instalations', await given()],
        ['active-installations', '2027-01.csv'],
        ['active-installations'],
        ['active-installations', 'a.csv', 'b.csv'],
        [],
      ].map((words) => adopter.type(words)),
    );
    expect(typed.join('\n')).toMatchSnapshot();
  });

  test('another file where this one belongs', async () => {
    await settleWithLog();
    await adopter.write('data/active-installations/2026-09.csv', month('2026-09', [1000, 1000, 1000]));
    expect(await adopter.type(await asked())).toContain(
      '\ndata/active-installations/2026-09.csv is there already, with other bytes. Release that file by its own path, or remove it first.\nexit code 2\n',
    );
  });

  test('anything after a log that cannot be read', async () => {
    await settleWithLog();
    await adopter.write('data/log.jsonl', `${(await adopter.data())['log.jsonl'] ?? ''}{"type":"release"}\n`);
    expect(await adopter.type(await asked())).toMatchSnapshot();
  });

  test('tables together with what is adopted once', async () => {
    await settle();
    expect(await adopter.type(['data', '--policy', '--adopt'])).toBe(
      '--adopt takes no tables: run  vitrine release --policy --adopt  first, which records what the site says, then  vitrine release data\nexit code 2\n',
    );
  });

  test('two things at once', async () => {
    await settle();
    expect(await adopter.type(['--policy', '--new-key'])).toBe(
      '--policy and --new-key are two things; ask for one at a time.\nexit code 2\n',
    );
  });
});

describe('somebody who is late', () => {
  test('can publish the months that are due one after the other', async () => {
    await settleWithLog();
    const typed = [];
    for (const name of ['2026-09', '2026-10', '2026-11', '2026-12'])
      typed.push(
        await adopter.type([
          'active-installations',
          await adopter.write(`${name}.csv`, month(name, [341, 122, 880])),
          '--date',
          '2027-01-05',
        ]),
      );
    expect(typed.map((text) => /exit code \d/.exec(text)?.[0])).toEqual(Array.from({ length: 4 }, () => 'exit code 0'));
    expect(typed[0]).toContain(
      'Tables that are late do not stop a release, for only releases help them; findings of that kind: 1.',
    );
    expect(typed[3]).not.toContain('Tables that are late');
  });

  test('cannot leave out a month on the way', async () => {
    await settleWithLog();
    const typed = await adopter.type([
      'active-installations',
      await adopter.write('2026-10.csv', month('2026-10', [341, 122, 880])),
      '--date',
      '2026-11-05',
    ]);
    expect(typed).toContain('Nothing is published for 2026-09, and no gap is declared.');
    expect(typed).toMatch(/Nothing was released\.\nexit code 1\n$/);
  });
});

describe('a month that was left out', () => {
  test('takes its place between the others', async () => {
    await settle([
      remove('data/active-installations/2026-08.csv'),
      replace(
        descriptor,
        '["2026-07.csv", "2026-08.csv"]',
        '[\n        "2026-06.csv",\n        "2026-08.csv"\n      ]',
      ),
      write('data/active-installations/2026-06.csv', month('2026-06', [300, 110, 800])),
      write('data/active-installations/2026-08.csv', month('2026-08', [330, 118, 871])),
      remove('data/active-installations/2026-07.csv'),
    ]);
    await adopter.type(['--adopt']);
    const file = await adopter.write('2026-07.csv', month('2026-07', [312, 120, 845]));
    expect(await adopter.type(['active-installations', file])).toContain('exit code 0');
    expect((await adopter.data())['active-installations/datapackage.json']).toContain(
      '[\n        "2026-06.csv",\n        "2026-07.csv",\n        "2026-08.csv"\n      ]',
    );
  });
});

describe('a table of snapshots', () => {
  const snapshots: readonly Edit[] = [
    replace(descriptor, '"releases": "partition"', '"releases": "snapshot"'),
    write(
      'data/active-installations/2026-08.csv',
      month('2026-07', [312, 120, 845]) + month('2026-08', [330, 118, 871]).split('\n').slice(1).join('\n'),
    ),
  ];

  test('takes a new one that holds all months', async () => {
    await settleWithLog(snapshots);
    const file = await adopter.write(
      '2026-09.csv',
      `${month('2026-07', [312, 120, 845])}${month('2026-08', [330, 118, 871]).split('\n').slice(1).join('\n')}${september.split('\n').slice(1).join('\n')}`,
    );
    expect(await adopter.type(['active-installations', file, '--date', '2026-10-05'])).toContain(
      'Released: data/active-installations/2026-09.csv for 2026-09, 9 rows',
    );
  });

  test('says once what to do with a file of many months, where each file adds one', async () => {
    await settleWithLog();
    const text = month('2026-09', [341, 122, 880]);
    const more = ['2026-05', '2026-06'].flatMap((one) =>
      text
        .split('\n')
        .slice(1, 4)
        .map((row) => row.replace('2026-09', one)),
    );
    const file = await adopter.write('2026-09.csv', `${text.trimEnd()}\n${more.join('\n')}\n`);
    expect(await adopter.type(['active-installations', file, '--date', '2026-10-05'])).toMatchInlineSnapshot(`
      "<folder>/2026-09.csv is looked at as data/active-installations/2026-09.csv, together with everything published before.

      data/active-installations/2026-09.csv:1:1 table/value
        Rows of the file speak of 2 other periods (2026-05 to 2026-06), but it is to be released for 2026-09, and each file of this table adds a period.
        Fix: part it by "month" into a file for each period, such as data/active-installations/2026-05.csv, and release all of them at once:  vitrine release data;  or, where each file holds all that came before, write  "releases": "snapshot"  in data/active-installations/datapackage.json

      Nothing was released.
      exit code 1
      "
    `);
  });

  test('refuses one that speaks of later months than its name', async () => {
    await settleWithLog(snapshots);
    const file = await adopter.write('2026-09.csv', month('2026-10', [312, 120, 845]));
    expect(await adopter.type(['active-installations', file, '--date', '2026-11-05'])).toMatchInlineSnapshot(`
      "<folder>/2026-09.csv is looked at as data/active-installations/2026-09.csv, together with everything published before.

      data/active-installations/2026-09.csv:2:1 table/value
        3 rows speak of 2026-10, but the file is to be released for 2026-09.
        Fix: leave out what is not about 2026-09, or give the right period with  --period 2026-10

      Nothing was released.
      exit code 1
      "
    `);
  });
});

test('a Parquet file is released as it is, and not rewritten', async () => {
  await settleWithLog();
  const path = join(adopter.folder, '2026-09.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT * FROM (VALUES ('2026-09', 'windows', 341), ('2026-09', 'macos', 122), ('2026-09', 'linux', 880)) AS t(month, platform, installations)) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  instance.closeSync();
  expect(await adopter.type(['active-installations', path, '--date', '2026-10-05', '--suppress'])).toContain(
    '--suppress and --round write the protected table as CSV',
  );
  expect(await adopter.type(['active-installations', path, '--date', '2026-10-05'])).toContain(
    'Released: data/active-installations/2026-09.parquet for 2026-09, 3 rows',
  );
});
