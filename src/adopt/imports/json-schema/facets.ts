import type { PlacedSchema } from './schema-files.ts';

type Scalar = string | number | boolean;

/** What a schema says of a value, with all that it refers to and combines. Undefined: it says nothing of that. */
export interface ValueFacets {
  /** Names of types, as JSON Schema has them. */
  readonly types?: ReadonlySet<string>;
  /** Values that are allowed, with what each means. */
  readonly values?: ReadonlyMap<Scalar | null, string | undefined>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples: readonly unknown[];
  readonly deprecated?: true;
  /** Further limits in a word each, such as the length. */
  readonly notes: Readonly<Record<string, string>>;
  readonly required: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, readonly PlacedSchema[]>;
  readonly items: readonly PlacedSchema[];
}

export const noFacets: ValueFacets = {
  examples: [],
  notes: {},
  required: new Set(),
  properties: new Map(),
  items: [],
};

function both<K, V>(a: ReadonlyMap<K, readonly V[]>, b: ReadonlyMap<K, readonly V[]>): Map<K, readonly V[]> {
  const all = new Map(a);
  for (const [key, values] of b) all.set(key, [...(all.get(key) ?? []), ...values]);
  return all;
}

/** What two keep in common, where both say something; else what the one says that does. */
const narrower = <T>(a: T | undefined, b: T | undefined, narrow: (a: T, b: T) => T): T | undefined =>
  a !== undefined && b !== undefined ? narrow(a, b) : (a ?? b);

/** The types that both allow: a whole number is a number. */
function commonTypes(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  const isIn = (type: string, types: ReadonlySet<string>) =>
    types.has(type) || (type === 'integer' && types.has('number'));
  return new Set([...a, ...b].filter((type) => isIn(type, a) && isIn(type, b)));
}

/** Leaves out what is undefined. */
const defined = <T extends object>(given: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;

/** A value must keep both; texts are those of the first that has any. */
export function intersect(a: ValueFacets, b: ValueFacets): ValueFacets {
  return defined<ValueFacets>({
    types: narrower(a.types, b.types, commonTypes),
    values: narrower(a.values, b.values, (one, other) => new Map([...one].filter(([value]) => other.has(value)))),
    minimum: narrower(a.minimum, b.minimum, Math.max),
    maximum: narrower(a.maximum, b.maximum, Math.min),
    pattern: a.pattern ?? b.pattern,
    format: a.format ?? b.format,
    title: a.title ?? b.title,
    description: a.description ?? b.description,
    examples: [...a.examples, ...b.examples],
    deprecated: a.deprecated ?? b.deprecated,
    notes: { ...b.notes, ...a.notes },
    required: a.required.union(b.required),
    properties: both(a.properties, b.properties),
    items: [...a.items, ...b.items],
  });
}

/** Joins what all say; undefined where one of them says nothing, for then it sets no limit. */
function wider<T>(all: readonly ValueFacets[], of: (facets: ValueFacets) => T | undefined, widen: (a: T, b: T) => T) {
  const said = all.map(of);
  return said.some((one) => one === undefined) ? undefined : (said as T[]).reduce(widen);
}

/** One text where all have the same. */
const same = <T>(all: readonly (T | undefined)[]): T | undefined =>
  all.every((one) => one === all[0]) ? all[0] : undefined;

/** The values of a branch: those it lists, or null where it allows nothing else. */
const valuesOf = ({ values, types }: ValueFacets): ValueFacets['values'] =>
  values ?? (types?.size === 1 && types.has('null') ? new Map([[null, undefined]]) : undefined);

/** A value keeps at least one of them; what only some of them say holds for none. Nothing for an empty list. */
export function unite(all: readonly ValueFacets[]): ValueFacets {
  if (all.length === 0) return noFacets;
  // That a value may also be null sets no other limit aside.
  const filled = all.filter(({ types }) => !(types?.size === 1 && types.has('null')));
  return defined<ValueFacets>({
    types: wider(
      all,
      ({ types }) => types,
      (a, b) => a.union(b),
    ),
    values: wider(all, valuesOf, (a, b) => new Map([...a, ...b])),
    minimum: filled.length === 0 ? undefined : wider(filled, ({ minimum }) => minimum, Math.min),
    maximum: filled.length === 0 ? undefined : wider(filled, ({ maximum }) => maximum, Math.max),
    pattern: same(filled.map(({ pattern }) => pattern)),
    format: same(filled.map(({ format }) => format)),
    title: filled.length === 1 ? filled[0]?.title : undefined,
    description: filled.length === 1 ? filled[0]?.description : undefined,
    examples: all.flatMap(({ examples }) => examples),
    deprecated: all.every(({ deprecated }) => deprecated) ? true : undefined,
    notes: filled.length === 1 ? (filled[0]?.notes ?? {}) : {},
    required: filled
      .map(({ required }) => required)
      .reduce((a, b) => a.intersection(b), filled[0]?.required ?? new Set()),
    properties: all.map(({ properties }) => properties).reduce(both, new Map()),
    items: all.flatMap(({ items }) => items),
  });
}
