import type { Concern } from '../schema/content/concern.ts';
import { type Day, daysBetween } from '../values/day.ts';

/** How long answered concerns waited, in whole days. */
export interface WaitingTimes {
  /** Half of the answers came within this time: of an even number, the longer of the two in the middle. */
  readonly median: number;
  readonly longest: number;
}

/** Whole days a concern waited for its answer, or has waited until `today`. Never below 0. */
export const waitedDays = (concern: Concern, today: Day): number =>
  Math.max(0, daysBetween(concern.raised, concern.status === 'answered' ? concern.answered : today));

/** What answered concerns waited; undefined where none was answered. Open ones are left to be told one by one. */
export function waitingTimes(concerns: readonly Concern[]): WaitingTimes | undefined {
  const waited = concerns
    .flatMap((concern) => (concern.status === 'answered' ? [waitedDays(concern, concern.answered)] : []))
    .sort((a, b) => a - b);
  const longest = waited.at(-1);
  const median = waited[Math.floor(waited.length / 2)];
  return longest === undefined || median === undefined ? undefined : { median, longest };
}
