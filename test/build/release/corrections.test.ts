import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recover, writeTogether } from '../../../src/build/local/write-together.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { loadSiteTables } from '../../../src/build/prepare/load-site-tables.ts';
import { readSite } from '../../../src/source/read-site.ts';
import { frozenSite } from '../../../src/build/prepare/frozen-site.ts';
import { replace } from '../../sites/edited-site.ts';
import { type Adopter, month, newAdopter } from './adopter.ts';

let adopter: Adopter;
beforeEach(async () => {
  const descriptor = 'data/active-installations/datapackage.json';
  adopter = await newAdopter([
    replace(descriptor, '"minimumCount": 10,', '"minimumCount": 10, "suppressed": "*",'),
    replace(
      descriptor,
      '"name": "installations", "type": "integer"',
      '"name": "installations", "type": "integer", "missingValues": ["", "*"]',
    ),
  ]);
  expect(await adopter.type(['--adopt'])).toContain('exit code 0');
});
afterEach(() => adopter.leave());

const reason = 'Reports of 3 August were counted twice.';
const right = month('2026-08', [300, 100, 800]);
const correct = async (text = right, more: readonly string[] = []) =>
  adopter.type([
    'active-installations',
    await adopter.write('right.csv', text),
    '--corrects',
    '2026-08.csv',
    '--reason',
    reason,
    ...more,
  ]);
const changes = async () => (await readdir(join(adopter.folder, 'content/changes')).catch(() => [])).sort();
const site = async () => (await readSite(nodeFiles(adopter.folder))).site;

describe('a correction', () => {
  test('writes the new file, its name, its line and a note, and the old file stays', async () => {
    const before = await adopter.data();
    expect(await correct()).toMatchInlineSnapshot(`
      "<folder>/right.csv is looked at as data/active-installations/2026-08.2.csv, together with everything published before.

      content/categories/usage.md consent review
        The log does not record what the category "usage" covers, so growth without a new version would not be noticed.
        Where: category=usage
        Found: no entry; allowed: an entry in the log
        Fix: vitrine release --policy

      Checks on old and new together: 17; findings that fail: 0, to review or waived: 1.
      active-installations, compared with the file before it:
                              active-installations/2026-08.csv  active-installations/2026-08.2.csv    change
        rows                                                 3                                   3  the same
        sum of installations                              1319                                1200      −9 %
      What the site says differs from what the log recorded. To record it in the same step, add  --policy
      Released: data/active-installations/2026-08.2.csv for 2026-08, 3 rows, 85 bytes.
      Its line in data/log.jsonl: {"type":"release","dataset":"active-installations","table":"installations","period":"2026-08","file":"active-installations/2026-08.2.csv","bytes":85,"sha256":"15ab1ef1e00246cef3f2debbb2f662259ae44c671494cae8aee8cb6f63118c15","rows":3,"schema":"b5c67b37315197f4297ea084d3ae9a9a511ab063026536adb0014011f7f22b7b","date":"2026-09-10","replaces":"active-installations/2026-08.csv","reason":"Reports of 3 August were counted twice."}
      Its name in data/active-installations/datapackage.json: "2026-08.2.csv"
      Written together: data/active-installations/datapackage.json, data/active-installations/2026-08.2.csv, content/changes/2026-09-10-correction-active-installations-2026-08.md, data/log.jsonl. Commit them together.
      exit code 0
      "
    `);
    const after = await adopter.data();
    expect(after['active-installations/2026-08.csv']).toBe(before['active-installations/2026-08.csv']);
    expect(after['active-installations/2026-08.2.csv']).toBe(right);
    expect(after['active-installations/datapackage.json']).toContain('"path": ["2026-07.csv", "2026-08.2.csv"]');
    const [note = ''] = await changes();
    expect(note).toBe('2026-09-10-correction-active-installations-2026-08.md');
    expect(await readFile(join(adopter.folder, 'content/changes', note), 'utf8')).toMatchInlineSnapshot(`
      "---
      title: "Corrected: installations, August 2026"
      date: 2026-09-10
      meaning: Reports of 3 August were counted twice.
      changes:
        - type: correction
          dataset: active-installations
          from: 2026-08.csv
          to: 2026-08.2.csv
      ---
      "
    `);
  });

  test('is what the table holds from then on; a frozen report goes on with the old file', async () => {
    await correct();
    const now = await site();
    const sumOf = async (tables: NonNullable<typeof now>['datasets'][number]['tables']) => {
      const engine = await openNodeEngine();
      await loadSiteTables(engine, tables);
      const { rows } = await engine.query(
        'SELECT (SELECT sum(installations) FROM installations WHERE month = $$2026-08$$), (SELECT count(*) FROM released.installations)',
      );
      await engine.close();
      return rows[0];
    };
    expect(await sumOf(now!.datasets[0]!.tables)).toEqual([1200, 9]);
    expect(await sumOf(frozenSite(now!, 2).site.datasets[0]!.tables)).toEqual([1319, 6]);
    expect(await adopter.type(['active-installations', 'right.csv'])).toContain('exit code 2');
  });

  test('of a correction is the third file; the first is named by what took its place', async () => {
    await correct();
    expect(await correct(month('2026-08', [310, 112, 812]))).toContain(
      '2026-08.csv was corrected already: 2026-08.2.csv took its place. Correct that one:  vitrine release active-installations',
    );
    const again = await adopter.type([
      'active-installations',
      await adopter.write('right.csv', month('2026-08', [311, 130, 812])),
      ...['--corrects', 'data/active-installations/2026-08.2.csv', '--reason', reason],
    ]);
    expect(again).toContain('Released: data/active-installations/2026-08.3.csv for 2026-08');
    expect((await site())!.datasets[0]!.tables[0]!.files.map(({ path, replaced }) => [path, replaced?.by])).toEqual([
      ['active-installations/2026-07.csv', undefined],
      ['active-installations/2026-08.csv', 'active-installations/2026-08.2.csv'],
      ['active-installations/2026-08.2.csv', 'active-installations/2026-08.3.csv'],
      ['active-installations/2026-08.3.csv', undefined],
    ]);
  });

  test.each([
    ['hidden in the new file', month('2026-08', [300, '*', 800])],
    ['changed by a few', month('2026-08', [332, 100, 800])],
  ])('that lets readers subtract is refused: %s', async (_, text) => {
    const before = await adopter.data();
    const typed = await correct(text);
    expect(typed).toContain('differencing fail');
    expect(typed).toContain('or take data/active-installations/2026-08.csv away: its hash stays in the log');
    expect(typed).toContain('exit code 1');
    expect(await adopter.data()).toEqual(before);
  });

  test('whose old file is taken away keeps its hash, and one without a note fails', async () => {
    await correct();
    await rm(join(adopter.folder, 'data/active-installations/2026-08.csv'));
    const [note = ''] = await changes();
    const september = await adopter.write('2026-09.csv', month('2026-09', [341, 122, 880]));
    const next = ['active-installations', september, '--date', '2026-10-05', '--dry-run'];
    expect(await adopter.type(next)).toContain('exit code 0');
    await rm(join(adopter.folder, 'content/changes', note));
    expect(await adopter.type(next)).toContain('and no note tells of it.');
  });

  test('interrupted at any step, leaves the folder as it was or complete', async () => {
    const before = await adopter.data();
    const seen = new Set<string>();
    for (let stop = 0; stop < 40; stop += 3) {
      let steps = 0;
      const line = ['active-installations', await adopter.write('right.csv', right)];
      const typed = adopter.type([...line, '--corrects', '2026-08.csv', '--reason', reason], {
        write: (files) =>
          writeTogether(adopter.folder, files, () => {
            if (steps++ === stop) throw new Error('power cut');
          }),
      });
      if ((await typed.catch((error: Error) => error.message)) !== 'power cut') break;
      const finished = await recover(adopter.folder);
      seen.add(String(finished));
      const after = await adopter.data();
      const notes = await changes();
      if (!finished) expect([after, notes]).toEqual([before, []]);
      else {
        expect(notes).toHaveLength(1);
        expect(Object.keys(after)).toEqual([...Object.keys(before), 'active-installations/2026-08.2.csv'].sort());
        await rm(join(adopter.folder, 'data/active-installations/2026-08.2.csv'));
        await rm(join(adopter.folder, 'content/changes'), { recursive: true });
        for (const [path, text] of Object.entries(before)) await adopter.write(`data/${path}`, text);
      }
    }
    expect([...seen].sort()).toEqual(['false', 'true']);
  }, 120_000);
});

describe('what is no correction names the way', () => {
  test.each([
    '2026-08.csv',
    '2026-08-v2.csv',
    '2026-08_corrected.csv',
    '2026-08b.csv',
    '2026-08.2.csv',
    'fix-2026-08.csv',
  ])('%s', async (name) => {
    const file = await adopter.write(name, right);
    expect(await adopter.type(['active-installations', file])).toMatch(
      /vitrine release active-installations .+ --corrects 2026-08\.csv --reason/,
    );
  });

  test('a reason is needed, and a file', async () => {
    await adopter.write('right.csv', right);
    const file = join(adopter.folder, 'right.csv');
    const typed = await Promise.all([
      adopter.type(['active-installations', file, '--corrects', '2026-08.csv']),
      adopter.type(['active-installations', file, '--reason', reason]),
      adopter.type(['active-installations', file, '--corrects', '2026-08.csv', '--reason', 'short']),
      adopter.type(['active-installations', file, '--corrects', '2026-06.csv', '--reason', reason]),
    ]);
    expect(typed.join('\n')).toMatchInlineSnapshot(`
      "A correction is published with its reason. Add it:  --corrects 2026-08.csv --reason "Reports of 3 August were counted twice."
      exit code 2

      --reason says why a file is corrected; name the file:  --corrects 2026-08.csv
      exit code 2

      The reason has 5 characters; it must be a sentence on one line, of 10 to 1000 characters: everybody reads it.
      exit code 2

      --corrects 2026-06.csv names no file of this table. There are: 2026-07.csv, 2026-08.csv.
      exit code 2
      "
    `);
  });
});
