import { sensitivities } from '../../schema/sensitivities.ts';
import type { Direction } from './difference.ts';
import type { StatementKind } from './whole-policy.ts';

/** How a change of one value is judged. */
export type Rule =
  /** A number; `absent` is what it counts as where it is left out. */
  | { readonly by: 'number'; readonly weaker: 'higher' | 'lower'; readonly absent?: number }
  /** An ISO 8601 duration, or `forever`; `absent` is what it counts as where it is left out. */
  | { readonly by: 'duration'; readonly weaker: 'longer' | 'shorter'; readonly absent?: 'forever' | 'P0D' }
  /** A day; one that is left out counts as the weakest. */
  | { readonly by: 'day'; readonly weaker: 'later' | 'earlier' }
  /** One of several values, the strongest first. A value that is not among them counts as another meaning. */
  | { readonly by: 'rank'; readonly strongestFirst: readonly string[] }
  /** A list in which each entry counts; where `absentIsAll`, leaving it out names everything. */
  | {
      readonly by: 'list';
      readonly gone: Direction;
      readonly added: Direction;
      readonly absentIsAll?: boolean;
    }
  /** Something that is there or not. */
  | { readonly by: 'presence'; readonly gone: Direction; readonly added: Direction }
  /** Moves with another value beside it: what became stronger there is no weakening here. */
  | { readonly by: 'neighbour'; readonly aspect: string };

export interface KindRules {
  /** A statement that is gone, and one that is new. */
  readonly gone: Direction;
  readonly added: Direction;
  /** By path; `*` stands for one part. The first that fits counts. What none fits is `other` when it changes. */
  readonly aspects: readonly (readonly [path: string, rule: Rule])[];
}

const kept: Rule = { by: 'list', gone: 'weaker', added: 'stronger' };
const fewer: Rule = { by: 'list', gone: 'stronger', added: 'weaker' };
/** Products: leaving them out names all. */
const inProducts: Rule = { ...fewer, absentIsAll: true };
/** The end of something: that it came says more. */
const closed: Rule = { by: 'presence', gone: 'weaker', added: 'stronger' };
const more = { by: 'number', weaker: 'higher' } as const;
const less = { by: 'number', weaker: 'lower' } as const;

/** What a statement is about, and what looks at it: naming more says more. */
const links = [
  'categories',
  'fields',
  'datasets',
  'schedules',
  'methods',
  'promises',
  'changes',
  'checks',
  'terms',
].map((path) => [path, kept] as const);

const stays = { gone: 'weaker', added: 'stronger' } as const;

/** Every rule by which two policies are compared. The strictness of the check is this table. */
export const policyRules: Readonly<Record<StatementKind, KindRules>> = {
  site: {
    ...stays,
    aspects: [
      ['default', { by: 'rank', strongestFirst: ['off', 'on'] }],
      ['budget/epsilon', { ...more, absent: Infinity }],
      ['budget/delta', { ...more, absent: Infinity }],
      ['budget/rho', { ...more, absent: Infinity }],
      ['budget/window', { by: 'duration', weaker: 'shorter', absent: 'P0D' }],
      ['sampleRate', { ...more, absent: 1 }],
      ['languages', kept],
      ['log/publicKey', { by: 'presence', gone: 'weaker', added: 'stronger' }],
      ['log/witnesses', kept],
    ],
  },
  preamble: { ...stays, aspects: [] },
  promise: {
    ...stays,
    aspects: [
      ['evidence', kept],
      ['evidence/*/checks', kept],
      ['evidence/*/datasets', { ...kept, absentIsAll: true }],
      ...links,
    ],
  },
  category: {
    gone: 'other',
    added: 'weaker',
    aspects: [
      // Said only where it is on.
      ['default', { by: 'presence', gone: 'stronger', added: 'weaker' }],
      ['consentVersion', less],
      ['noticeVersion', less],
      ['validity', { by: 'duration', weaker: 'longer', absent: 'forever' }],
      ['sampleRate', { ...more, absent: 1 }],
      ['sensitivity', { by: 'rank', strongestFirst: sensitivities }],
      ['recipients', fewer],
      ['purposes', fewer],
      ['products', inProducts],
      ...links,
    ],
  },
  field: {
    gone: 'weaker',
    added: 'weaker',
    aspects: [
      ['sensitivity', { by: 'rank', strongestFirst: sensitivities }],
      ['unpublished', { by: 'presence', gone: 'weaker', added: 'stronger' }],
      ['category', fewer],
      ['products', inProducts],
      ...links,
    ],
  },
  // A product that is new sends what no installation of it sent before.
  product: { gone: 'other', added: 'weaker', aspects: [['recipients', fewer]] },
  payload: {
    ...stays,
    aspects: [['versions', kept], ['versions/*/until', closed], ['versions/*/last', closed], ...links],
  },
  schedule: {
    ...stays,
    aspects: [
      ['stages', fewer],
      ['stages/*/keep', { by: 'duration', weaker: 'longer' }],
      ['stages/*/access', fewer],
      ['stages/*/removed', kept],
    ],
  },
  method: { ...stays, aspects: links },
  table: {
    gone: 'other',
    added: 'stronger',
    aspects: [
      ['category', fewer],
      ['products', inProducts],
      ['minimumCount', less],
      ['roundTo', { ...less, absent: 1 }],
      ['keep', { by: 'duration', weaker: 'longer' }],
      ['cadence', { by: 'duration', weaker: 'longer' }],
      ['delay', { by: 'duration', weaker: 'longer' }],
      ['sampleRate', more],
      ['method', kept],
      ['counts', kept],
      ['rounded', kept],
      ['suppressible', kept],
      ['suppressed', { by: 'presence', gone: 'weaker', added: 'stronger' }],
      ['gaps', { by: 'list', gone: 'stronger', added: 'other' }],
      ['allow', fewer],
      ['overlapping', { by: 'list', gone: 'other', added: 'other' }],
      ['allow/*/kinds', fewer],
      ['wholeGroups', fewer],
      ['statistics', kept],
      ['breaks', kept],
      ['differentialPrivacy/epsilon', { ...more, absent: Infinity }],
      ['differentialPrivacy/delta', { ...more, absent: 0 }],
      ['differentialPrivacy/rho', { ...more, absent: Infinity }],
      ['differentialPrivacy/scale', { ...less, absent: 0 }],
      ['differentialPrivacy/columns', kept],
      ['differentialPrivacy/contributions', { ...more, absent: Infinity }],
    ],
  },
  security: {
    ...stays,
    aspects: [
      ['reviewed', { by: 'day', weaker: 'earlier' }],
      ['measures', kept],
      ['severity', { by: 'rank', strongestFirst: ['critical', 'high', 'moderate', 'low'] }],
      ['flow/roles', fewer],
      ['flow/roles/*/recipients', fewer],
      ['flow/stages', fewer],
      ['flow/stages/*/seenBy', fewer],
      ['flow/stages/*/holds', fewer],
      ['flow/stages/*/removed', kept],
      ['flow/stages/*/without', kept],
      ['flow/stages/*/schedules', kept],
      ...links,
    ],
  },
  rule: {
    ...stays,
    aspects: [
      ['approves', kept],
      ['points', kept],
      ['review/every', { by: 'duration', weaker: 'longer', absent: 'forever' }],
      ['review/reviewed', { by: 'day', weaker: 'earlier' }],
      ['review/next', { by: 'neighbour', aspect: 'reviewed' }],
      ['assessments', kept],
      ['audits', kept],
      ...links,
    ],
  },
  concern: {
    ...stays,
    aspects: [
      ['status', { by: 'rank', strongestFirst: ['answered', 'open'] }],
      ...['answered', 'answer', 'changed', 'next'].map(
        (path) => [path, { by: 'neighbour', aspect: 'status' }] as const,
      ),
      ...links,
    ],
  },
  audit: {
    ...stays,
    aspects: [
      ['claims', kept],
      ['claims/*/status', { by: 'rank', strongestFirst: ['closed', 'open'] }],
      ...['claims/*/closed', 'claims/*/response'].map((path) => [path, { by: 'neighbour', aspect: 'status' }] as const),
    ],
  },
  waiver: {
    gone: 'weaker',
    added: 'other',
    aspects: [
      ['expires', { by: 'day', weaker: 'later' }],
      ['scope/*', { by: 'presence', gone: 'weaker', added: 'stronger' }],
    ],
  },
  report: { ...stays, aspects: [] },
  change: { ...stays, aspects: [['changes', kept]] },
};

const patterns = new Map<string, RegExp>();

/** Whether a path is of a pattern in which `*` stands for one part. */
function fits(path: string, pattern: string): boolean {
  if (!pattern.includes('*')) return path === pattern;
  let expression = patterns.get(pattern);
  if (!expression) {
    expression = new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`);
    patterns.set(pattern, expression);
  }
  return expression.test(path);
}

/** The rule for a value of a kind of statement; undefined where any change is another meaning. */
export function ruleFor(kind: StatementKind, path: string): Rule | undefined {
  return policyRules[kind].aspects.find(([pattern]) => fits(path, pattern))?.[1];
}
