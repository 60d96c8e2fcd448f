/**
 * Every kind of Markdown file an adopter writes: its folder below `content/`, and the word for one of its entries, as
 * search, relations and the words of the interface name it. A new kind begins with a line here.
 */
export const nouns = {
  charter: 'promise',
  categories: 'category',
  dictionary: 'field',
  products: 'product',
  payloads: 'payload',
  retention: 'schedule',
  methods: 'method',
  faq: 'question',
  concerns: 'concern',
  changes: 'change',
  charts: 'chart',
  reports: 'report',
  assessments: 'assessment',
  audits: 'audit',
  security: 'security',
  governance: 'rule',
  learn: 'lesson',
  waivers: 'waiver',
  pages: 'page',
} as const;

export type Kind = keyof typeof nouns;
export type Noun = (typeof nouns)[Kind];

/** The kinds, in the order in which they are read, listed and searched. */
export const kindNames = Object.keys(nouns) as Kind[];
