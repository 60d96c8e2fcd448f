/** The standard normal distribution function, to about 15 digits. */
export function normalBelow(x: number): number {
  const t = Math.abs(x) / Math.SQRT2;
  let tail: number;
  if (t < 2.5) {
    let [term, sum] = [t, t];
    for (let n = 1; term > 1e-17 * sum; n += 1) sum += term *= (2 * t * t) / (2 * n + 1);
    tail = (1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-t * t) * sum) / 2;
  } else {
    let fraction = 0;
    for (let n = 60; n > 0; n -= 1) fraction = n / 2 / (t + fraction);
    tail = Math.exp(-t * t) / Math.sqrt(Math.PI) / (t + fraction) / 2;
  }
  return x < 0 ? tail : 1 - tail;
}
