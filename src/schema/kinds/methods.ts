import { methodSchema } from '../content/texts.ts';
import type { ContentKind } from '../content-kind.ts';

/** A method of anonymization, in plain words. */
export const methods = {
  schema: methodSchema,

  mentions: () => [],
  fixed: { values: ['order'], wholes: ['checks'] },
  shown: {
    page: 'methods',
    entries: 'sections',
    prefixed: true,
    menu: { group: 'protection', place: 1 },
    linked: 7,
    search: ({ data, text }) => ({ summary: data.summary, text: `${(data.terms ?? []).join(' ')} ${text}` }),
  },
} as const satisfies ContentKind<typeof methodSchema>;
