import { judgeSentValue, type ValueFault } from './judge-sent-value.ts';
import type { Notation, PayloadPart, PayloadReport } from './payload-text.ts';
import { matchesPattern, type ValueRule } from './value-rule.ts';

/** What the dictionary says of a key on the wire, as far as a value is judged by it. */
export interface SentField {
  readonly id: string;
  readonly key: string;
  readonly rule: ValueRule;
  /** Day on which it was removed; such a field must not be sent any more. */
  readonly removed?: string | undefined;
}

/** What is wrong with a key: not described, removed (on a day), standing twice in one report. */
export type KeyFault =
  { readonly kind: 'undeclared' } | { readonly kind: 'removed'; readonly on: string } | { readonly kind: 'repeated' };

/** Something a value could be that points to one person or one device. */
export interface Suspicion {
  /** What it could be; `name` is English, with its article. */
  readonly kind: { readonly id: string; readonly name: string };
  readonly certainty: 'certain' | 'undecidable';
}

/** What recognises such values; the name of the key helps it to tell chance matches. */
export type Recognise = (value: string, key: string) => readonly Suspicion[];

/** A value of a report with all that is known of it. */
export interface JudgedPart<F extends SentField> extends PayloadPart {
  /** The field of the dictionary; absent for a key that it does not describe. */
  readonly field?: F;
  readonly keyFaults: readonly KeyFault[];
  readonly valueFaults: readonly ValueFault[];
  readonly suspicions: readonly Suspicion[];
  /** What it looks like, where the pattern of its field says that this is meant; of zeros, what they stand for. */
  readonly declared: readonly Suspicion[];
}

/** Kinds of values that are random by their making, which an installation's own number is meant to be. */
export const randomKinds: ReadonlySet<string> = new Set(['uuid', 'hex', 'base64']);

/** A name in lower camel case as one with underscores, as protocol buffers turn one into the other. */
export const withUnderscores = (key: string): string =>
  key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A number that a notation writes as a text; the text where it is no number. */
function numberIn(value: unknown, pattern: RegExp): unknown {
  return typeof value === 'string' && pattern.test(value) ? Number(value) : value;
}

const whole = /^-?\d+$/;
const decimal = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A text of a form as the type of its field: a form has no numbers, no booleans, and no list of one. */
function fromForm(value: unknown, { type, values }: ValueRule): unknown {
  if (type === 'list') return Array.isArray(value) ? value : [value];
  const known = values?.find((one) => String(one.value) === value);
  if (known) return known.value;
  if (type === 'integer' || type === 'number') return numberIn(value, decimal);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** A value as its notation means it: protocol buffers write numbers of 64 bits as texts, a form writes all as texts. */
function meant(value: unknown, rule: ValueRule, notation: Notation): unknown {
  if (notation === 'form') return fromForm(value, rule);
  if (notation === 'protobuf' && rule.type === 'integer') return numberIn(value, whole);
  return value;
}

/** All texts and numbers within a value, and the names of keys inside it. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/** Whether the rule of a field leaves no room for anything else than what it names. */
const isClosed = ({ type, values }: ValueRule) => values !== undefined || type === 'boolean' || type === 'date';

/**
 * What a value looks like, without what is ruled out by a vocabulary, a date or a bound that it keeps; where one kind
 * is certain, no other is guessed at.
 */
function suspicionsOf(
  part: PayloadPart,
  rule: ValueRule | undefined,
  isKept: boolean,
  recognise: Recognise,
): Suspicion[] {
  const isBounded = typeof part.value === 'number' && rule?.minimum !== undefined && rule.maximum !== undefined;
  const texts = rule && isKept && (isClosed(rule) || isBounded) ? [] : textsIn(part.value);
  const names = rule ? [] : [part.key];
  const found = [...names, ...texts].flatMap((text) => recognise(text, part.key));
  const once = [...new Map(found.map((suspicion) => [suspicion.kind.id, suspicion])).values()];
  const certain = once.filter(({ certainty }) => certainty === 'certain');
  return certain.length > 0 ? certain : once;
}

/** Digits as chance mixes them; what is made of them looks random. */
const mixed = '7c9e6679b42540de844be07fc1f90ae7';

/**
 * Zeros in the form of a random value, which stand for one in examples, as such a value would be: its digits are those
 * of chance. Any other value as it is.
 */
function asMeant(value: unknown, { pattern }: ValueRule): unknown {
  if (pattern === undefined || typeof value !== 'string' || !/^[0\W_]*0[0\W_]*$/.test(value)) return value;
  let at = 0;
  const random = value.replaceAll('0', () => mixed[at++ % mixed.length] ?? '0');
  return matchesPattern(pattern, random) && matchesPattern(pattern, value) ? random : value;
}

function judgePart<F extends SentField>(
  part: PayloadPart,
  field: F | undefined,
  isRepeated: boolean,
  notation: Notation,
  recognise: Recognise,
): JudgedPart<F> {
  const repeated: KeyFault[] = isRepeated ? [{ kind: 'repeated' }] : [];
  if (!field) {
    const suspicions = suspicionsOf(part, undefined, false, recognise);
    return { ...part, keyFaults: [{ kind: 'undeclared' }, ...repeated], valueFaults: [], suspicions, declared: [] };
  }
  const value = meant(part.value, field.rule, notation);
  const valueFaults = judgeSentValue(value, field.rule);
  const { pattern } = field.rule;
  const form = asMeant(value, field.rule);
  const looks = suspicionsOf({ ...part, value: form }, field.rule, valueFaults.length === 0, recognise);
  const isMeant = ({ kind }: Suspicion) =>
    randomKinds.has(kind.id) && pattern !== undefined && typeof form === 'string' && matchesPattern(pattern, form);
  // Zeros are of nobody: that they look like something else is said of the form alone.
  const isForm = form !== value;
  return {
    ...part,
    value,
    field,
    keyFaults: [...(field.removed === undefined ? [] : [{ kind: 'removed' as const, on: field.removed }]), ...repeated],
    valueFaults,
    suspicions: isForm ? [] : looks.filter((suspicion) => !isMeant(suspicion)),
    declared: looks.filter(isMeant),
  };
}

/**
 * Holds every value of a report to the dictionary, in the order in which the report has them. A key that no field
 * describes, one that stands twice, a removed field, a value that its field does not allow, and whatever looks like an
 * identifier are told with the value.
 */
export function judgeReport<F extends SentField>(
  report: PayloadReport,
  fieldOf: (part: PayloadPart) => F | undefined,
  notation: Notation,
  recognise: Recognise,
): JudgedPart<F>[] {
  // A name with dots and objects within one another can be two places; they are one where they are of one field.
  const placeOf = (part: PayloadPart) => `${fieldOf(part)?.id ?? ''} ${part.path}`;
  const counts = Map.groupBy(report.parts, placeOf);
  return report.parts.map((part) =>
    judgePart(part, fieldOf(part), (counts.get(placeOf(part))?.length ?? 0) > 1, notation, recognise),
  );
}
