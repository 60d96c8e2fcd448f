/** What the policy is made of. */
export const statementKinds = [
  'site',
  'preamble',
  'promise',
  'category',
  'field',
  'product',
  'payload',
  'schedule',
  'method',
  'table',
  'security',
  'rule',
  'concern',
  'audit',
  'waiver',
  'report',
  'change',
] as const;
export type StatementKind = (typeof statementKinds)[number];

export type Scalar = string | number | boolean;
export type AspectValue = Scalar | readonly Scalar[];

/** Values by their path in the front matter, its parts divided by slashes: `stages/raw-store/keep`. */
export type Aspects = Readonly<Record<string, AspectValue>>;

/** One thing that the policy says: a promise, a field, a schedule. */
export interface Statement {
  /** What is no words: numbers, days, names of other things. The same in every language. */
  readonly meaning: Aspects;
  /** Its words by language; the text below the front matter is `body`. */
  readonly words: Readonly<Record<string, Aspects>>;
}

/** `<kind>:<id>`, such as `promise:off-by-default`. */
export type StatementKey = `${StatementKind}:${string}`;

/** A file below `data/policy/whole/`, as canonical JSON: everything that the site said when it was recorded. */
export interface WholePolicy {
  readonly format: 1;
  readonly project: string;
  /** The site's own language, whose words are always there. */
  readonly language: string;
  readonly statements: Readonly<Record<StatementKey, Statement>>;
}

/**
 * The statements of a policy, where one that is the same in all policies that are compared is a fingerprint alone.
 */
export type Condensed = Readonly<Record<StatementKey, Statement | string>>;

/** Kind and id of a statement. */
export function partsOfKey(key: StatementKey): { readonly kind: StatementKind; readonly id: string } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as StatementKind, id: key.slice(at + 1) };
}
