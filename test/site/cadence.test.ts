import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/log/log-entry.ts';
import { cadenceOf } from '../../src/site/cadence.ts';
import type { Day } from '../../src/values/day.ts';

type Table = Parameters<typeof cadenceOf>[0];
const table = (more: object = {}, periods: object | undefined = { first: '2026-05', last: '2026-07' }) =>
  ({
    dataset: 'd',
    name: 't_x',
    resource: 't-x',
    privacy: { cadence: 'P1M', delay: 'P10D', ...more },
    periods,
  }) as unknown as Table;
const release = (period: string, date: string, name = 't_x') =>
  ({ type: 'release', dataset: 'd', table: name, period, date }) as unknown as LogEntry;
const day = (text: string) => text as Day;

describe('cadenceOf', () => {
  const log = [
    release('2026-05', '2026-06-08'),
    release('2026-06', '2026-07-10', 't-x'),
    release('2026-07', '2026-08-11'),
    release('2026-05', '2026-09-01'),
    release('2026-08', '2026-09-01', 'other'),
  ];
  it('counts a period on its first release, by its name in SQL or in the descriptor, and up to the last day it is on time', () => {
    const kept = cadenceOf(table(), log, day('2026-08-20'));
    expect(kept.releases.map(({ period, after, due }) => [period, after, due])).toEqual([
      ['2026-05', 8, '2026-06-10'],
      ['2026-06', 10, '2026-07-10'],
      ['2026-07', 11, '2026-08-10'],
    ]);
    expect(kept.late.map(({ period }) => period)).toEqual(['2026-07']);
    expect(kept.usualDays).toBe(10);
  });
  it('does not judge what came into the log with a newer period on the first day of the table', () => {
    const begun = ['2026-05', '2026-06', '2026-07'].map((period) => release(period, '2026-08-05'));
    const kept = cadenceOf(table(), [...begun, release('2026-08', '2026-09-20')], day('2026-09-20'));
    expect(kept.releases.map(({ period, after }) => [period, after])).toEqual([
      ['2026-07', 5],
      ['2026-08', 20],
    ]);
    expect(kept.late.map(({ period }) => period)).toEqual(['2026-08']);
    expect(kept.backlog).toEqual({ periods: 2, date: '2026-08-05' });
    expect(cadenceOf(table(), log, day('2026-09-20')).backlog).toBeUndefined();
  });
  it('is overdue from the day after the next period was due', () => {
    expect(cadenceOf(table(), log, day('2026-09-10'))).toMatchObject({ nextDue: '2026-09-10', isOverdue: false });
    expect(cadenceOf(table(), log, day('2026-09-11')).isOverdue).toBe(true);
  });
  it('allows one cadence where no delay is declared', () => {
    expect(cadenceOf(table({ delay: undefined }), log, day('2026-09-11'))).toMatchObject({
      nextDue: '2026-09-30',
      late: [],
      isOverdue: false,
    });
  });
  it('says nothing of a table that was never released', () => {
    expect(cadenceOf(table({}, null as never), [], day('2026-09-10'))).toEqual({
      releases: [],
      late: [],
      isOverdue: false,
    });
  });
});
