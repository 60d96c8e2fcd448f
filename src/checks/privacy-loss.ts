import type { DifferentialPrivacy } from '../schema/data/privacy.ts';
import { normalBelow } from '../values/normal-distribution.ts';

/** A formula that turns ρ of zero-concentrated privacy into ε at a given δ. */
export type Conversion = Exclude<DifferentialPrivacy['conversion'], 'pure'>;

/** ρ + 2√(ρ ln(1/δ)): Bun and Steinke 2016, Proposition 1.3. */
function bunSteinke(rho: number, delta: number): number {
  return rho + 2 * Math.sqrt(rho * Math.log(1 / delta));
}

/**
 * ρ + 2√(ρ ln(√(πρ)/δ)): the tighter form of Bun and Steinke 2016. Never below ρ, where the logarithm would turn
 * negative.
 */
function bunSteinkeSqrtPi(rho: number, delta: number): number {
  return rho + 2 * Math.sqrt(rho * Math.max(0, Math.log(Math.sqrt(Math.PI * rho) / delta)));
}

/**
 * The least δ for which ρ gives (ε, δ)-privacy by Canonne, Kamath and Steinke 2020, Corollary 13: the bound
 * exp((α−1)(αρ−ε)) (1−1/α)^α / (α−1) at its best order α > 1. Its logarithm is convex in α, so bisection of the slope
 * finds it.
 */
export function cdpDelta(rho: number, epsilon: number): number {
  if (rho === 0) return 0;
  const slope = (order: number) => (2 * order - 1) * rho - epsilon + Math.log1p(-1 / order);
  let [low, high] = [1 + 1e-9, (epsilon + 1) / (2 * rho) + 2];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  const order = (low + high) / 2;
  return Math.min(1, Math.exp((order - 1) * (order * rho - epsilon) + order * Math.log1p(-1 / order)) / (order - 1));
}

/** The least ε for which `cdpDelta` is at most δ, which must be above 0. */
export function cdpEpsilon(rho: number, delta: number): number {
  if (rho === 0) return 0;
  let [low, high] = [0, bunSteinke(rho, delta)];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (cdpDelta(rho, middle) <= delta) high = middle;
    else low = middle;
  }
  return high;
}

/** ε at δ for ρ, by the declared formula; 0 for ρ = 0, Infinity for δ ≤ 0, which no formula reaches. */
export function toEpsilon(rho: number, delta: number, conversion: Conversion): number {
  if (rho === 0) return 0;
  if (delta <= 0) return Infinity;
  switch (conversion) {
    case 'bun-steinke-2016':
      return bunSteinke(rho, delta);
    case 'bun-steinke-2016-sqrt-pi':
      return bunSteinkeSqrtPi(rho, delta);
    case 'canonne-kamath-steinke-2020':
      return cdpEpsilon(rho, delta);
  }
}

/**
 * What a loss of one unit is for somebody who is several of them: k·ε with δ·(e^(kε) − 1)/(e^ε − 1) (Vadhan 2017, The
 * Complexity of Differential Privacy, Lemma 2.2, summed exactly), and k²·ρ (Bun and Steinke 2016, Proposition 1.9).
 */
export function ofGroup(
  { epsilon = 0, delta = 0, rho = 0 }: { readonly epsilon?: number; readonly delta?: number; readonly rho?: number },
  units: number,
): { readonly epsilon: number; readonly delta: number; readonly rho: number } {
  const growth = epsilon > 0 ? Math.expm1(units * epsilon) / Math.expm1(epsilon) : units;
  return { epsilon: units * epsilon, delta: Math.min(1, units === 1 ? delta : delta * growth), rho: units ** 2 * rho };
}

/** The scale of Laplace noise, continuous or discrete, that spends ε on `releases` numbers of the given sensitivity. */
export function laplaceScale(sensitivity: number, epsilon: number, releases = 1): number {
  return (sensitivity * releases) / epsilon;
}

/** ρ that Gaussian noise of standard deviation σ spends: sensitivity² / (2σ²). */
export function gaussianRho(sensitivity: number, sigma: number): number {
  return sensitivity ** 2 / (2 * sigma ** 2);
}

/** The exact δ of Gaussian noise at ε: Balle and Wang 2018, Theorem 8. */
export function gaussianDelta(sensitivity: number, sigma: number, epsilon: number): number {
  const [half, shift] = [sensitivity / (2 * sigma), (epsilon * sigma) / sensitivity];
  return normalBelow(half - shift) - Math.exp(epsilon) * normalBelow(-half - shift);
}

/** The least standard deviation of Gaussian noise on `releases` numbers that is (ε, δ)-private, by the same theorem. */
export function gaussianScale(sensitivity: number, epsilon: number, delta: number, releases = 1): number {
  const joint = sensitivity * Math.sqrt(releases);
  let [low, high] = [0, joint];
  while (gaussianDelta(joint, high, epsilon) > delta) [low, high] = [high, 2 * high];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (gaussianDelta(joint, middle, epsilon) > delta) low = middle;
    else high = middle;
  }
  return high;
}
