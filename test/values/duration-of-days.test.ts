import { expect, test } from 'vitest';
import { approximateDays, type Duration } from '../../src/values/duration.ts';
import { durationOfDays } from '../../src/values/duration-of-days.ts';

test.each([
  'P0D',
  'P1D',
  'P14D',
  'P30D',
  'P31D',
  'P61D',
  'P90D',
  'P180D',
  'P365D',
  'P3M',
  'P6M',
  'P13M',
  'P1Y',
  'P2Y',
  'P3Y',
  'P10Y',
  'P18M',
] as Duration[])('%s comes back from its days', (duration) => {
  expect(durationOfDays(Math.ceil(approximateDays(duration)))).toBe(duration);
});

test('one and two months are said in days, because P31D is as likely', () => {
  expect(durationOfDays(Math.ceil(approximateDays('P1M' as Duration)))).toBe('P31D');
  expect(durationOfDays(Math.ceil(approximateDays('P2M' as Duration)))).toBe('P61D');
});
