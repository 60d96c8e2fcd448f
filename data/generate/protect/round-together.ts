/** The multiple of `base` nearest to a value; halves go up. */
export function roundTo(value: number, base: number): number {
  return Math.round(value / base) * base;
}

/**
 * Rounds counts to multiples of `base` so that they add up to `total`: each goes down or up by less than `base`, up
 * where most is missing (the method of largest remainders; ties go to the earlier). `total` must be a multiple of
 * `base` and defaults to the rounded sum. Throws where no such rounding exists.
 */
export function roundTogether(
  counts: readonly number[],
  base: number,
  total: number = roundTo(
    counts.reduce((sum, count) => sum + count, 0),
    base,
  ),
): number[] {
  const rounded = counts.map((count) => Math.floor(count / base) * base);
  const steps = (total - rounded.reduce((sum, count) => sum + count, 0)) / base;
  const order = counts
    .map((count, index) => ({ index, missing: count % base }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing || a.index - b.index);
  if (!Number.isInteger(steps) || steps < 0 || steps > order.length)
    throw new RangeError(`${counts.join(' + ')} cannot be rounded to ${base} and add up to ${total}`);
  for (const { index } of order.slice(0, steps)) rounded[index] = (rounded[index] ?? 0) + base;
  return rounded;
}
