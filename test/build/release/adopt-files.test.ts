import { afterEach, describe, expect, test } from 'vitest';
import { parseLog } from '../../../src/log/parse-log.ts';
import { replace, write } from '../../sites/edited-site.ts';
import { type Adopter, month, newAdopter } from './adopter.ts';

let adopter: Adopter;
afterEach(() => adopter.leave());
const entries = async () => parseLog((await adopter.data())['log.jsonl'] ?? '').entries.map(({ entry }) => entry);

describe('files from before the log', () => {
  test('are entered oldest first, under the day that was given, and nothing else is written', async () => {
    adopter = await newAdopter([
      replace(
        'data/active-installations/datapackage.json',
        '["2026-07.csv", "2026-08.csv"]',
        '["2026-08.csv", "2026-07.csv"]',
      ),
    ]);
    const before = await adopter.data();
    expect(await adopter.type(['--adopt', '--date', '2026-09-08'])).toMatchInlineSnapshot(`
      "  data/active-installations/2026-07.csv: 2026-07, 3 rows
        data/active-installations/2026-08.csv: 2026-08, 3 rows
      These 2 files were entered into data/log.jsonl, dated 2026-09-08. None of them was checked by this command: run  vitrine check.
      exit code 0
      "
    `);
    expect((await entries()).map((entry) => [entry.file, entry.date])).toEqual([
      ['active-installations/2026-07.csv', '2026-09-08'],
      ['active-installations/2026-08.csv', '2026-09-08'],
    ]);
    const { 'log.jsonl': _, ...after } = await adopter.data();
    expect(after).toEqual(before);
  });

  test('are entered once', async () => {
    adopter = await newAdopter();
    await adopter.type(['--adopt']);
    const before = await adopter.data();
    expect(await adopter.type(['--adopt'])).toBe('The log names every file already.\nexit code 0\n');
    expect(await adopter.data()).toEqual(before);
  });

  test('are shown and not entered with --dry-run', async () => {
    adopter = await newAdopter();
    const before = await adopter.data();
    expect(await adopter.type(['--adopt', '--dry-run'])).toContain('Nothing was written (--dry-run).');
    expect(await adopter.data()).toEqual(before);
  });

  test('whose names tell no period are refused', async () => {
    adopter = await newAdopter([
      replace('data/active-installations/datapackage.json', '"2026-08.csv"', '"2026-08.csv", "extra.csv"'),
      write('data/active-installations/extra.csv', month('2026-06', [300, 100, 800])),
    ]);
    expect(await adopter.type(['--adopt'])).toBe(
      'The name of data/active-installations/extra.csv does not tell which period or day it is for, and the log must say it: rename it, such as active-installations/2026-08.csv, and name it so in the descriptor.\nexit code 2\n',
    );
  });

  test('are not named one by one', async () => {
    adopter = await newAdopter();
    expect(await adopter.type(['--adopt', 'active-installations'])).toContain('--adopt takes no names');
  });
});
