import { chartSchema } from '../content/chart.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A chart over published tables. */
export const charts = {
  schema: chartSchema,

  mentions: ({ dataset }) => mention(['dataset'], 'datasets', dataset),
  fixed: {
    values: ['order', 'dataset', 'mark', 'column', 'table', 'format', 'zero', 'name', 'breaks', 'noise'],
    wholes: [],
  },
  shown: {
    page: 'explore',
    entries: 'pages',
    menu: { group: 'see', place: 1 },
    linked: 5,
    // The text of a chart is its caption.
    search: ({ data, text }) => ({ summary: data.question, text }),
  },
} as const satisfies ContentKind<typeof chartSchema>;
