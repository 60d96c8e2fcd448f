import { productSchema } from '../content/product.ts';
import type { ContentKind } from '../content-kind.ts';

/** A product or a channel of the project, where one site speaks of several. */
export const products = {
  schema: productSchema,

  mentions: () => [],
  fixed: { values: ['order', 'url'], wholes: [] },
  shown: {
    page: 'products',
    entries: 'pages',
    menu: { group: 'collected', place: 4 },
    search: ({ data, text }) => ({ summary: data.summary, text }),
  },
} as const satisfies ContentKind<typeof productSchema>;
