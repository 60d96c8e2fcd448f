import { ruleSchema } from '../content/rule.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A rule by which the project governs itself: who decides, who approves, who looks. */
export const governance = {
  schema: ruleSchema,

  mentions: ({ promises, categories, schedules, methods, assessments, audits, changes }) => [
    ...mention(['promises'], 'charter', promises),
    ...mention(['categories'], 'categories', categories),
    ...mention(['schedules'], 'retention', schedules),
    ...mention(['methods'], 'methods', methods),
    ...mention(['assessments'], 'assessments', assessments),
    ...mention(['audits'], 'audits', audits),
    ...mention(['changes'], 'changes', changes),
  ],
  fixed: {
    values: ['order', 'every', 'reviewed', 'next'],
    wholes: ['promises', 'categories', 'schedules', 'methods', 'assessments', 'audits', 'changes'],
  },
  shown: {
    page: 'governance',
    entries: 'sections',
    prefixed: true,
    menu: { group: 'protection', place: 3 },
    linked: 15,
    search: ({ data, text }) => {
      const points = (data.points ?? []).map(({ topic, statement }) => `${topic} ${statement}`);
      return { summary: data.summary, text: [...data.decides, ...(data.approves ?? []), ...points, text].join(' ') };
    },
  },
} as const satisfies ContentKind<typeof ruleSchema>;
