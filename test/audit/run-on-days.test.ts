import { expect, test } from 'vitest';
import { compareResults } from '../../src/audit/compare-results.ts';
import { failsSince } from '../../src/audit/fails-since.ts';
import { runOnDays } from '../../src/audit/run-on-days.ts';
import type { CheckInput } from '../../src/checks/check-input.ts';
import { type Check, outcome } from '../../src/checks/check.ts';
import { type Day, toDay } from '../../src/values/day.ts';
import { buildCase } from '../checks/case.ts';
import { engineOf, finding, task } from './task-doubles.ts';

const input: CheckInput = { ...(await buildCase('types/none', {}, {})).input, today: toDay('2026-10-20'), waivers: [] };
const asked: string[] = [];
/** Fails after its day, saying how long ago that was. */
const late = (by: string): Check => ({
  id: 'freshness',
  leaks: 'nothing',
  byDay: true,
  plan: ({ today }) => {
    asked.push(today);
    const failing = finding('freshness', 'a', { table: 'a', message: `Late on ${today}.` });
    return [task('freshness', 'a', outcome(today > by ? [failing] : [], 1), { table: 'a' })];
  },
});
const still: Check = {
  id: 'types',
  leaks: 'file',
  plan: ({ today }) => [task('types', 'a', outcome([], today.length))],
};
const judge = (by: string, day: string, more: Partial<CheckInput> = {}) =>
  runOnDays({ ...input, ...more }, engineOf(), day as Day, { available: [still, late(by)] });

test('what only the day changed reproduces as of the day of the build, and fails since', async () => {
  const { asMade, onDay } = await judge('2026-11-30', '2026-12-01');
  expect([asMade.status, onDay.status]).toEqual(['pass', 'fail']);
  expect(failsSince(asMade, onDay).map(({ message }) => message)).toEqual(['Late on 2026-12-01.']);
  expect(compareResults(asMade.results, asMade.results).every(({ same }) => same)).toBe(true);
  expect(onDay.results.map(({ check }) => check)).toEqual(['types', 'freshness']);
});

test('what failed already is no news, however late it is by now', async () => {
  const { asMade, onDay } = await judge('2026-09-30', '2027-12-01');
  expect([asMade.status, onDay.status]).toEqual(['fail', 'fail']);
  expect(failsSince(asMade, onDay)).toEqual([]);
});

test('a day before the build changes nothing, and nothing is asked twice', async () => {
  asked.length = 0;
  const { asMade, onDay } = await judge('2026-11-30', '2020-01-01');
  expect(onDay).toBe(asMade);
  expect(asked).toEqual(['2026-10-20']);
});

test('a waiver that has run out by the later day accepts nothing there', async () => {
  const waiver = { id: 'w', file: 'content/waivers/w.md', check: 'freshness', dataset: 'a' } as const;
  const waivers = [{ ...waiver, from: '2026-01-01', expires: '2026-11-01' }] as unknown as CheckInput['waivers'];
  const { asMade, onDay } = await judge('2026-09-30', '2026-12-01', { waivers });
  expect([asMade.status, onDay.status]).toEqual(['review', 'fail']);
  expect(failsSince(asMade, onDay).map(({ message }) => message)).toContain('Late on 2026-12-01.');
});
