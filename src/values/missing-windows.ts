import { addDuration, type Duration } from './duration.ts';
import { type Period, periodEnd } from './period.ts';

/**
 * Last days of windows that are missing between two of them (each named by its last day): whole steps of the cadence
 * that nobody published. A window that ends later than the cadence asks, by less than another step, is late and not
 * missing.
 */
export function missingWindows(before: Period, next: Period, cadence: Duration): Period[] {
  const missing: Period[] = [];
  let expected = addDuration(periodEnd(before), cadence);
  for (let after = addDuration(expected, cadence); after <= periodEnd(next); after = addDuration(after, cadence)) {
    missing.push(expected as string as Period);
    expected = after;
  }
  return missing;
}
