import type { Keep, Schedule } from '../schema/content/schedule.ts';
import { approximateDays } from '../values/duration.ts';

/** The longest stay of the data themselves: of any stage before publication; of the published one where there is no other. */
export function totalKept(schedule: Pick<Schedule, 'stages'>): Keep {
  const before = schedule.stages.filter(({ place }) => place !== 'published');
  const stages = before.length > 0 ? before : schedule.stages;
  const days = (keep: Keep) => (typeof keep === 'string' ? approximateDays(keep) : Infinity);
  return stages.map(({ keep }) => keep).reduce((longest, keep) => (days(keep) > days(longest) ? keep : longest));
}
