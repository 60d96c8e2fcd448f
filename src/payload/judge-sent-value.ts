import { parseDay } from '../values/day.ts';
import { matchesPattern, type ValueRule, type ValueType } from './value-rule.ts';

/** What is wrong with a value. `item` is the place in a list, from 0; absent where the fault is the whole value's. */
export type ValueFault = { readonly observed: unknown; readonly item?: number } & (
  | { readonly kind: 'type'; readonly expected: ValueType | 'item' }
  | { readonly kind: 'vocabulary'; readonly allowed: readonly (string | number | boolean)[] }
  | { readonly kind: 'below'; readonly minimum: number }
  | { readonly kind: 'above'; readonly maximum: number }
  | { readonly kind: 'pattern'; readonly pattern: string }
);

/** RFC 3339: a time of day, or a day and a time with its distance from UTC. */
const time =
  /^(?:(?<day>\d{4}-\d{2}-\d{2})[Tt ])?(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?(?<zone>[Zz]|[+-]\d{2}:\d{2})?$/;

function isTime(text: string): boolean {
  const { day, zone } = time.exec(text)?.groups ?? {};
  if (!time.test(text)) return false;
  return day === undefined || (zone !== undefined && parseDay(day) !== undefined);
}

/** Whether a value has a type, by that type. */
const hasType: Readonly<Record<ValueType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && parseDay(value) !== undefined,
  time: (value) => typeof value === 'string' && isTime(value),
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** Whether a value has a type, its bounds and vocabulary aside. */
export const hasValueType = (value: unknown, type: ValueType): boolean => hasType[type](value);

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/** The fault of one value of the right type: outside the vocabulary, the bounds or the pattern. */
function judgeWithin(value: string | number | boolean, rule: ValueRule): ValueFault[] {
  const { values, minimum, maximum, pattern } = rule;
  const observed = value;
  if (values && !values.some((known) => known.value === value))
    return [{ kind: 'vocabulary', observed, allowed: values.map((known) => known.value) }];
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) return [{ kind: 'below', observed, minimum }];
    if (maximum !== undefined && value > maximum) return [{ kind: 'above', observed, maximum }];
  }
  if (pattern !== undefined && typeof value === 'string' && !matchesPattern(pattern, value))
    return [{ kind: 'pattern', observed, pattern }];
  return [];
}

/** Faults of the items of a list: each must be a text, a number, true or false, and keep the rule's bounds. */
const judgeItems = (items: readonly unknown[], rule: ValueRule): ValueFault[] =>
  items.flatMap((value, item) => {
    const faults: ValueFault[] = isScalar(value)
      ? judgeWithin(value, rule)
      : [{ kind: 'type', observed: value, expected: 'item' }];
    return faults.map((fault) => ({ ...fault, item }));
  });

/**
 * Holds a value to its rule: type, vocabulary, bounds and pattern, in this order; a value of another type is told once.
 * A list is judged item by item; the inside of an object is not judged, since no rule speaks of it. Empty for a value
 * that keeps its rule.
 */
export function judgeSentValue(value: unknown, rule: ValueRule): ValueFault[] {
  if (!hasType[rule.type](value)) return [{ kind: 'type', observed: value, expected: rule.type }];
  if (Array.isArray(value)) return judgeItems(value, rule);
  return isScalar(value) ? judgeWithin(value, rule) : [];
}
