import { expect, test } from 'vitest';
import { newestFile } from '../../src/values/newest-file.ts';

test.for([
  [[], undefined],
  [['2026-01', '2026-03', '2026-02'], 1],
  [['2026-Q1', '2026-02', '2026'], 2],
  [['2025-12-31', '2025'], 1],
  [[undefined, undefined], 1],
  [['2026-01', undefined], 0],
  [['2026-01', '2026-01'], 1],
] as const)('of the periods %j the newest is number %j', ([periods, index]) => {
  const files = periods.map((period, number) => ({
    name: String(number),
    ...(period ? { period } : {}),
  }));
  expect(newestFile(files)?.name).toBe(index === undefined ? undefined : String(index));
});
