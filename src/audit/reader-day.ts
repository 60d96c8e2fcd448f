import { type Day, dayOf } from '../values/day.ts';

export interface ReaderDay {
  /** The UTC day of the reader's clock. */
  readonly said: Day;
  /** The day to judge by: the clock's, or the day on which the site was made where the clock is plainly wrong. */
  readonly day: Day;
  /** Whether the clock lies before the day on which the site was made. */
  readonly isBehind: boolean;
}

/** By which day a reader's page judges a site that was made on a day. */
export function readerDay(now: Date, made: Day): ReaderDay {
  const said = dayOf(now);
  return said < made ? { said, day: made, isBehind: true } : { said, day: said, isBehind: false };
}
