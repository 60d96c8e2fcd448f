import { isPattern, type ValueType } from '../../../payload/value-rule.ts';
import type { SourcePlace, Unmapped } from '../imported.ts';
import { inferType } from '../payload/infer-type.ts';
import { type ValueFacets } from './facets.ts';

/** A key of a payload, and what is known of it from outside. */
export interface KeyPlace {
  readonly key: string;
  readonly place: SourcePlace;
  /** When it is sent: `always`, `not always`, `whenever "a" is`. */
  readonly sent: string | undefined;
  /** What holds it, where that has words of its own. */
  readonly part: string | undefined;
}

const types: Readonly<Record<string, ValueType>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
};

/** Formats that are types of a field. */
const formats: Readonly<Record<string, ValueType>> = { date: 'date', time: 'time', 'date-time': 'time' };

/** The types that a value may have, null aside; found from what else is said where no type is. */
export function typesOf(facets: ValueFacets): string[] {
  if (facets.types) return [...facets.types].filter((type) => type !== 'null');
  if (facets.properties.size > 0) return ['object'];
  if (facets.items.length > 0) return ['array'];
  if (facets.values) {
    const type = inferType([...facets.values.keys()].filter((value) => value !== null));
    return type === undefined ? [] : [type === 'date' || type === 'time' ? 'string' : type];
  }
  if (facets.pattern !== undefined || facets.format !== undefined) return ['string'];
  return facets.minimum !== undefined || facets.maximum !== undefined ? ['number'] : [];
}

/** The one type of a field; what else a value may be is told. */
export function oneType(facets: ValueFacets, at: KeyPlace, unmapped: Unmapped[]): ValueType {
  const all = typesOf(facets);
  const left = (reason: string) => unmapped.push({ place: at.place, what: `type of "${at.key}"`, reason });
  if (all.length === 0) {
    left('Any value is allowed, and a field has one type: object here.');
    return 'object';
  }
  const known = all.includes('number') ? all.filter((type) => type !== 'integer') : all;
  const [first = 'object', ...others] = known;
  if (others.length > 0) left(`A field has one type: ${first} here. Its values may be ${others.join(', ')} too.`);
  const type = types[first] ?? 'object';
  return (type === 'string' && facets.format !== undefined ? formats[facets.format] : undefined) ?? type;
}

/** Values, bounds and pattern as a field has them; for a list, those of its items. */
export function fieldRule(facets: ValueFacets, type: ValueType, at: KeyPlace, unmapped: Unmapped[]) {
  const values =
    facets.values && [...facets.values].flatMap(([value, meaning]) => (value === null ? [] : [{ value, meaning }]));
  const isRead = facets.pattern === undefined || isPattern(toWhole(facets.pattern));
  if (!isRead)
    unmapped.push({
      place: at.place,
      what: `pattern of "${at.key}"`,
      reason: `${facets.pattern ?? ''} needs look-around or back-references, which patterns here do not have.`,
    });
  const isNumber = type === 'integer' || type === 'number' || type === 'list';
  return {
    ...(values && values.length > 0
      ? { values: values.map(({ value, meaning }) => ({ value, ...(meaning === undefined ? {} : { meaning }) })) }
      : {}),
    ...(isNumber && facets.minimum !== undefined ? { minimum: facets.minimum } : {}),
    ...(isNumber && facets.maximum !== undefined ? { maximum: facets.maximum } : {}),
    ...(facets.pattern !== undefined && isRead ? { pattern: toWhole(facets.pattern) } : {}),
  };
}

/** A pattern of JSON Schema, which may match a part of a text, as one that matches the whole. */
function toWhole(pattern: string): string {
  const isBegun = pattern.startsWith('^');
  const isEnded = /(?<!\\)(?:\\\\)*\$$/.test(pattern);
  // An alternative has anchors of its own.
  if (/(?<!\\)\|/.test(pattern) && (isBegun || isEnded))
    return isBegun && isEnded && /^\^\([^()]*\)\$$/.test(pattern) ? pattern.slice(1, -1) : `(?:.*(?:${pattern}).*)`;
  const inner = pattern.slice(isBegun ? 1 : 0, isEnded ? -1 : undefined);
  return `${isBegun ? '' : '.*'}${inner}${isEnded ? '' : '.*'}`;
}

/** Title and description on one line. */
export const wordsOf = ({ title, description }: ValueFacets): string =>
  [title, description]
    .filter((text) => text !== undefined)
    .join(': ')
    .replaceAll(/\s+/g, ' ');

/** What a field of a list says of each item. */
export const pickRule = ({ values, minimum, maximum, pattern, format }: ValueFacets): Partial<ValueFacets> => ({
  ...(values ? { values } : {}),
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
  ...(pattern === undefined ? {} : { pattern }),
  ...(format === undefined ? {} : { format }),
});

/** What a schema says beyond the keys of a field, in a word or two each. */
export function notesOf(facets: ValueFacets, { sent, part }: KeyPlace): Record<string, string> {
  const { format, types: named, values } = facets;
  return {
    ...(sent === undefined ? {} : { sent }),
    ...(named?.has('null') === true || values?.has(null) === true ? { empty: 'it may be null' } : {}),
    ...(format !== undefined && !Object.hasOwn(formats, format) ? { format } : {}),
    ...facets.notes,
    ...(part === undefined ? {} : { 'part of': part }),
  };
}
