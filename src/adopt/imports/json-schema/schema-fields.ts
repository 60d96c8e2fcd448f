import { recognise } from '../../../checks/identifiers/recognise.ts';
import { fittingExample } from '../fitting-example.ts';
import type { ImportedField, SourcePlace, Unmapped } from '../imported.ts';
import { splitText } from '../split-text.ts';
import { type ValueFacets, intersect, noFacets, unite } from './facets.ts';
import { notesOf, oneType, pickRule, type KeyPlace, fieldRule, typesOf, wordsOf } from './field-rule.ts';
import type { FacetReader } from './read-facets.ts';
import type { PlacedSchema, SchemaFiles } from './schema-files.ts';

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
  addPayload(schema: PlacedSchema, facets: ValueFacets, place: SourcePlace): void {
    this.#open.push(this.#files.identityOf(schema));
    const at: KeyPlace = { key: '', place, sent: undefined, part: undefined };
    const root =
      facets.properties.size === 0 && facets.items.length > 0 ? this.#read(facets.items, 'the items') : facets;
    this.#inside(root, at);
  }

  /** All that several schemas of one key say: each is one way in which it may look. */
  #read(schemas: readonly PlacedSchema[], what: string): ValueFacets {
    const all = schemas.map((schema) => this.#reader.read(schema, what));
    return all.length === 1 ? (all[0] ?? noFacets) : unite(all);
  }

  /** The keys of an object. */
  #inside(facets: ValueFacets, { key, part, place }: KeyPlace): void {
    for (const [name, schemas] of facets.properties) {
      const [first] = schemas;
      if (!first || this.isFull) continue;
      const whole = key === '' ? name : `${key}.${name}`;
      const always = key === '' ? 'always' : `whenever "${key}" is`;
      const sent = facets.required.has(name) ? always : 'not always';
      this.#add(schemas, { key: whole, place: first.node.place ?? place, sent, part });
    }
  }

  #add(schemas: readonly PlacedSchema[], at: KeyPlace): void {
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

  #tellOthers(facets: ValueFacets, type: string, at: KeyPlace): void {
    const others = typesOf(facets).filter((other) => other !== type);
    if (others.length === 0) return;
    const reason = `It is described as an ${type}; its values may be ${others.join(', ')} too.`;
    this.#unmapped.push({ place: at.place, what: `type of "${at.key}"`, reason });
  }

  #list(facets: ValueFacets, at: KeyPlace, part: string | undefined): void {
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
    const withItems: ValueFacets = {
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

  #write(facets: ValueFacets, at: KeyPlace): void {
    const type = oneType(facets, at, this.#unmapped);
    const rule = fieldRule(facets, type, at, this.#unmapped);
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
  #example(facets: ValueFacets, rule: Pick<ImportedField, 'type' | 'values'>, at: KeyPlace): ImportedField['example'] {
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
