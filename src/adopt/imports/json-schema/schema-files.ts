import type { SourceNode } from '../source-node.ts';

/** A schema with the address against which its references are resolved. */
export interface PlacedSchema {
  readonly node: SourceNode;
  readonly base: string;
}

/** How many nodes of a file are looked at for addresses of their own. */
const mostNodes = 200_000;

const fileUrl = (file: string) => new URL(encodeURI(file), 'file:///').href;

/** The address that an `$id` (or the `id` of draft 4) gives to what holds it. */
function ownAddress(node: SourceNode, base: string): string | undefined {
  const id = node.take('$id')?.value ?? node.take('id')?.value;
  if (typeof id !== 'string' || id.startsWith('#') || !URL.canParse(id, base)) return undefined;
  return new URL(id, base).href.replace(/#.*$/, '');
}

/** The files of an import: finds what a reference names, in any of them. */
export class SchemaFiles {
  readonly #byAddress = new Map<string, PlacedSchema>();
  readonly #byAnchor = new Map<string, PlacedSchema>();
  readonly #references = new Map<string, { readonly reference: string; readonly base: string }[]>();

  /** Adds a file with all that has an address of its own in it. */
  add(file: string, root: SourceNode): void {
    const base = fileUrl(file);
    this.#byAddress.set(base, { node: root, base });
    const open: PlacedSchema[] = [{ node: root, base }];
    const references: { reference: string; base: string }[] = [];
    this.#references.set(file, references);
    for (let count = 0; open.length > 0 && count < mostNodes; count++) {
      const { node, base: outer } = open.pop() ?? { node: root, base };
      const inside = node.isGroup ? node.entries().map(([, inner]) => inner) : node.items();
      const own = node.isGroup ? this.#name(node, outer) : outer;
      const reference = node.isGroup ? node.take('$ref')?.value : undefined;
      if (typeof reference === 'string') references.push({ reference, base: own });
      for (const inner of inside) if (inner.isGroup || inner.isList) open.push({ node: inner, base: own });
    }
  }

  /** Notes the names of a schema; gives the address against which what is in it is resolved. */
  #name(node: SourceNode, outer: string): string {
    const own = ownAddress(node, outer);
    const base = own ?? outer;
    if (own !== undefined && !this.#byAddress.has(own)) this.#byAddress.set(own, { node, base });
    // Draft 4 wrote an anchor as an id.
    const anchors = [node.take('$anchor'), node.take('$dynamicAnchor')].map((anchor) => anchor?.value);
    const ids = [node.take('id'), node.take('$id')].map((id) => id?.value);
    const named = [...anchors, ...ids.filter((id) => typeof id === 'string' && id.startsWith('#'))];
    for (const anchor of named) {
      if (typeof anchor !== 'string') continue;
      const address = `${base}#${anchor.replace(/^#/, '')}`;
      if (!this.#byAnchor.has(address)) this.#byAnchor.set(address, { node, base });
    }
    return base;
  }

  /** The root of a file, with its own address where it has one. */
  root(file: string): PlacedSchema | undefined {
    const found = this.#byAddress.get(fileUrl(file));
    return found && { node: found.node, base: ownAddress(found.node, found.base) ?? found.base };
  }

  /** The files that some other file refers to. */
  parts(): Set<string> {
    const owners = new Map([...this.#byAddress].map(([address, { node }]) => [address, node.file]));
    const parts = new Set<string>();
    for (const [file, references] of this.#references)
      for (const { reference, base } of references) {
        const owner = URL.canParse(reference, base)
          ? owners.get(new URL(reference, base).href.replace(/#.*$/, ''))
          : undefined;
        if (owner !== undefined && owner !== file) parts.add(owner);
      }
    return parts;
  }

  /** What a reference names; undefined where none of the files has it. */
  resolve(reference: string, base: string): PlacedSchema | undefined {
    if (!URL.canParse(reference, base)) return undefined;
    const url = new URL(reference, base);
    const fragment = decodeURIComponent(url.hash.slice(1));
    const address = url.href.replace(/#.*$/, '');
    const anchored = this.#byAnchor.get(`${address}#${fragment}`);
    const start = this.#byAddress.get(address);
    return anchored ?? (start && this.#follow(start, fragment));
  }

  /** Tells a schema from others; one that refers to another counts as that one. */
  identityOf({ node, base }: PlacedSchema, depth = 0): string {
    const reference = node.isGroup ? node.again().take('$ref')?.value : undefined;
    const target = typeof reference === 'string' && depth < 20 ? this.resolve(reference, base) : undefined;
    return target ? this.identityOf(target, depth + 1) : node.identity;
  }

  /** Follows a JSON pointer (RFC 6901) from a schema on. */
  #follow(start: PlacedSchema, pointer: string): PlacedSchema | undefined {
    if (pointer === '') return start;
    if (!pointer.startsWith('/')) return undefined;
    let place: PlacedSchema | undefined = start;
    for (const part of pointer.slice(1).split('/')) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const node: SourceNode | undefined = place.node.isList ? place.node.items()[Number(key)] : place.node.take(key);
      if (!node) return undefined;
      place = { node, base: ownAddress(node, place.base) ?? place.base };
    }
    return place;
  }
}
