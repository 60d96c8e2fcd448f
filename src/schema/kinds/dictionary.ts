import { plainKey } from '../../payload/key-path.ts';
import { fieldSchema } from '../content/field.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A field that is collected or published. */
export const dictionary = {
  schema: fieldSchema,
  folders: true,
  mentions: (data) => [
    ...mention(['methods'], 'methods', data.methods),
    ...mention(['category'], 'categories', data.category),
    ...mention(['products'], 'products', data.products),
    ...(data.kind === 'collected'
      ? [
          ...mention(['retention'], 'retention', data.retention),
          ...mention(['assessment'], 'assessments', data.assessment),
        ]
      : mention(['derivedFrom'], 'dictionary', data.derivedFrom)),
  ],
  fixed: {
    values: [
      'id',
      'kind',
      'type',
      'value',
      'minimum',
      'maximum',
      'pattern',
      'since',
      'status',
      'removed',
      'until',
      'key',
      'category',
      'sensitivity',
      'retention',
      'assessment',
      'unpublished',
      'line',
    ],
    wholes: ['example', 'methods', 'products', 'derivedFrom'],
  },
  shown: {
    page: 'dictionary',
    entries: 'pages',
    menu: { group: 'collected', place: 2 },
    linked: 2,
    search: ({ data, text }) => ({
      summary: data.summary,
      text: `${data.kind === 'collected' ? `${plainKey(data.key)} ${data.why}` : data.how} ${text}`,
    }),
  },
} as const satisfies ContentKind<typeof fieldSchema>;
