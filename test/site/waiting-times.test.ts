import { expect, test } from 'vitest';
import type { Concern } from '../../src/schema/content/concern.ts';
import { waitedDays, waitingTimes } from '../../src/site/waiting-times.ts';
import type { Day } from '../../src/values/day.ts';

const common = { title: 'Why?', where: 'Forum' };
const open = (raised: string): Concern => ({ ...common, status: 'open', raised: raised as Day, next: 'We look.' });
const answered = (raised: string, day: string): Concern => ({
  ...common,
  status: 'answered',
  raised: raised as Day,
  answered: day as Day,
  answer: 'So.',
});

test('an open concern waits until today, an answered one waited until its answer', () => {
  expect(waitedDays(open('2026-06-25'), '2026-11-01' as Day)).toBe(129);
  expect(waitedDays(answered('2026-08-30', '2026-09-04'), '2026-11-01' as Day)).toBe(5);
  expect(waitedDays(answered('2026-08-30', '2026-08-30'), '2026-11-01' as Day)).toBe(0);
});

test('half of the answers came within the median, and open concerns are not among them', () => {
  const two = [answered('2026-01-01', '2026-01-03'), open('2020-01-01')];
  expect(waitingTimes(two)).toEqual({ median: 2, longest: 2 });
  const four = [
    answered('2026-01-01', '2026-01-31'),
    answered('2026-01-01', '2026-01-02'),
    answered('2026-01-01', '2026-01-11'),
  ];
  expect(waitingTimes(four)).toEqual({ median: 10, longest: 30 });
  expect(waitingTimes([...four, ...two])).toEqual({ median: 10, longest: 30 });
});

test('without an answer there is nothing to say', () => {
  expect(waitingTimes([])).toBeUndefined();
  expect(waitingTimes([open('2026-01-01')])).toBeUndefined();
});
