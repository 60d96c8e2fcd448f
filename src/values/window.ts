import { type Day, addDays } from './day.ts';
import { type Duration, addDuration, approximateDays } from './duration.ts';

/** How long a stretch each row of a table speaks of, up to the day it names, and how far it is from one to the next. */
export interface RollingWindow {
  readonly length: Duration;
  readonly step: Duration;
  /** Where every window ends on the first day of a month: such days are then no months. */
  readonly endsOnFirsts?: true;
}

/** The first day of a window, which its last day names. */
export const windowStart = (end: Day, length: Duration): Day => addDays(addDuration(end, length, -1), 1);

/** The rolling windows of a table, by its privacy block; undefined where its rows speak of calendar periods. */
export const windowsIn = (privacy: {
  readonly window?: Duration | undefined;
  readonly cadence: Duration;
}): RollingWindow | undefined =>
  privacy.window === undefined ? undefined : { length: privacy.window, step: privacy.cadence };

/** Whether neighbours share days: windows that are longer than the step from one to the next. */
export const windowsOverlap = ({ length, step }: RollingWindow): boolean =>
  approximateDays(length) > approximateDays(step);
