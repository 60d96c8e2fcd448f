import type { Payload, PayloadVersion } from '../schema/content/payload.ts';
import type { Day } from '../values/day.ts';

/** A version of a payload, as its row of the table shows it. */
export interface PayloadRow extends PayloadVersion {
  /** The number of the version before; absent for the first. */
  readonly before?: number;
  /** Whether all of the version before is still there and means the same, or all but what this one names. */
  readonly stays: 'all' | 'rest';
  /** Whether it is the newest that is sent, one that is still to come, or an older one. */
  readonly state: 'now' | 'planned' | 'older';
}

/** The versions of a payload as of a day, newest first. */
export function payloadRows({ versions }: Pick<Payload, 'versions'>, today: Day): PayloadRow[] {
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  const now = newestFirst.find(({ from }) => from <= today);
  return newestFirst.map((version, index) => {
    const before = newestFirst[index + 1]?.version;
    const others = version.from > today ? 'planned' : 'older';
    return {
      ...version,
      ...(before === undefined ? {} : { before }),
      stays: version.removed || version.changed ? 'rest' : 'all',
      state: version === now ? 'now' : others,
    };
  });
}
