import type { z } from 'zod';
import type { ContentKind } from './content-kind.ts';
import { assessments } from './kinds/assessments.ts';
import { audits } from './kinds/audits.ts';
import { categories } from './kinds/categories.ts';
import { changes } from './kinds/changes.ts';
import { charter } from './kinds/charter.ts';
import { charts } from './kinds/charts.ts';
import { concerns } from './kinds/concerns.ts';
import { dictionary } from './kinds/dictionary.ts';
import { faq } from './kinds/faq.ts';
import { governance } from './kinds/governance.ts';
import { learn } from './kinds/learn.ts';
import { methods } from './kinds/methods.ts';
import { pages } from './kinds/pages.ts';
import { payloads } from './kinds/payloads.ts';
import { products } from './kinds/products.ts';
import { reports } from './kinds/reports.ts';
import { retention } from './kinds/retention.ts';
import { security } from './kinds/security.ts';
import { waivers } from './kinds/waivers.ts';
import type { Kind, nouns } from './nouns.ts';

/** Every kind under its folder. One that is missing does not compile. */
export const kinds = {
  charter,
  categories,
  dictionary,
  products,
  payloads,
  retention,
  methods,
  faq,
  concerns,
  changes,
  charts,
  reports,
  assessments,
  audits,
  security,
  governance,
  learn,
  waivers,
  pages,
} as const satisfies Readonly<Record<Kind, ContentKind>>;

export type EntryOf<K extends Kind> = z.infer<(typeof kinds)[K]['schema']>;

/** Words for the entries of kinds that have pages. */
export type ShownNoun = {
  [K in Kind]: (typeof kinds)[K]['shown'] extends null ? never : (typeof nouns)[K];
}[Kind];

/** A kind without the types of its entries, for what is done alike with every kind. */
export const kindOf = (kind: Kind): ContentKind => kinds[kind];
