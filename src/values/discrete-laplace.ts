/**
 * The discrete Laplace distribution at a privacy loss ε for sensitivity 1: P(x) = (1 − a) / (1 + a) · a^|x| with
 * a = e^−ε (Ghosh, Roughgarden and Sundararajan 2009).
 */
export function discreteLaplaceMass(x: number, epsilon: number): number {
  const a = Math.exp(-epsilon);
  return ((1 - a) / (1 + a)) * a ** Math.abs(x);
}

/** The smallest whole number b so that at least `share` of the noise lies within ±b. */
export function discreteLaplaceBound(share: number, epsilon: number): number {
  // P(|x| > b) = 2 a^(b + 1) / (1 + a)
  const a = Math.exp(-epsilon);
  return Math.max(0, Math.ceil(Math.log(((1 - share) * (1 + a)) / 2) / Math.log(a) - 1 - 1e-9));
}

/**
 * One value of the noise, from two numbers drawn evenly from 0 (inclusive) to 1: the difference of two geometric ones.
 */
export function discreteLaplaceFrom(u: number, v: number, epsilon: number): number {
  const geometric = (drawn: number) => Math.floor(Math.log(1 - drawn) / -epsilon);
  return geometric(u) - geometric(v) + 0;
}
