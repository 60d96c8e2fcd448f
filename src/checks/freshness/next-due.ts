import type { PrivacyBlock } from '../../schema/data/privacy.ts';
import type { Day } from '../../values/day.ts';
import { addDuration } from '../../values/duration.ts';
import { type Period, periodEnd } from '../../values/period.ts';

/**
 * The last day on which the release after a table's newest period is on time: one cadence and the delay after its end.
 */
export function nextDue(newest: Period, { cadence, delay }: Pick<PrivacyBlock, 'cadence' | 'delay'>): Day {
  return addDuration(addDuration(periodEnd(newest), cadence), delay ?? cadence);
}
