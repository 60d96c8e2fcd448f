import { expect, test } from 'vitest';
import { discreteLaplace } from '../../../data/generate/protect/discrete-laplace.ts';
import { createRandom } from '../../../data/generate/random.ts';

/** P(|X| ≤ t) of the discrete Laplace distribution: 1 − 2 pᵗ⁺¹ / (1 + p) with p = exp(−1 / scale). */
const within = (limit: number, scale: number) => 1 - (2 * Math.exp(-(limit + 1) / scale)) / (1 + Math.exp(-1 / scale));

test('noise is spread as declared, and centred on nothing', () => {
  const random = createRandom(7);
  const draws = Array.from({ length: 200_000 }, () => discreteLaplace(random, 2));
  const share = (limit: number) => draws.filter((draw) => Math.abs(draw) <= limit).length / draws.length;
  for (const limit of [0, 1, 2, 6, 10]) expect(share(limit)).toBeCloseTo(within(limit, 2), 2);
  expect(draws.reduce((sum, draw) => sum + draw) / draws.length).toBeCloseTo(0, 1);
  expect(draws.every(Number.isInteger)).toBe(true);
});

test('19 cases out of 20 lie within ±6 at scale 2, which the pages say', () => {
  expect(within(6, 2)).toBeGreaterThanOrEqual(0.95);
  expect(within(5, 2)).toBeLessThan(0.95);
});
