import { assessmentSchema } from '../content/record.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A privacy impact assessment. */
export const assessments = {
  schema: assessmentSchema,

  mentions: ({ categories, fields }) => [
    ...mention(['categories'], 'categories', categories),
    ...mention(['fields'], 'dictionary', fields),
  ],
  fixed: {
    values: ['date', 'nextReview', 'decision', 'event', 'severity', 'likelihood', 'epsilon'],
    wholes: ['categories', 'fields'],
  },
  shown: {
    page: 'assessments',
    entries: 'pages',
    menu: { group: 'why', place: 2 },
    linked: 9,
    search: ({ data, text }) => ({ summary: data.summary, text }),
  },
} as const satisfies ContentKind<typeof assessmentSchema>;
