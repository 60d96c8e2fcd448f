import type { Unmapped } from '../imported.ts';
import { isScalar, type SourceNode } from '../source-node.ts';
import { type ValueFacets, intersect, noFacets, unite } from './facets.ts';
import type { PlacedSchema, SchemaFiles } from './schema-files.ts';

const condition = 'A field has no conditions.';
const anyName = 'The dictionary lists each key; these have any name.';

/** Why keywords have no place in a field. */
export const keywordReasons: Readonly<Record<string, string>> = {
  if: condition,
  not: condition,
  contains: condition,
  dependentRequired: condition,
  propertyNames: condition,
  minContains: condition,
  maxContains: condition,
  discriminator: condition,
  patternProperties: anyName,
  additionalProperties: anyName,
  unevaluatedProperties: anyName,
  $comment: 'Comments are words to maintainers.',
  readOnly: 'It is about who may change a value.',
  writeOnly: 'It is about who may change a value.',
};

/** Keywords that structure a file and say nothing of a value. */
const structure = ['$schema', '$id', 'id', '$anchor', '$dynamicAnchor', '$vocabulary', '$defs', 'definitions'];

/** Limits that a field has no key for, and how they are said in a word. */
const limits: Readonly<Record<string, string>> = {
  minLength: 'fewest characters',
  maxLength: 'most characters',
  multipleOf: 'a multiple of',
  minItems: 'fewest items',
  maxItems: 'most items',
  uniqueItems: 'items differ',
  minProperties: 'fewest keys',
  maxProperties: 'most keys',
  contentMediaType: 'content',
  contentEncoding: 'encoding',
  default: 'default',
};

const deepest = 200;
/** How many schemas are read for one payload: references to references can make more of a file than anybody wrote. */
const mostReads = 50_000;

/** Reads what schemas say of values, over all references and combinations. */
export class FacetReader {
  readonly #files: SchemaFiles;
  readonly #unmapped: Unmapped[];
  /** Schemas that are being read, so that one that refers to itself ends. */
  readonly #open = new Set<string>();
  #reads = 0;

  constructor(files: SchemaFiles, unmapped: Unmapped[]) {
    this.#files = files;
    this.#unmapped = unmapped;
  }

  /** Whether so many schemas were read that the others were left. */
  get isFull(): boolean {
    return this.#reads >= mostReads;
  }

  /** What a schema says; `what` names its value where something of it is told. */
  read({ node: seen, base }: PlacedSchema, what: string): ValueFacets {
    const node = seen.again();
    // `true` and {} allow everything.
    if (!node.isGroup || this.isFull) return noFacets;
    this.#reads += 1;
    if (this.#open.has(node.identity) || this.#open.size > deepest) return noFacets;
    this.#open.add(node.identity);
    for (const key of structure) node.take(key);
    const own = this.#own(node, base, what);
    const all = [own, ...this.#referred(node, base, what), ...this.#combined(node, base, what)];
    this.#open.delete(node.identity);
    this.#unmapped.push(...node.left(what, keywordReasons));
    return all.reduce(intersect);
  }

  #referred(node: SourceNode, base: string, what: string): ValueFacets[] {
    return ['$ref', '$dynamicRef', '$recursiveRef'].flatMap((key) => {
      const reference = node.take(key);
      if (!reference) return [];
      const target = this.#files.resolve(String(reference.value), base);
      if (target) return [this.read(target, what)];
      this.#unmapped.push({
        place: reference.place,
        what: `reference ${String(reference.value)} of ${what}`,
        reason: 'None of the files read has it. Import the schema that does together with this one.',
      });
      return [];
    });
  }

  #combined(node: SourceNode, base: string, what: string): ValueFacets[] {
    const branches = (key: string) => node.list(key).map((branch) => this.read({ node: branch, base }, what));
    const some = (inner: readonly (SourceNode | undefined)[]): ValueFacets[] => {
      const present = inner.filter((one) => one !== undefined);
      // What holds on a condition only adds keys that may be there.
      return present.length === 0
        ? []
        : [unite([noFacets, ...present.map((one) => this.read({ node: one, base }, what))])];
    };
    const dependent = ['dependentSchemas', 'dependencies'].flatMap(
      (key) =>
        node
          .group(key)
          ?.entries()
          .map(([, inner]) => inner) ?? [],
    );
    const [any, one] = [branches('anyOf'), branches('oneOf')];
    return [
      ...branches('allOf'),
      ...(any.length > 0 ? [unite(any)] : []),
      ...(one.length > 0 ? [unite(one)] : []),
      ...some([node.take('then'), node.take('else'), ...dependent.filter((inner) => inner.isGroup)]),
    ];
  }

  #own(node: SourceNode, base: string, what: string): ValueFacets {
    const notes = Object.entries(limits).flatMap(([key, word]) => {
      const value = node.take(key)?.value;
      return value === undefined ? [] : [[word, typeof value === 'string' ? value : JSON.stringify(value)] as const];
    });
    const own = { ...readTypes(node), ...readValues(node, what, this.#unmapped), ...readBounds(node) };
    for (const [key, word] of [
      ['exclusiveMinimum', 'more than'],
      ['exclusiveMaximum', 'less than'],
    ] as const) {
      const limit = node.take(key)?.value;
      if (typeof limit === 'number' && !own.types?.has('integer')) notes.push([word, String(limit)]);
    }
    const text = (key: 'title' | 'description' | 'format' | 'pattern') => {
      const value = node.text(key);
      return value === undefined ? {} : { [key]: value };
    };
    return {
      ...noFacets,
      ...own,
      ...text('title'),
      ...text('description'),
      ...text('format'),
      ...text('pattern'),
      ...(node.take('deprecated')?.value === true ? { deprecated: true as const } : {}),
      examples: readExamples(node),
      notes: Object.fromEntries(notes),
      required: readRequired(node),
      properties: new Map(this.#properties(node, base)),
      items: this.#items(node, base),
    };
  }

  #properties(node: SourceNode, base: string): [string, readonly PlacedSchema[]][] {
    for (const key of ['additionalProperties', 'unevaluatedProperties']) {
      const value = node.value as Record<string, unknown>;
      // That no other keys may be there is what a dictionary says anyway.
      if (value[key] === false) node.take(key);
    }
    const properties = node.group('properties')?.entries() ?? [];
    return properties
      .filter(([, inner]) => inner.value !== false)
      .map(([name, inner]) => [name, [{ node: inner, base }]]);
  }

  #items(node: SourceNode, base: string): PlacedSchema[] {
    const items = ['items', 'prefixItems', 'additionalItems', 'unevaluatedItems'].flatMap((key) => {
      const inner = node.take(key);
      return inner?.isList ? inner.items() : (inner ?? []);
    });
    return items.filter((inner) => inner.isGroup).map((inner) => ({ node: inner, base }));
  }
}

const typeNames = new Set(['string', 'integer', 'number', 'boolean', 'object', 'array', 'null', 'any']);

function readTypes(node: SourceNode): Pick<ValueFacets, 'types'> {
  const type = node.take('type');
  const nullable = node.take('nullable')?.value === true ? ['null'] : [];
  const named = (type?.isList ? type.items() : [type ?? []].flat()).map(({ value }) => String(value));
  const unknown = named.find((name) => !typeNames.has(name));
  if (unknown !== undefined)
    type?.fail(
      'schema/wrong-value',
      `type is "${unknown}", but must be one of: ${[...typeNames].join(', ')}.`,
      'write  "type": "string"',
    );
  return named.length === 0 || named.includes('any') ? {} : { types: new Set([...named, ...nullable]) };
}

/** Texts beside an `enum` that say what its values mean, as editors and generators of code write them. */
const meaningKeys = ['enumDescriptions', 'markdownEnumDescriptions', 'x-enum-descriptions', 'x-enumDescriptions'];

function readValues(node: SourceNode, what: string, unmapped: Unmapped[]): Pick<ValueFacets, 'values'> {
  const meanings = meaningKeys.flatMap((key) => node.take(key)?.items() ?? []);
  const constant = node.take('const');
  const listed = node.list('enum');
  const all = constant ? [constant] : listed;
  const hasNull =
    (node.value as Record<string, unknown>)['const'] === null || listed.some(({ value }) => value === null);
  if (all.length === 0 && !hasNull) return {};
  const scalars = all.filter(({ value }) => isScalar(value));
  for (const { place } of all.filter(({ value }) => !isScalar(value) && value !== null))
    unmapped.push({
      place,
      what: `a value of ${what}`,
      reason: 'Values that are listed are texts, numbers, true or false.',
    });
  if (scalars.length < all.filter(({ value }) => value !== null).length) return {};
  const meaningOf = (index: number) => {
    const meaning = meanings[index]?.value;
    return typeof meaning === 'string' && meaning.trim() !== '' ? meaning.trim() : undefined;
  };
  const said = constant ? (node.text('description') ?? node.text('title')) : undefined;
  const values = new Map<string | number | boolean | null, string | undefined>(
    all.flatMap(({ value }, index) => (isScalar(value) ? [[value, meaningOf(index) ?? said] as const] : [])),
  );
  if (hasNull) values.set(null, undefined);
  return { values };
}

/** Bounds that are allowed themselves; one that is not is moved by one for whole numbers, and else told in a word. */
function readBounds(node: SourceNode): Pick<ValueFacets, 'minimum' | 'maximum'> {
  const isWhole = node.take('type')?.value === 'integer';
  const bound = (key: string, exclusiveKey: string, step: number) => {
    const inclusive = node.number(key);
    const exclusive = node.take(exclusiveKey)?.value;
    const limit = exclusive === true ? inclusive : exclusive;
    if (typeof limit !== 'number') return inclusive;
    return isWhole ? Math.floor(limit * step) * step + step : limit;
  };
  const minimum = bound('minimum', 'exclusiveMinimum', 1);
  const maximum = bound('maximum', 'exclusiveMaximum', -1);
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

function readExamples(node: SourceNode): unknown[] {
  const examples = node.take('examples')?.value;
  const example = node.take('example')?.value;
  const listed: unknown[] = Array.isArray(examples) ? examples : [];
  return example === undefined ? listed : [...listed, example];
}

function readRequired(node: SourceNode): Set<string> {
  const required = node.take('required');
  // Draft 3 said it of the property itself.
  return new Set(required?.isList ? required.items().map(({ value }) => String(value)) : []);
}
