import { concernSchema } from '../content/concern.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A concern somebody raised, and what came of it. */
export const concerns = {
  schema: concernSchema,

  mentions: ({ promises, categories, fields, datasets, schedules, methods, changes }) => [
    ...mention(['promises'], 'charter', promises),
    ...mention(['categories'], 'categories', categories),
    ...mention(['fields'], 'dictionary', fields),
    ...mention(['datasets'], 'datasets', datasets),
    ...mention(['schedules'], 'retention', schedules),
    ...mention(['methods'], 'methods', methods),
    ...mention(['changes'], 'changes', changes),
  ],
  fixed: {
    values: ['status', 'raised', 'answered'],
    wholes: ['promises', 'categories', 'fields', 'datasets', 'schedules', 'methods', 'changes'],
  },
  shown: {
    page: 'concerns',
    entries: 'sections',
    prefixed: true,
    menu: { group: 'help', place: 2 },
    linked: 13,
    search: ({ data, text }) =>
      data.status === 'answered'
        ? { summary: data.answer, text: `${data.answer} ${data.changed ?? ''} ${text}` }
        : { summary: data.next, text: `${data.next} ${text}` },
  },
} as const satisfies ContentKind<typeof concernSchema>;
