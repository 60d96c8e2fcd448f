import type { Unmapped } from '../imported.ts';
import type { SourceNode } from '../source-node.ts';
import type { Declaration, Declarations, DeclaredProperty } from './declarations.ts';

/** Names that say something of an event itself where they hold a text. */
export const ofEvent = ['owner', 'comment', 'expiration'];

/** `${Name}` as `Name`. */
const bare = (reference: unknown) => String(reference).replace(/^\$\{(.*)\}$/, '$1');

/** Whether a group holds properties and is none itself, as a type inside a type does. */
const isHolder = (node: SourceNode): boolean =>
  node.isGroup &&
  !node.take('classification') &&
  node
    .again()
    .entries()
    .some(([, inner]) => inner.isGroup);

/** Finds the properties of events, with those of the fragments that they include. */
export class PropertyResolver {
  readonly #fragments: ReadonlyMap<string, readonly Declaration[]>;
  readonly #known = new Map<string, readonly DeclaredProperty[]>();
  readonly #open = new Set<string>();
  readonly #unmapped: Unmapped[];

  constructor({ fragments }: Declarations, unmapped: Unmapped[]) {
    this.#fragments = Map.groupBy(fragments, ({ name }) => name);
    this.#unmapped = unmapped;
  }

  #fragment(reference: SourceNode): readonly DeclaredProperty[] {
    const name = bare(reference.value);
    const known = this.#known.get(name);
    if (known) return known;
    const declarations = this.#fragments.get(name);
    if (!declarations || this.#open.has(name) || this.#open.size > 100) {
      const reason = declarations ? 'It leads back to itself.' : 'None of the files read declares it.';
      this.#unmapped.push({ place: reference.place, what: `fragment ${name}`, reason });
      return [];
    }
    this.#open.add(name);
    const found = uniqueByName(declarations.flatMap(({ node }) => this.propertiesOf(node)));
    this.#open.delete(name);
    this.#known.set(name, found);
    return found;
  }

  #wildcard(node: SourceNode): DeclaredProperty[] {
    return node.items().flatMap((entry) => {
      const prefix = entry.isGroup ? entry.text('${prefix}') : undefined;
      const classification = entry.isGroup ? entry.group('${classification}') : undefined;
      if (prefix !== undefined && classification)
        return { name: prefix.replace(/\.$/, ''), node: classification, isPrefix: true as const };
      this.#unmapped.push({ place: entry.place, what: 'a wildcard', reason: 'It has no prefix.' });
      return [];
    });
  }

  /** The properties of a group, what it includes and inlines with them; those said twice, once. */
  propertiesOf(group: SourceNode): DeclaredProperty[] {
    const all = group.entries().flatMap(([name, node]): readonly DeclaredProperty[] => {
      if (name === '${include}') return node.items().flatMap((reference) => this.#fragment(reference));
      if (name === '${wildcard}') return this.#wildcard(node);
      const inline = node.isGroup ? node.take('${inline}') : undefined;
      if (inline)
        return inline
          .items()
          .flatMap((reference) =>
            this.#fragment(reference).map((property) => ({ ...property, name: `${name}.${property.name}` })),
          );
      if (isHolder(node))
        return this.propertiesOf(node).map((property) => ({ ...property, name: `${name}.${property.name}` }));
      if (node.isGroup) return [{ name, node }];
      if (!ofEvent.includes(name))
        this.#unmapped.push({
          place: node.place,
          what: `"${name}"`,
          reason: 'It is no property with a classification.',
        });
      return [];
    });
    return uniqueByName(all);
  }
}

const uniqueByName = (all: readonly DeclaredProperty[]): DeclaredProperty[] =>
  [...new Map(all.toReversed().map((property) => [property.name, property])).values()].toReversed();
