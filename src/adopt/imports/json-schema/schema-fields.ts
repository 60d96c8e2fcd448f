import { recognise } from '../../../checks/identifiers/recognise.ts';
import type { ValueType } from '../../../payload/value-rule.ts';
import { isPattern } from '../../../payload/value-rule.ts';
import { fittingExample } from '../fitting-example.ts';
import type { ImportedField, SourcePlace, Unmapped } from '../imported.ts';
import { inferType } from '../payload/infer-type.ts';
import { splitText } from '../split-text.ts';
import { type Facets, intersect, noFacets, unite } from './facets.ts';
import type { FacetReader } from './read-facets.ts';
import type { PlacedSchema, SchemaFiles } from './schema-files.ts';

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

/** Formats whose values point to somebody, with what they are. */
const pointing: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  'idn-email': 'an e-mail address',
  ipv4: 'an address on the network',
  ipv6: 'an address on the network',
};

/** How deep the keys of a payload may be nested. */
const deepestKey = 32;

/** Limits of what one schema may become: references can make it larger without bounds. */
export const mostSchemaFields = 5000;

interface Place {
  readonly key: string;
  readonly place: SourcePlace;
  /** When it is sent: `always`, `not always`, `whenever "a" is`. */
  readonly sent: string | undefined;
  /** What holds it, where that has words of its own. */
  readonly part: string | undefined;
}

/** The types that a value may have, null aside; found from what else is said where no type is. */
function typesOf(facets: Facets): string[] {
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
function oneType(facets: Facets, at: Place, unmapped: Unmapped[]): ValueType {
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
function ruleOf(facets: Facets, type: ValueType, at: Place, unmapped: Unmapped[]) {
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
const wordsOf = ({ title, description }: Facets): string =>
  [title, description]
    .filter((text) => text !== undefined)
    .join(': ')
    .replaceAll(/\s+/g, ' ');

/** What a field of a list says of each item. */
const pickRule = ({ values, minimum, maximum, pattern, format }: Facets): Partial<Facets> => ({
  ...(values ? { values } : {}),
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
  ...(pattern === undefined ? {} : { pattern }),
  ...(format === undefined ? {} : { format }),
});

/** What a schema says beyond the keys of a field, in a word or two each. */
function notesOf(facets: Facets, { sent, part }: Place): Record<string, string> {
  const { format, types: named, values } = facets;
  return {
    ...(sent === undefined ? {} : { sent }),
    ...(named?.has('null') === true || values?.has(null) === true ? { empty: 'it may be null' } : {}),
    ...(format !== undefined && !Object.hasOwn(formats, format) ? { format } : {}),
    ...facets.notes,
    ...(part === undefined ? {} : { 'part of': part }),
  };
}

/** The fields of a payload, from what schemas say of it. */
export class FieldWriter {
  readonly #files: SchemaFiles;
  readonly #reader: FacetReader;
  readonly #unmapped: Unmapped[];
  readonly fields: ImportedField[] = [];
  /** Schemas on the way to the one that is being written, so that one inside itself ends. */
  readonly #open: string[] = [];

  constructor(files: SchemaFiles, reader: FacetReader, unmapped: Unmapped[]) {
    this.#files = files;
    this.#reader = reader;
    this.#unmapped = unmapped;
  }

  get isFull(): boolean {
    return this.fields.length >= mostSchemaFields;
  }

  /** Adds the fields of a payload; one that is a list is described by its items. */
  addPayload(schema: PlacedSchema, facets: Facets, place: SourcePlace): void {
    this.#open.push(this.#files.identityOf(schema));
    const at: Place = { key: '', place, sent: undefined, part: undefined };
    const root =
      facets.properties.size === 0 && facets.items.length > 0 ? this.#read(facets.items, 'the items') : facets;
    this.#inside(root, at);
  }

  /** All that several schemas of one key say: each is one way in which it may look. */
  #read(schemas: readonly PlacedSchema[], what: string): Facets {
    const all = schemas.map((schema) => this.#reader.read(schema, what));
    return all.length === 1 ? (all[0] ?? noFacets) : unite(all);
  }

  /** The keys of an object. */
  #inside(facets: Facets, { key, part, place }: Place): void {
    for (const [name, schemas] of facets.properties) {
      const [first] = schemas;
      if (!first || this.isFull) continue;
      const whole = key === '' ? name : `${key}.${name}`;
      const always = key === '' ? 'always' : `whenever "${key}" is`;
      const sent = facets.required.has(name) ? always : 'not always';
      this.#add(schemas, { key: whole, place: first.node.place ?? place, sent, part });
    }
  }

  #add(schemas: readonly PlacedSchema[], at: Place): void {
    const identity = schemas.map((schema) => this.#files.identityOf(schema)).join(' ');
    if (this.#open.includes(identity) || this.#open.length >= deepestKey) {
      const reason = 'It is inside itself, or nested too deeply: it is described where it stands first.';
      this.#unmapped.push({ place: at.place, what: `keys in "${at.key}"`, reason });
      this.#write({ ...noFacets, types: new Set(['object']) }, at);
      return;
    }
    this.#open.push(identity);
    const facets = this.#read(schemas, `"${at.key}"`);
    const words = wordsOf(facets);
    const part = words === '' ? at.part : `"${at.key}": ${words}`;
    if (facets.properties.size > 0 && typesOf(facets).includes('object')) {
      this.#tellOthers(facets, 'object', at);
      this.#inside(facets, { ...at, part });
    } else if (facets.items.length > 0 && typesOf(facets).includes('array')) this.#list(facets, at, part);
    else this.#write(facets, at);
    this.#open.pop();
  }

  #tellOthers(facets: Facets, type: string, at: Place): void {
    const others = typesOf(facets).filter((other) => other !== type);
    if (others.length === 0) return;
    const reason = `It is described as an ${type}; its values may be ${others.join(', ')} too.`;
    this.#unmapped.push({ place: at.place, what: `type of "${at.key}"`, reason });
  }

  #list(facets: Facets, at: Place, part: string | undefined): void {
    const items = this.#read(facets.items, `"${at.key}[]"`);
    const isNested = items.properties.size > 0 || typesOf(items).some((type) => type === 'object' || type === 'array');
    if (isNested) {
      this.#tellOthers(facets, 'array', at);
      this.#add(facets.items, { ...at, key: `${at.key}[]`, part });
      return;
    }
    const own = typesOf(items);
    const notesOfItems = Object.entries(items.notes).map(([name, value]) => [`${name} (of an item)`, value] as const);
    const words = wordsOf(items);
    const rule = pickRule(items);
    const withItems: Facets = {
      ...noFacets,
      ...rule,
      examples: items.examples.length > 0 ? [items.examples.slice(0, 1)] : [],
      notes: {
        ...(own.length > 0 ? { items: own.join(' or ') } : {}),
        ...(words === '' ? {} : { 'each item': words }),
        ...Object.fromEntries(notesOfItems),
      },
    };
    this.#write(intersect({ ...facets, items: [] }, { ...withItems, types: new Set(['array']) }), at);
  }

  #write(facets: Facets, at: Place): void {
    const type = oneType(facets, at, this.#unmapped);
    const rule = ruleOf(facets, type, at, this.#unmapped);
    const points =
      facets.format !== undefined && Object.hasOwn(pointing, facets.format) ? pointing[facets.format] : undefined;
    if (points !== undefined)
      this.#unmapped.push({
        place: at.place,
        what: `format of "${at.key}"`,
        reason: `Each value is ${points}, which points to one person or one device. Do not send it, or say why.`,
      });
    const notes = notesOf(facets, at);
    const example = points === undefined ? this.#example(facets, { type, ...rule }, at) : undefined;
    this.fields.push({
      key: at.key,
      place: at.place,
      ...(facets.title === undefined ? {} : { title: facets.title }),
      ...splitText(facets.description),
      type,
      ...rule,
      ...(example === undefined ? {} : { example }),
      ...(facets.deprecated ? { status: 'deprecated' as const } : {}),
      ...(Object.keys(notes).length === 0 ? {} : { notes }),
    });
  }

  /** The first example that is allowed, and that points to nobody. */
  #example(facets: Facets, rule: Pick<ImportedField, 'type' | 'values'>, at: Place): ImportedField['example'] {
    const known = rule.values?.length === 1 ? rule.values.map(({ value }) => value) : [];
    const example = fittingExample([...facets.examples, ...known], rule);
    const tell = (reason: string) => this.#unmapped.push({ place: at.place, what: `example of "${at.key}"`, reason });
    if (example === undefined) {
      if (facets.examples.length > 0) tell('No example is a value that the field allows.');
      return undefined;
    }
    const looks = rule.values ? [] : recognise(JSON.stringify(example), at.key);
    const [certain] = looks.filter(({ certainty }) => certainty === 'certain');
    if (certain) tell(`It looks like ${certain.kind.name}, so that it is not written.`);
    return certain ? undefined : example;
  }
}
