import type { StatementKind } from '../../../checks/policy/whole-policy.ts';
import { kindOf } from '../../../schema/kinds.ts';
import { type Kind, kindNames } from '../../../schema/nouns.ts';
import type { Reading } from './flatten.ts';

/** What a statement of each kind of content is called; null for a kind that is no policy. */
export const contentKinds = {
  charter: 'promise',
  categories: 'category',
  dictionary: 'field',
  products: 'product',
  payloads: 'payload',
  retention: 'schedule',
  methods: 'method',
  security: 'security',
  governance: 'rule',
  concerns: 'concern',
  audits: 'audit',
  waivers: 'waiver',
  reports: 'report',
  changes: 'change',
  faq: null,
  charts: null,
  assessments: null,
  learn: null,
  // What a project says besides, such as an imprint: a promise about telemetry belongs into the charter.
  pages: null,
} as const satisfies Readonly<Record<Kind, StatementKind | null>>;
export type PolicyFolder = { [K in Kind]: (typeof contentKinds)[K] extends null ? never : K }[Kind];

/** The folders of content that are policy, in their order. */
export const policyFolders = kindNames.filter((kind): kind is PolicyFolder => contentKinds[kind] !== null);

/**
 * What says nothing: the place in a list; examples, of which a new one means the same; links into code, which move
 * with every release of the app; the first day of a consent version, which its number tells.
 */
const ignored: Partial<Record<PolicyFolder, readonly string[]>> = {
  dictionary: ['example', 'code'],
  categories: ['example', 'since', 'benefits'],
};

const words = (text: string) => /\s/.test(text);

/** How the front matter of a kind is read: what its translations leave out is meaning. */
export function readingOf(folder: PolicyFolder): Reading {
  const { fixed } = kindOf(folder);
  const values = new Set<string>(fixed.values);
  return {
    ignored: new Set(['order', ...(ignored[folder] ?? [])]),
    wholes: new Set<string>(fixed.wholes),
    isWords: (key, text) => !values.has(key) || words(text),
  };
}

/** `site.yaml`: what it says about the project and about how things are turned off is words. */
export const siteReading: Reading = {
  ignored: new Set([
    'contentUrl',
    'newIssue',
    'url',
    'host',
    'asOf',
    'look',
    'links',
    'footer',
    'naming',
    'fieldIds',
    'securityTxt',
    'assessmentsRequiredSince',
  ]),
  wholes: new Set(['budget', 'contact', 'log', 'operator']),
  isWords: (key) => !['language', 'languages', 'default'].includes(key),
};

/** The privacy block of a table. */
export const tableReading: Reading = {
  ignored: new Set(['link']),
  wholes: new Set(['differentialPrivacy', 'margins', 'columns', 'ratios', 'shares', 'statistics']),
  isWords: (key) => ['unit', 'none', 'population', 'reason', 'forever', 'title', 'description'].includes(key),
};
