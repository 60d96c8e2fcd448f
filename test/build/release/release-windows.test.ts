import { afterEach, beforeEach, expect, test } from 'vitest';
import { replace } from '../../sites/edited-site.ts';
import { windowEdits } from '../../sites/window-site.ts';
import { type Adopter, newAdopter } from './adopter.ts';

const dataset = 'active-installations';
const descriptor = `data/${dataset}/datapackage.json`;
const rows = (until: string, linux: number | string = 45) =>
  [[until, 'windows', 312] as const, [until, 'macos', 120] as const, [until, 'linux', linux] as const] as const;
const csv = (until: string, linux: number | string = 45) =>
  ['until,platform,installations', ...rows(until, linux).map((row) => row.join(',')), ''].join('\n');

let adopter: Adopter;
beforeEach(async () => {
  adopter = await newAdopter([
    ...windowEdits({
      window: 'P28D',
      cadence: 'P7D',
      // 16 and 23 August 2026, a week apart.
      files: { '2026-08-16.csv': [...rows('2026-08-16')], '2026-08-23.csv': [...rows('2026-08-23', 40)] },
    }),
    replace(descriptor, '"minimumCount": 10,', '"minimumCount": 10, "suppressed": "*",'),
    replace(descriptor, '"type": "integer",', '"type": "integer", "missingValues": ["", "*"],'),
    replace('content/site.yaml', 'asOf: 2026-09-10\n', ''),
  ]);
  expect(await adopter.type(['--adopt', '--date', '2026-08-24'])).toContain('exit code 0');
  expect(await adopter.type(['--policy', '--adopt', '--date', '2026-08-24'])).toContain('exit code 0');
});
afterEach(() => adopter.leave());

const release = async (name: string, text: string, ...more: string[]) =>
  adopter.type([dataset, await adopter.write(name, text), ...more]);

test('the next window is released, and named by what it spans', async () => {
  const typed = await release('2026-08-30.csv', csv('2026-08-30'), '--date', '2026-09-01');
  expect(typed).toContain('Released: data/active-installations/2026-08-30.csv for the 28 days to 2026-08-30, 3 rows');
  expect(typed).toContain('the 28 days to 2026-08-23  the 28 days to 2026-08-30');
  expect(typed).toContain('findings that fail: 0');
});

test('a window that is not over is not released', async () => {
  expect(await release('2026-08-30.csv', csv('2026-08-30'), '--date', '2026-08-30')).toContain(
    'The stretch of 28 days to 2026-08-30 is not over',
  );
});

test('a window of which a step is missing is released with the gap declared alone', async () => {
  const typed = await release('2026-09-06.csv', csv('2026-09-06'));
  expect(typed).toContain('Nothing is published for the 28 days to 2026-08-30, and no gap is declared.');
  expect(typed).toContain('exit code 1');
  const { [`${dataset}/datapackage.json`]: text = '' } = await adopter.data();
  const gaps = '"gaps": [{ "period": "2026-08-30", "reason": "The server was down." }],';
  await adopter.write(descriptor, text.replace('"minimumCount": 10,', `"minimumCount": 10, ${gaps}`));
  expect(await release('2026-09-06.csv', csv('2026-09-06'), '--note', 'A week is missing.')).toContain('exit code 0');
});

test('rows of another window are no part of a release', async () => {
  expect(await release('2026-08-30.csv', csv('2026-08-29'))).toContain(
    '3 rows speak of the 28 days to 2026-08-29, but the file is to be released for the 28 days to 2026-08-30.',
  );
});

test('a small group is hidden with --suppress, as in any table', async () => {
  expect(await release('2026-08-30.csv', csv('2026-08-30', 7), '--suppress')).toContain('exit code 0');
  const { [`${dataset}/2026-08-30.csv`]: text = '' } = await adopter.data();
  expect(text.split('\n').slice(1, 4)).toEqual([
    '2026-08-30,windows,312',
    '2026-08-30,macos,120',
    '2026-08-30,linux,*',
  ]);
});

test('the note of a correction names the window', async () => {
  const typed = await release(
    'right.csv',
    csv('2026-08-23', 20),
    '--corrects',
    '2026-08-23.csv',
    '--reason',
    'Counted twice.',
  );
  expect(typed).toContain('exit code 0');
  expect(typed).toContain('data/active-installations/2026-08-23.2.csv for the 28 days to 2026-08-23');
  const note = `content/changes/2026-09-10-correction-${dataset}-2026-08-23.md`;
  expect(typed).toContain(note);
  expect(await adopter.read(note)).toContain('title: "Corrected: installations, 28 days to 23 August 2026"');
});
