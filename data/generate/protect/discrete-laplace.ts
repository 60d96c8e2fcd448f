import type { Random } from '../random.ts';

/**
 * A whole number with probability proportional to exp(−|x| / scale): the discrete Laplace distribution (Ghosh,
 * Roughgarden and Sundararajan 2009), as the difference of two geometric ones.
 */
export function discreteLaplace(random: Random, scale: number): number {
  const geometric = () => Math.floor(Math.log(1 - random.next()) * -scale);
  return geometric() - geometric();
}
