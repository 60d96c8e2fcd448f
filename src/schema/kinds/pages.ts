import { pageSchema } from '../content/page.ts';
import type { ContentKind } from '../content-kind.ts';

/** A page of the project's own, such as an imprint. */
export const pages = {
  schema: pageSchema,

  mentions: () => [],
  fixed: { values: ['order', 'where', 'updated'], wholes: [] },
  shown: {
    page: '',
    entries: 'root',
    menu: null,
    search: ({ data, text }) => ({ summary: data.summary, text }),
  },
} as const satisfies ContentKind<typeof pageSchema>;
