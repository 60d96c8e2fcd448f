import { lessonSchema } from '../content/texts.ts';
import type { ContentKind } from '../content-kind.ts';

/** A lesson: a tutorial, a threat model or a case study. */
export const learn = {
  schema: lessonSchema,

  mentions: () => [],
  fixed: { values: ['order', 'kind', 'minutes'], wholes: [] },
  shown: {
    page: 'learn',
    entries: 'pages',
    menu: { group: 'help', place: 3 },
    search: ({ data, text }) => ({ summary: data.summary, text }),
  },
} as const satisfies ContentKind<typeof lessonSchema>;
