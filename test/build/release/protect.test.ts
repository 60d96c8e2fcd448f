import { afterEach, describe, expect, test } from 'vitest';
import { type Edit, replace } from '../../sites/edited-site.ts';
import { type Adopter, newAdopter } from './adopter.ts';
import { withTotals } from './adopter-with-margins.ts';

const descriptor = 'data/active-installations/datapackage.json';
let adopter: Adopter;
const settle = async (edits: readonly Edit[] = withTotals) => {
  adopter = await newAdopter(edits);
  expect(await adopter.type(['--adopt'])).toContain('exit code 0');
  expect(await adopter.type(['--policy'])).toContain('exit code 0');
};
afterEach(() => adopter.leave());

const september = (windows: number, macos: number, linux: number, bsd: number) =>
  `month,platform,installations\n2026-09,windows,${windows}\n2026-09,macos,${macos}\n2026-09,linux,${linux}\n2026-09,bsd,${bsd}\n2026-09,all,${windows + macos + linux + bsd}\n`;
const typed = async (table: string, ...words: string[]) =>
  adopter.type(['active-installations', await adopter.write('2026-09.csv', table), '--date', '2026-10-05', ...words]);
const released = async () => (await adopter.data())['active-installations/2026-09.csv'];

describe('exact numbers', () => {
  test('are refused as they are, with the options that help', async () => {
    await settle();
    expect(await typed(september(341, 122, 883, 4))).toMatchSnapshot();
    expect(await released()).toBeUndefined();
  });

  test('are rounded, hidden and guarded, and every cell is told with its reason', async () => {
    await settle();
    expect(await typed(september(341, 122, 883, 4), '--suppress', '--round')).toMatchSnapshot();
    expect(await released()).toBe(
      'month,platform,installations\n2026-09,windows,340\n2026-09,macos,*\n2026-09,linux,885\n2026-09,bsd,*\n2026-09,all,1350\n',
    );
  });

  test('are shown protected and not written with --dry-run', async () => {
    await settle();
    const before = await adopter.data();
    const printed = await typed(september(341, 122, 883, 4), '--suppress', '--round', '--dry-run');
    expect(printed).toContain('installations → *: fewer than 10 stand behind it');
    expect(await adopter.data()).toEqual(before);
  });

  test('are rounded only, where that is asked for and enough', async () => {
    await settle();
    expect(await typed(september(341, 122, 883, 14), '--round')).toContain('exit code 0');
    expect(await released()).toBe(
      'month,platform,installations\n2026-09,windows,340\n2026-09,macos,120\n2026-09,linux,885\n2026-09,bsd,15\n2026-09,all,1360\n',
    );
  });

  test('are hidden only: then rounding is what is refused', async () => {
    await settle();
    const printed = await typed(september(341, 122, 883, 4), '--suppress');
    expect(printed).toContain('rounding fail');
    expect(printed).toContain('With  --round  this command rounds the numbers itself.');
    expect(printed).not.toContain('minimum-count fail');
    expect(await released()).toBeUndefined();
  });

  test('of which none is small, all multiples, stay', async () => {
    await settle();
    const table = september(340, 120, 885, 15);
    expect(await typed(table, '--suppress', '--round')).toContain(
      'Nothing in data/active-installations/2026-09.csv had to be changed.',
    );
    expect(await released()).toBe(table);
  });
});

describe('at the limit of 10', () => {
  test.each([
    [9, ['*', '*']],
    [10, ['10', '120']],
    [11, ['10', '120']],
  ] as const)('%i', async (bsd, [shown, macos]) => {
    await settle();
    await typed(september(340, 120, 885, bsd), '--suppress', '--round');
    expect(await released()).toContain(`macos,${macos}\n`);
    expect(await released()).toContain(`bsd,${shown}\n`);
  });

  test('a number that was large enough and would be rounded below the limit is hidden', async () => {
    await settle(
      withTotals.map((edit) =>
        'by' in edit && edit.by.includes('"roundTo": 5')
          ? replace(descriptor, '"minimumCount": 10,', edit.by.replace('"minimumCount": 10', '"minimumCount": 12'))
          : edit,
      ),
    );
    await typed(september(340, 120, 885, 12), '--suppress', '--round');
    expect(await released()).toContain('bsd,*\n');
  });
});

describe('refused, with the edit to make:', () => {
  const without = (text: string, by = ''): Edit[] =>
    withTotals.map((edit) =>
      'by' in edit && edit.by.includes(text) ? { ...edit, by: edit.by.replace(text, by) } : edit,
    );
  test.each([
    ['no marker', without('\n    "suppressed": "*",'), ['--suppress']],
    [
      'a marker that no column lists',
      [
        ...without('"missingValues": ["", "*"],\n        '),
        replace(
          descriptor,
          '{ "name": "platform", "type": "string",',
          '{ "name": "platform", "type": "string", "missingValues": ["*"],',
        ),
      ],
      ['--suppress'],
    ],
    ['no base', without('\n    "roundTo": 5,'), ['--round']],
    [
      'nobody is counted',
      [
        ...withTotals,
        replace(
          descriptor,
          '"contributors": "installations"',
          '"contributors": { "none": "Only downloads are counted, and one person can download often." }',
        ),
      ],
      ['--suppress'],
    ],
  ] as const)('%s', async (_, edits, words) => {
    adopter = await newAdopter(edits);
    await adopter.type(['--adopt']);
    expect(await typed(september(341, 122, 883, 4), ...words)).toMatchSnapshot();
    expect(await released()).toBeUndefined();
  });
});

test('a total that is small itself goes with its parts', async () => {
  await settle();
  const small = ['month,platform,installations\n2026-09,bsd,5\n2026-09,all,5\n', '--suppress', '--round'] as const;
  // So little is asked about, and nothing is written before.
  const asked = await typed(...small);
  expect(await released()).toBeUndefined();
  await typed(...small, ...(asked.match(/--accept \S+/g) ?? []).flatMap((words) => words.split(' ')));
  expect(await released()).toBe('month,platform,installations\n2026-09,bsd,*\n2026-09,all,*\n');
});
