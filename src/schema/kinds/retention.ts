import { scheduleSchema } from '../content/schedule.ts';
import type { ContentKind } from '../content-kind.ts';

/** A schedule: how long something is kept, place by place. */
export const retention = {
  schema: scheduleSchema,

  mentions: () => [],
  fixed: { values: ['order', 'place', 'keep'], wholes: [] },
  shown: {
    page: 'retention',
    entries: 'sections',
    prefixed: true,
    menu: { group: 'why', place: 1 },
    linked: 6,
    search: ({ data, text }) => ({
      summary: data.summary,
      text: `${data.stages.map((stage) => `${stage.what} ${stage.then}`).join(' ')} ${text}`,
    }),
  },
} as const satisfies ContentKind<typeof scheduleSchema>;
