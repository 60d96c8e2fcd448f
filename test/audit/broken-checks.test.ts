import { expect, test } from 'vitest';
import { type BrokenSince, brokenChecks } from '../../src/audit/broken-checks.ts';
import { toDay } from '../../src/values/day.ts';
import { finding } from './task-doubles.ts';

const today = toDay('2027-03-01');
const due = (until: string) =>
  [
    { check: 'freshness', dataset: 'a', table: 'a', by: until, until, period: '2026-10' },
  ] as unknown as BrokenSince['dues'];
const late = finding('freshness', 'a', { table: 'a' });
const changed = finding('integrity', 'a');
const sinceOf = (found: typeof late, known: Partial<BrokenSince>) =>
  brokenChecks({ findings: [found] }, { today, dues: [], ...known })[0]?.since;

test('what follows from a due day is broken since the day after it', () => {
  expect(sinceOf(late, { dues: due('2026-12-31') })).toEqual({ day: '2027-01-01', kind: 'computed' });
});

test('what does not follow is known since the day on which it was seen first, and keeps that day', () => {
  expect(sinceOf(changed, { dues: due('2026-12-31') })).toEqual({ day: '2027-03-01', kind: 'seen' });
  const since = { day: toDay('2027-02-02'), kind: 'seen' } as const;
  const before = [{ check: 'integrity', dataset: 'a', since } as const];
  expect(sinceOf(changed, { before })).toEqual(since);
  expect(sinceOf(finding('integrity', 'b'), { before })).toEqual({ day: '2027-03-01', kind: 'seen' });
});

test('a gap in a table whose next release is not yet due has no computed day', () => {
  expect(sinceOf(late, { dues: due('2027-03-01') })).toEqual({ day: '2027-03-01', kind: 'seen' });
});

test('one for each check and table, without what is waived or only to be looked at', () => {
  const findings = [late, late, changed, { ...changed, waiver: 'w' }, finding('log', 'site', { status: 'review' })];
  const broken = brokenChecks({ findings }, { today, dues: [] });
  expect(broken.map(({ check, dataset, table, findings: count }) => [check, dataset, table, count])).toEqual([
    ['freshness', 'a', 'a', 2],
    ['integrity', 'a', undefined, 1],
  ]);
});
