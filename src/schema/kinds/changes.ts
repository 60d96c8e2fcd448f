import { changeSchema } from '../content/texts.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A dated privacy note. */
export const changes = {
  schema: changeSchema,

  mentions: ({ changes }) =>
    changes.flatMap(({ field, category, dataset, schedule }, index) => [
      ...mention(['changes', index, 'field'], 'dictionary', field),
      ...mention(['changes', index, 'category'], 'categories', category),
      ...mention(['changes', index, 'dataset'], 'datasets', dataset),
      ...mention(['changes', index, 'schedule'], 'retention', schedule),
    ]),
  fixed: {
    values: ['date', 'announced', 'type', 'field', 'category', 'dataset', 'schedule', 'about', 'check'],
    wholes: [],
  },
  shown: {
    page: 'changes',
    entries: 'sections',
    prefixed: true,
    menu: { group: 'changed', place: 1 },
    linked: 14,
    search: ({ data, text }) => ({ summary: data.meaning, text }),
  },
} as const satisfies ContentKind<typeof changeSchema>;
