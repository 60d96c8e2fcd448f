import { waiverSchema } from '../content/texts.ts';
import type { ContentKind } from '../content-kind.ts';
import { mention } from '../mention.ts';

/** A finding that was accepted, for a reason and for a time. The page of the checks shows it. */
export const waivers = {
  schema: waiverSchema,

  mentions: ({ dataset }) => mention(['dataset'], 'datasets', dataset),
  fixed: { values: ['check', 'dataset', 'table', 'column', 'from', 'expires'], wholes: [] },
  shown: null,
} as const satisfies ContentKind<typeof waiverSchema>;
