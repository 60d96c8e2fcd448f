import { expect, test } from 'vitest';
import type { PayloadVersion } from '../../src/schema/content/payload.ts';
import { payloadRows } from '../../src/site/payload-rows.ts';
import { toDay } from '../../src/values/day.ts';

const version = (number: number, from: string, more: Partial<PayloadVersion> = {}): PayloadVersion => ({
  version: number,
  from: toDay(from),
  first: `${number}.0.0`,
  ...more,
});
const rows = (versions: readonly PayloadVersion[], today = '2026-10-20') =>
  payloadRows({ versions: [...versions] }, toDay(today)).map((row) => [row.version, row.before, row.stays, row.state]);

test('the newest version stands first, in whatever order they are written', () => {
  const written = [
    version(1, '2025-01-01'),
    version(3, '2026-01-01', { removed: ['country'] }),
    version(2, '2025-06-01', { added: ['language'] }),
  ];
  expect(rows(written)).toEqual([
    [3, 2, 'rest', 'now'],
    [2, 1, 'all', 'older'],
    [1, undefined, 'all', 'older'],
  ]);
});

test('a field that means something else is not what stays', () => {
  const changed = version(2, '2026-01-01', { changed: [{ field: 'month', how: 'It is the calendar month.' }] });
  expect(rows([version(1, '2025-01-01'), changed])[0]).toEqual([2, 1, 'rest', 'now']);
});

test('a version is planned until its day, and sent from that day on', () => {
  const both = [version(1, '2025-01-01'), version(2, '2026-10-21')];
  expect(rows(both).map((row) => row[3])).toEqual(['planned', 'now']);
  expect(rows(both, '2026-10-21').map((row) => row[3])).toEqual(['now', 'older']);
});
