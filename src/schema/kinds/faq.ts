import { questionSchema } from '../content/texts.ts';
import type { ContentKind } from '../content-kind.ts';

/** A question with its answer. */
export const faq = {
  schema: questionSchema,

  mentions: () => [],
  fixed: { values: ['order'], wholes: [] },
  shown: {
    page: 'faq',
    entries: 'sections',
    prefixed: true,
    menu: { group: 'help', place: 1 },
    search: ({ text }) => ({ summary: text.slice(0, 160), text }),
  },
} as const satisfies ContentKind<typeof questionSchema>;
