import { reportSchema } from '../content/record.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A periodic privacy report. */
export const reports = {
  schema: reportSchema,

  mentions: ({ previous }) => mention(['previous'], 'reports', previous),
  fixed: { values: ['period', 'published', 'previous'], wholes: ['log', 'requests', 'facts'] },
  shown: {
    page: 'reports',
    entries: 'pages',
    menu: { group: 'changed', place: 2 },
    linked: 11,
    search: ({ data, text }) => ({ summary: data.summary, text }),
  },
} as const satisfies ContentKind<typeof reportSchema>;
