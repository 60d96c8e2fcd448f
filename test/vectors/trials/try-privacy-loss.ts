import { cdpDelta, cdpEpsilon, gaussianScale, laplaceScale, toEpsilon } from '../../../src/checks/privacy-loss.ts';
import type { Vectors } from '../vectors.ts';
import type { Trial } from './trial.ts';

/** Each formula by the name of its list in the vectors; the last number of a vector is the wanted one. */
const formulas: Readonly<Record<string, { readonly within: number; compute(...given: number[]): number }>> = {
  cdp_eps: { within: 1e-8, compute: (rho = 0, delta = 0) => cdpEpsilon(rho, delta) },
  cdp_delta: { within: 1e-10, compute: (rho = 0, epsilon = 0) => cdpDelta(rho, epsilon) },
  'standard_bun_steinke_prop1.3': {
    within: 0.011,
    compute: (rho = 0, delta = 0) => toEpsilon(rho, delta, 'bun-steinke-2016'),
  },
  bun_steinke_sqrt_pi: {
    within: 0.0051,
    compute: (rho = 0, delta = 0) => toEpsilon(rho, delta, 'bun-steinke-2016-sqrt-pi'),
  },
  'laplace_scale[sens,eps,k,want]': {
    within: 0,
    compute: (sensitivity = 0, epsilon = 0, releases = 0) => laplaceScale(sensitivity, epsilon, releases),
  },
  // That library names the inverse of the scale.
  'dlaplace_param[sens,eps,k,want]': {
    within: 1e-12,
    compute: (sensitivity = 0, epsilon = 0, releases = 0) => 1 / laplaceScale(sensitivity, epsilon, releases),
  },
  'gaussian_std[sens,eps,delta,k,want]': {
    within: 5e-7,
    compute: (sensitivity = 0, epsilon = 0, delta = 0, releases = 0) =>
      gaussianScale(sensitivity, epsilon, delta, releases),
  },
};

export function tryPrivacyLoss({ dp }: Pick<Vectors, 'dp'>): Trial[] {
  const lists = Object.entries(dp).filter((entry): entry is [string, readonly (readonly number[])[]] =>
    Array.isArray(entry[1]),
  );
  return lists.flatMap(([name, list]) =>
    list.map((numbers): Trial => {
      const formula = formulas[name];
      return {
        name: `${name} ${numbers.slice(0, -1).join(', ')}`,
        got: formula ? formula.compute(...numbers.slice(0, -1)) : 'no formula of this name',
        want: numbers.at(-1),
        ...(formula ? { within: formula.within } : {}),
      };
    }),
  );
}
