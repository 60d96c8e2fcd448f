import type { SourceNode } from '../source-node.ts';
import type { AttributeUse, AttributeGroup, Registry, SignalKind } from './definition.ts';
import { readUse } from './read-use.ts';

/** Types of groups, and what each of them is; a group without a type is a span. */
const types: Readonly<Record<string, SignalKind | 'group'>> = {
  span: 'span',
  event: 'event',
  metric: 'metric',
  entity: 'entity',
  resource: 'entity',
  attribute_group: 'group',
  metric_group: 'group',
  scope: 'group',
};

function readType(node: SourceNode): SignalKind | 'group' {
  const type = node.text('type') ?? 'span';
  const kind = Object.hasOwn(types, type) ? types[type] : undefined;
  if (kind === undefined)
    node.fail(
      'schema/wrong-value',
      `The type of this group is "${type}", but must be one of: ${Object.keys(types).join(', ')}.`,
      'write  type: attribute_group',
    );
  return kind ?? 'group';
}

/** Attributes of a group: those that it defines are used by it too. */
function readAttributes(group: SourceNode, registry: Registry): AttributeUse[] {
  const prefix = group.text('prefix');
  return group.groups('attributes').flatMap((node) => {
    const ref = node.text('ref');
    if (ref !== undefined) return readUse(node, ref);
    const id = node.text('id');
    if (id === undefined) {
      node.fail('schema/missing-key', 'This attribute has neither "id" nor "ref".', 'write  id: …  or  ref: …');
      return [];
    }
    const key = prefix === undefined ? id : `${prefix}.${id}`;
    const use = readUse(node, key);
    registry.attributes.push({ key, node, brief: use.brief, note: use.note });
    // What the definition itself says holds wherever it is used.
    return { ...use, brief: undefined, note: undefined };
  });
}

function readGroup(node: SourceNode, registry: Registry): AttributeGroup | undefined {
  const id = node.text('id');
  if (id === undefined) {
    node.fail('schema/missing-key', 'This group has no "id".', 'write  id: …');
    return undefined;
  }
  const kind = readType(node);
  const named = node.text('metric_name') ?? node.text('name');
  const parent = node.take('extends');
  return {
    kind,
    ids: [id],
    name: named ?? (id.startsWith(`${kind}.`) ? id.slice(kind.length + 1) : id),
    node,
    title: node.text('display_name'),
    brief: node.text('brief'),
    note: node.text('note'),
    uses: readAttributes(node, registry),
    parents: parent ? [{ id: String(parent.value), place: parent.place }] : [],
  };
}

/** Adds what a file of the first version of the language defines: `groups`. */
export function readVersion1(root: SourceNode, registry: Registry): void {
  for (const node of root.groups('groups')) {
    const group = readGroup(node, registry);
    if (group) registry.groups.push(group);
  }
}
