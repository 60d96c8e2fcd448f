import { promiseSchema } from '../content/promise.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A promise. Its evidence says what backs it. */
export const charter = {
  schema: promiseSchema,

  mentions: ({ categories, fields, datasets, schedules, methods, evidence }) => [
    ...mention(['categories'], 'categories', categories),
    ...mention(['fields'], 'dictionary', fields),
    ...mention(['datasets'], 'datasets', datasets),
    ...mention(['schedules'], 'retention', schedules),
    ...mention(['methods'], 'methods', methods),
    ...evidence.flatMap((piece, index) => {
      if (piece.kind === 'checked') return mention(['evidence', index, 'datasets'], 'datasets', piece.datasets);
      if (piece.kind === 'audited') return mention(['evidence', index, 'audit'], 'audits', piece.audit);
      return [];
    }),
  ],
  fixed: {
    values: ['order', 'kind', 'audit'],
    wholes: ['checks', 'datasets', 'categories', 'fields', 'schedules', 'methods'],
  },
  shown: {
    page: 'charter',
    entries: 'sections',
    prefixed: true,
    menu: { group: 'check', place: 1 },
    linked: 8,
    search: ({ text }) => ({ summary: text.slice(0, 160), text }),
  },
} as const satisfies ContentKind<typeof promiseSchema>;
