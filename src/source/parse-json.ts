import type { ValueNode } from '@humanwhocodes/momoa';
import { memberName, parseJson } from '../payload/read-json.ts';
import type { Problem } from '../problems/problem.ts';
import type { Located, Path } from './located.ts';

/** Objects and lists with what is in them, by name or place. Of a name that stands twice, the last. */
type Inside = ReadonlyMap<PropertyKey, { readonly name?: ValueNode['loc']; readonly node: ValueNode }>;

function insideOf(node: ValueNode): Inside {
  if (node.type === 'Object')
    return new Map(node.members.map(({ name, value }) => [memberName(name), { name: name.loc, node: value }]));
  if (node.type === 'Array') return new Map(node.elements.map(({ value }, index) => [index, { node: value }]));
  return new Map();
}

/** The plain value of a node: a parsed text is nested no deeper than the stack bears. */
function valueOf(node: ValueNode): unknown {
  if (node.type === 'Object')
    return Object.fromEntries(node.members.map(({ name, value }) => [memberName(name), valueOf(value)]));
  if (node.type === 'Array') return node.elements.map(({ value }) => valueOf(value));
  return 'value' in node ? node.value : null;
}

/**
 * Parses JSON into a value that knows the place of each of its parts, in time that grows with the length of the text:
 * for large files of others. For what an author of a site writes, `parseYaml` says more of what is wrong.
 */
export function locateJson(
  text: string,
  file: string,
): { located: Located; problems: [] } | { located?: undefined; problems: Problem[] } {
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if ('fault' in parsed) {
    const { line, column, fault } = parsed.fault;
    const words = { message: fault?.message ?? 'This is not JSON.', ...(fault ? { fix: fault.fix } : {}) };
    return { problems: [{ code: 'json/syntax', file, line, column, ...words }] };
  }
  const root = parsed.value;
  const known = new Map<ValueNode, Inside>();
  const inside = (node: ValueNode): Inside => {
    const found = known.get(node) ?? insideOf(node);
    known.set(node, found);
    return found;
  };
  const find = (path: Path) => {
    let place: { name?: ValueNode['loc']; node: ValueNode } = { node: root };
    for (const key of path) {
      const next = inside(place.node).get(key);
      if (!next) break;
      place = next;
    }
    return place;
  };
  const position = (loc: ValueNode['loc']) => ({ file, line: loc.start.line, column: loc.start.column });
  const lines = text.split(/\r?\n/);
  return {
    problems: [],
    located: {
      file,
      value: valueOf(root),
      at: (path) => position(find(path).node.loc),
      keyAt: (path) => {
        const { name, node } = find(path);
        return position(name ?? node.loc);
      },
      lineText: (line) => lines[line - 1] ?? '',
    },
  };
}
