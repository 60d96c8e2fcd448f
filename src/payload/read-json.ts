import { parse, type ObjectNode, type ValueNode } from '@humanwhocodes/momoa';
import { findJsonFault } from '../values/find-json-fault.ts';
import type { KnowsNames } from './key-path.ts';
import { deepestPayload, type PayloadFault, type PayloadPart, type PayloadReport } from './payload-text.ts';
import { type Shape, TooDeep, walkParts } from './walk-parts.ts';

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

const shape: Shape<ValueNode> = {
  membersOf: (node) =>
    node.type === 'Object' ? node.members.map(({ name, value }) => [memberName(name), value] as const) : undefined,
  elementsOf: (node) => (node.type === 'Array' ? node.elements.map(({ value }) => value) : undefined),
  isNull: (node) => node.type === 'Null',
};

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
export function reportOf(node: ValueNode, text: string, knows: KnowsNames, firstLine = 1): Read<PayloadReport> {
  const { line, column } = node.loc.start;
  const place = { line: line + firstLine - 1, column };
  const written = text.slice(node.loc.start.offset, node.loc.end.offset);
  if (node.type !== 'Object') return { fault: { kind: 'no-object', ...place, observed: written.slice(0, 40) } };
  try {
    const parts = walkParts(node, knows, shape, deepestPayload).map(({ names, node: part }): PayloadPart => {
      const { start, end } = part.loc;
      return {
        ...names,
        value: valueOf(part),
        written: text.slice(start.offset, end.offset),
        line: start.line + firstLine - 1,
        column: start.column,
      };
    });
    return { value: { line: place.line, parts } };
  } catch (error) {
    if (error instanceof TooDeep) return { fault: { kind: 'deep', ...place } };
    throw error;
  }
}
