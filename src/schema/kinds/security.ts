import { securitySchema } from '../content/security.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** The security posture, or an advisory. */
export const security = {
  schema: securitySchema,

  mentions: (data) => {
    if (data.kind === 'advisory') return mention(['datasets'], 'datasets', data.datasets);
    return (data.flow?.stages ?? []).flatMap(({ schedules, without }, index) => [
      ...mention(['flow', 'stages', index, 'schedules'], 'retention', schedules),
      ...(without === 'unpublished' ? [] : mention(['flow', 'stages', index, 'without'], 'dictionary', without)),
    ]);
  },
  fixed: {
    values: ['kind', 'id', 'place', 'after', 'date', 'severity', 'reviewed', 'affectedFrom', 'affectedUntil'],
    wholes: ['seenBy', 'without', 'schedules', 'datasets'],
  },
  shown: {
    page: 'security',
    entries: 'sections',
    menu: { group: 'protection', place: 2 },
    search: ({ text }) => ({ summary: text.slice(0, 160), text }),
  },
} as const satisfies ContentKind<typeof securitySchema>;
