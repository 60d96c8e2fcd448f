import { expect, test } from 'vitest';
import { readerDay } from '../../src/audit/reader-day.ts';
import { toDay } from '../../src/values/day.ts';

test.each([
  ['2027-10-20T00:00:00Z', '2027-10-20', false],
  ['2026-10-20T00:00:00Z', '2026-10-20', false],
  // Days are UTC days, wherever the reader is.
  ['2026-10-20T23:30:00-05:00', '2026-10-21', false],
  ['2026-10-20T00:30:00+02:00', '2026-10-20', true],
  ['1970-01-01T00:00:00Z', '2026-10-20', true],
])('the clock says %s: judged by %s', (now, day, isBehind) => {
  expect(readerDay(new Date(now), toDay('2026-10-20'))).toMatchObject({ day, isBehind });
});
