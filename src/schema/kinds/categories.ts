import { categorySchema } from '../content/category.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A category of consent: one switch in the app. */
export const categories = {
  schema: categorySchema,

  mentions: ({ retention, methods, products }) => [
    ...mention(['retention'], 'retention', retention),
    ...mention(['methods'], 'methods', methods),
    ...mention(['products'], 'products', products),
  ],
  fixed: {
    values: [
      'order',
      'sensitivity',
      'consentVersion',
      'noticeVersion',
      'since',
      'validity',
      'retention',
      'sampleRate',
      'default',
    ],
    wholes: ['methods', 'products', 'example'],
  },
  shown: {
    page: 'categories',
    entries: 'pages',
    menu: { group: 'collected', place: 1 },
    linked: 1,
    feed: (id) => `changes/${id}.xml`,
    search: ({ data, text }) => ({ summary: data.summary, text: `${data.purposes.join(' ')} ${text}` }),
  },
} as const satisfies ContentKind<typeof categorySchema>;
