import { expect, test } from 'vitest';
import { periodOfPath } from '../../src/source/read-data.ts';

test.each([
  ['2026-08.csv', '2026-08'],
  ['2026.parquet', '2026'],
  ['2026-w31.csv', '2026-W31'],
  ['2026-08-04.csv', '2026-08-04'],
  ['2025-q3/developers.csv', '2025-Q3'],
  ['2025/2025-q3.csv', '2025-Q3'],
  ['old/2024/crashes/all.csv', '2024'],
  ['developers.csv', undefined],
  ['2026-13.csv', undefined],
  ['2026-08-total.csv', undefined],
  ['2026-02-30.csv', undefined],
])('%s states %s', (path, period) => {
  expect(periodOfPath(path)).toBe(period);
});
