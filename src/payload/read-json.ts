import { parse, type ObjectNode, type ValueNode } from '@humanwhocodes/momoa';
import { findJsonFault } from '../values/find-json-fault.ts';
import { deepestPayload, type PayloadFault, type PayloadPart, type PayloadReport } from './payload-text.ts';

/** Whether a key is one that the dictionary describes: its value is then taken whole. */
export type IsKey = (key: string) => boolean;

interface Names {
  readonly key: string;
  readonly path: string;
}

class TooDeep extends Error {}

const under = (outer: Names, name: string): Names =>
  outer.key === '' ? { key: name, path: name } : { key: `${outer.key}.${name}`, path: `${outer.path}.${name}` };

/** The plain value of a node. Of a key that stands twice in an object, the last value. */
function valueOf(node: ValueNode, depth = 0): unknown {
  if (depth > deepestPayload) throw new TooDeep();
  switch (node.type) {
    case 'Object':
      return Object.fromEntries(node.members.map(({ name, value }) => [memberName(name), valueOf(value, depth + 1)]));
    case 'Array':
      return node.elements.map(({ value }) => valueOf(value, depth + 1));
    case 'Null':
      return null;
    case 'String':
    case 'Number':
    case 'Boolean':
      return node.value;
    default:
      return undefined;
  }
}

export const memberName = (name: ObjectNode['members'][number]['name']): string =>
  name.type === 'Identifier' ? name.name : name.value;

/** The parts of a JSON value, which stands at `names` in its report. */
class PartsReader {
  readonly #text: string;
  readonly #isKey: IsKey;
  readonly #line: number;
  readonly parts: PayloadPart[] = [];

  constructor(text: string, isKey: IsKey, firstLine: number) {
    this.#text = text;
    this.#isKey = isKey;
    this.#line = firstLine;
  }

  read(node: ValueNode, names: Names, depth: number): void {
    if (depth > deepestPayload) throw new TooDeep();
    if (node.type === 'Object' && node.members.length > 0 && !this.#isKey(names.key))
      for (const { name, value } of node.members) this.read(value, under(names, memberName(name)), depth + 1);
    else if (node.type === 'Array' && this.#isList(node, names))
      node.elements.forEach(({ value }, index) =>
        this.read(value, { key: `${names.key}[]`, path: `${names.path}[${index}]` }, depth + 1),
      );
    else this.#add(node, names);
  }

  /** Whether a list holds objects with parts of their own. */
  #isList(node: ValueNode & { type: 'Array' }, { key }: Names): boolean {
    return !this.#isKey(key) && node.elements.some(({ value }) => value.type === 'Object' || value.type === 'Array');
  }

  #add(node: ValueNode, names: Names): void {
    const { start, end } = node.loc;
    this.parts.push({
      ...names,
      value: valueOf(node),
      written: this.#text.slice(start.offset, end.offset),
      line: start.line + this.#line - 1,
      column: start.column,
    });
  }
}

type Read<T> = { readonly value: T } | { readonly fault: PayloadFault };

/** A JSON text as a tree, or the first place at which it is none. */
export function parseJson(text: string, firstLine = 1): Read<ValueNode> {
  const fault = findJsonFault(text);
  if (!fault) return { value: parse(text).body };
  const before = text.slice(0, fault.offset).split('\n');
  const observed = fault.kind === 'unfinished' ? undefined : [...text.slice(fault.offset)][0];
  return {
    fault: {
      kind: fault.kind === 'deep' ? 'deep' : 'syntax',
      line: before.length + firstLine - 1,
      column: (before.at(-1)?.length ?? 0) + 1,
      ...(observed === undefined ? {} : { observed }),
      fault,
    },
  };
}

/** The report that a JSON object is; a fault where the value is no object, or nested too deeply. */
export function reportOf(node: ValueNode, text: string, isKey: IsKey, firstLine = 1): Read<PayloadReport> {
  const { line, column } = node.loc.start;
  const place = { line: line + firstLine - 1, column };
  const written = text.slice(node.loc.start.offset, node.loc.end.offset);
  if (node.type !== 'Object') return { fault: { kind: 'no-object', ...place, observed: written.slice(0, 40) } };
  const reader = new PartsReader(text, isKey, firstLine);
  try {
    for (const { name, value } of node.members) reader.read(value, under({ key: '', path: '' }, memberName(name)), 1);
  } catch (error) {
    if (error instanceof TooDeep) return { fault: { kind: 'deep', ...place } };
    throw error;
  }
  return { value: { line: place.line, parts: reader.parts } };
}
