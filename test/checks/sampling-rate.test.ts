import { expect, test } from 'vitest';
import { parseRate } from '../../src/checks/sampling-rate.ts';

test('rates are written as a share or in percent', () => {
  expect(['0.1', '.5', '1', '10%', '10 %', ' 2.5% '].map(parseRate)).toEqual([0.1, 0.5, 1, 0.1, 0.1, 0.025]);
  expect(['', 'half', '1/10', '10 percent', '1.2.3'].map(parseRate)).toEqual(Array(5).fill(undefined));
});
