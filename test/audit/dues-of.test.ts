import { expect, test } from 'vitest';
import { duesOf } from '../../src/audit/dues-of.ts';
import type { TaskResult } from '../../src/audit/report.ts';
import type { CheckInput } from '../../src/checks/check-input.ts';
import { type Due, outcome } from '../../src/checks/check.ts';

const result = (check: 'freshness' | 'retention', table: string, by?: string): TaskResult => ({
  check,
  dataset: 'd',
  table,
  queries: {},
  outcome: outcome([], 1, by === undefined ? {} : { due: { by, period: '2026-09' } as unknown as Due }),
});
const waiver = (from: string, expires: string, scope: object = {}) =>
  ({ id: 'w', check: 'freshness', dataset: 'd', from, expires, ...scope }) as unknown as CheckInput['waivers'][number];
const results = [
  result('freshness', 'a', '2026-11-30'),
  result('retention', 'a', '2026-10-31'),
  result('freshness', 'b'),
];

test('what is due, the first to break first; a table without a due day has none', () => {
  expect(duesOf({ results }, []).map(({ check, table, by, until }) => [check, table, by, until])).toEqual([
    ['retention', 'a', '2026-10-31', '2026-10-31'],
    ['freshness', 'a', '2026-11-30', '2026-11-30'],
  ]);
});

test('a waiver that holds on the day after accepts it for as long as it lasts, and so does one that follows', () => {
  const until = (...waivers: CheckInput['waivers'][number][]) =>
    duesOf({ results }, waivers).find(({ check }) => check === 'freshness')?.until;
  expect(until(waiver('2026-10-01', '2026-12-31'))).toBe('2026-12-31');
  expect(until(waiver('2026-10-01', '2026-12-31'), waiver('2027-01-01', '2027-01-31'))).toBe('2027-01-31');
  expect(until(waiver('2026-10-01', '2026-11-30'))).toBe('2026-11-30');
  expect(until(waiver('2026-12-02', '2026-12-31'))).toBe('2026-11-30');
  expect(until(waiver('2026-10-01', '2026-12-31', { scope: { table: 'b' } }))).toBe('2026-11-30');
});
