import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cdpDelta, cdpEpsilon, gaussianScale, laplaceScale, toEpsilon } from '../../src/checks/privacy-loss.ts';

const path =
  process.env['VITRINE_VECTORS'] ?? new URL('../../../shared/vectors/vectors.json', import.meta.url).pathname;

interface Vectors {
  readonly dp: Readonly<Record<string, readonly (readonly number[])[]>>;
}

const vectors = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Vectors).dp : undefined;

/** Runs over the vectors of one name; each is a list of numbers, the wanted one last. */
function over(name: string, check: (...numbers: number[]) => void): void {
  test.skipIf(!vectors)(`${name} of ${vectors ? 'vectors.json' : 'vectors.json, which is not on this machine'}`, () => {
    const list = vectors?.[name] ?? [];
    expect(list.length).toBeGreaterThan(0);
    for (const numbers of list) check(...numbers);
  });
}

describe('published vectors', () => {
  over('cdp_eps', (rho = 0, delta = 0, want) => expect(cdpEpsilon(rho, delta)).toBeCloseTo(want ?? NaN, 8));
  over('cdp_delta', (rho = 0, epsilon = 0, want) => expect(cdpDelta(rho, epsilon)).toBeCloseTo(want ?? NaN, 10));
  over('standard_bun_steinke_prop1.3', (rho = 0, delta = 0, want) =>
    expect(Math.abs(toEpsilon(rho, delta, 'bun-steinke-2016') - (want ?? NaN))).toBeLessThan(0.011),
  );
  over('bun_steinke_sqrt_pi', (rho = 0, delta = 0, want) =>
    expect(Math.abs(toEpsilon(rho, delta, 'bun-steinke-2016-sqrt-pi') - (want ?? NaN))).toBeLessThan(0.0051),
  );
  over('laplace_scale[sens,eps,k,want]', (sensitivity = 0, epsilon = 0, releases = 0, want) =>
    expect(laplaceScale(sensitivity, epsilon, releases)).toBe(want),
  );
  // That library names the inverse of the scale.
  over('dlaplace_param[sens,eps,k,want]', (sensitivity = 0, epsilon = 0, releases = 0, want) =>
    expect(1 / laplaceScale(sensitivity, epsilon, releases)).toBeCloseTo(want ?? NaN, 12),
  );
  over('gaussian_std[sens,eps,delta,k,want]', (sensitivity = 0, epsilon = 0, delta = 0, releases = 0, want) =>
    expect(gaussianScale(sensitivity, epsilon, delta, releases)).toBeCloseTo(want ?? NaN, 6),
  );
});

describe('facts kept here', () => {
  test('the optimal order', () => {
    expect(cdpEpsilon(0.03125, 0.001)).toBeCloseTo(0.6880024554878085, 10);
    expect(cdpEpsilon(2, 1e-6)).toBeCloseTo(11.688596249354896, 8);
    expect(cdpDelta(0.05, 0.25)).toBeCloseTo(0.0817727531036956, 12);
    expect(cdpDelta(0.5, 0)).toBeCloseTo(0.5588356393474351, 12);
  });

  test('the two formulas of 2016', () => {
    expect(toEpsilon(4.96, 1e-10, 'bun-steinke-2016')).toBeCloseTo(26.33, 2);
    expect(toEpsilon(7.7, 1e-10, 'bun-steinke-2016')).toBeCloseTo(34.33, 2);
    expect(toEpsilon(14 * 0.0052, 1e-5, 'bun-steinke-2016-sqrt-pi')).toBeCloseTo(1.844, 3);
  });

  test('noise', () => {
    expect(laplaceScale(21, 3, 10)).toBe(70);
    expect(gaussianScale(1, 1, 0.78760074)).toBeCloseTo(1 / 3, 6);
    expect(gaussianScale(6, 1, 0.78760074, 25)).toBeCloseTo(10, 5);
  });

  test('nothing spent costs nothing; δ = 0 is out of reach', () => {
    for (const conversion of ['bun-steinke-2016', 'bun-steinke-2016-sqrt-pi', 'canonne-kamath-steinke-2020'] as const) {
      expect(toEpsilon(0, 1e-6, conversion)).toBe(0);
      expect(toEpsilon(1, 0, conversion)).toBe(Infinity);
    }
  });
});
