import { auditSchema } from '../content/record.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** An independent audit. */
export const audits = {
  schema: auditSchema,

  mentions: ({ claims }) =>
    claims.flatMap(({ promise }, index) => mention(['claims', index, 'promise'], 'charter', promise)),
  fixed: { values: ['date', 'result', 'status', 'closed', 'promise'], wholes: [] },
  shown: {
    page: 'audits',
    entries: 'pages',
    menu: { group: 'check', place: 3 },
    linked: 10,
    search: ({ data, text }) => ({ summary: data.scope, text }),
  },
} as const satisfies ContentKind<typeof auditSchema>;
