import { hasValueType } from '../../../payload/judge-sent-value.ts';
import type { ValueType } from '../../../payload/value-rule.ts';

/** Types from the narrowest to the widest; a date is a text too, and a whole number a number. */
const narrowestFirst = ['boolean', 'integer', 'number', 'date', 'time', 'string', 'list', 'object'] as const;

/** The narrowest type that every value has; undefined for no values, or values of several types. */
export function inferType(values: readonly unknown[]): ValueType | undefined {
  if (values.length === 0) return undefined;
  return narrowestFirst.find((type) => values.every((value) => hasValueType(value, type)));
}

/** A value of a form, whose values are all texts, as what it seems to be. */
export function fromText(value: unknown): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  // A number that begins with a zero, or is longer than a number can be, is a text such as a code.
  return typeof value === 'string' && /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

/** From how many values on, and with how many of each, a few texts seem to be a closed list. */
const closedFrom = { values: 20, each: 3, distinct: 8, longest: 40 };

/**
 * The values of a field of texts that seem to be all there are: a handful that come back again and again. Undefined
 * where that is not plain, as it never is from a few reports.
 */
export function inferVocabulary(values: readonly unknown[]): string[] | undefined {
  if (values.length < closedFrom.values) return undefined;
  const counts = Map.groupBy(values, (value) => value);
  const isFew = counts.size > 1 && counts.size <= closedFrom.distinct;
  const texts = [...counts.keys()].filter((value) => typeof value === 'string');
  const isPlain = texts.length === counts.size && texts.every((text) => text.length <= closedFrom.longest);
  const comeBack = [...counts.values()].every((all) => all.length >= closedFrom.each);
  return isFew && isPlain && comeBack ? texts.sort() : undefined;
}
