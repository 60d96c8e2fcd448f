import { payloadSchema } from '../content/payload.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A payload: what the app sends in one piece, version by version. */
export const payloads = {
  schema: payloadSchema,

  mentions: ({ categories, products, number, versions }) => [
    ...mention(['categories'], 'categories', categories),
    ...mention(['products'], 'products', products),
    ...mention(['number'], 'dictionary', number),
    ...versions.flatMap(({ added, removed, changed = [], change }, index) => [
      ...mention(['versions', index, 'added'], 'dictionary', added),
      ...mention(['versions', index, 'removed'], 'dictionary', removed),
      ...changed.flatMap(({ field }, at) => mention(['versions', index, 'changed', at, 'field'], 'dictionary', field)),
      ...mention(['versions', index, 'change'], 'changes', change),
    ]),
  ],
  fixed: {
    values: ['order', 'number', 'version', 'from', 'until', 'first', 'last', 'field', 'change'],
    wholes: ['categories', 'products', 'added', 'removed'],
  },
  shown: {
    page: 'payloads',
    entries: 'sections',
    prefixed: true,
    menu: { group: 'collected', place: 3 },
    linked: 16,
    search: ({ data, text }) => {
      const notes = data.versions.flatMap(({ changed = [], note }) => [...changed.map(({ how }) => how), note ?? '']);
      return { summary: data.summary, text: [...notes, text].join(' ') };
    },
  },
} as const satisfies ContentKind<typeof payloadSchema>;
