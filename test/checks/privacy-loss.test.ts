import { expect, test } from 'vitest';
import { ofGroup, toEpsilon } from '../../src/checks/privacy-loss.ts';

test('the two formulas of 2016 give the figures that were published', () => {
  expect(toEpsilon(4.96, 1e-10, 'bun-steinke-2016')).toBeCloseTo(26.33, 2);
  expect(toEpsilon(7.7, 1e-10, 'bun-steinke-2016')).toBeCloseTo(34.33, 2);
  expect(toEpsilon(14 * 0.0052, 1e-5, 'bun-steinke-2016-sqrt-pi')).toBeCloseTo(1.844, 3);
});

test.each(['bun-steinke-2016', 'bun-steinke-2016-sqrt-pi', 'canonne-kamath-steinke-2020'] as const)(
  'nothing spent costs nothing, and δ = 0 is out of reach: %s',
  (conversion) => {
    expect(toEpsilon(0, 1e-6, conversion)).toBe(0);
    expect(toEpsilon(1, 0, conversion)).toBe(Infinity);
  },
);

test('a group of k units loses k times ε and k² times ρ, and δ grows with it', () => {
  expect(ofGroup({ epsilon: 0.1 }, 31).epsilon).toBeCloseTo(3.1, 12);
  expect(ofGroup({ rho: 0.005 }, 3).rho).toBeCloseTo(0.045, 12);
  expect(ofGroup({ epsilon: 0, delta: 1e-6 }, 5).delta).toBeCloseTo(5e-6, 12);
  expect(ofGroup({ epsilon: 1, delta: 1e-6 }, 2).delta).toBeCloseTo(1e-6 * (1 + Math.E), 12);
  expect(ofGroup({ epsilon: 1, delta: 1e-6 }, 1)).toEqual({ epsilon: 1, delta: 1e-6, rho: 0 });
});
