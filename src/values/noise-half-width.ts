import { discreteLaplaceBound } from './discrete-laplace.ts';
import { normalBelow } from './normal-distribution.ts';

/** Noise as a dataset declares it. */
export interface DeclaredNoise {
  readonly mechanism: 'laplace' | 'discrete-laplace' | 'gaussian' | 'discrete-gaussian';
  /** b of Laplace noise, σ of Gaussian noise. */
  readonly scale: number;
}

/** The smallest value at which a rising function is at least `wanted`, between 0 and `most`, to 12 digits. */
function bisect(rising: (value: number) => number, wanted: number, most: number): number {
  let [low, high] = [0, most];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < wanted) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The smallest whole b with at least `share` of the discrete Gaussian within ±b: P(x) ∝ e^(−x² / 2σ²) over the whole
 * numbers (Canonne, Kamath and Steinke 2020, definition 1). What lies beyond 12σ is below 10⁻³⁰.
 */
function discreteGaussianBound(share: number, sigma: number): number {
  const mass = (x: number) => Math.exp(-(x * x) / (2 * sigma * sigma));
  const reach = Math.ceil(12 * sigma) + 1;
  const within = Array.from({ length: reach }, (_, x) => (x === 0 ? 1 : 2 * mass(x)));
  const all = within.reduce((sum, part) => sum + part, 0);
  let sum = 0;
  return within.findIndex((part) => (sum += part) >= share * all - 1e-12);
}

/**
 * Half the width of the interval around a published value that holds `share` of the noise, in the column's unit:
 * Laplace b · ln(1 / (1 − share)), for P(|X| > t) = e^(−t/b); Gaussian σ · z with Φ(z) = (1 + share) / 2; of discrete
 * noise the smallest whole number that holds at least that share. `share` lies between 0 and 1, both excluded.
 */
export function noiseHalfWidth({ mechanism, scale }: DeclaredNoise, share: number): number {
  switch (mechanism) {
    case 'laplace':
      return scale * Math.log(1 / (1 - share));
    case 'discrete-laplace':
      // At sensitivity 1 the scale is 1 / ε; at any other, both grow alike.
      return discreteLaplaceBound(share, 1 / scale);
    case 'gaussian':
      return scale * bisect((z) => 1 - 2 * normalBelow(-z), share, 10);
    case 'discrete-gaussian':
      return discreteGaussianBound(share, scale);
  }
}
