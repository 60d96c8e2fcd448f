import type { SourceNode } from '../source-node.ts';
import type { AttributeUse, AttributeGroup, Registry, SignalKind } from './definition.ts';
import { readUse } from './read-use.ts';

/** Lists of a file, with the kind of what is in them and the key that names it. */
const lists: readonly (readonly [list: string, kind: SignalKind | 'group', name: string])[] = [
  ['attribute_groups', 'group', 'id'],
  ['metrics', 'metric', 'name'],
  ['events', 'event', 'name'],
  ['spans', 'span', 'type'],
  ['entities', 'entity', 'type'],
  ['metric_refinements', 'metric', 'id'],
  ['event_refinements', 'event', 'id'],
  ['span_refinements', 'span', 'id'],
  ['entity_refinements', 'entity', 'id'],
];

/** Where attributes are listed, and what being listed there says of them. */
const listings = [
  ['attributes', undefined],
  ['identity', 'identifying'],
  ['description', 'descriptive'],
] as const;

function readReferences(node: SourceNode): Pick<AttributeGroup, 'uses' | 'parents'> {
  const uses: AttributeUse[] = [];
  const parents: { id: string; place: SourceNode['place'] }[] = [];
  for (const [list, role] of listings)
    for (const item of node.groups(list)) {
      const ref = item.text('ref');
      const group = item.text('ref_group');
      if (ref !== undefined) uses.push(readUse(item, ref, role));
      else if (group === undefined)
        item.fail('schema/missing-key', 'This attribute has neither "ref" nor "ref_group".', 'write  ref: …');
      else parents.push({ id: group, place: item.place });
    }
  return { uses, parents };
}

function readGroup(node: SourceNode, kind: SignalKind | 'group', nameKey: string, isRefinement: boolean) {
  const id = node.text(nameKey);
  if (id === undefined) {
    node.fail('schema/missing-key', `This ${kind} has no "${nameKey}".`, `write  ${nameKey}: …`);
    return undefined;
  }
  const name = isRefinement && id.startsWith(`${kind}.`) ? id.slice(kind.length + 1) : id;
  const { uses, parents } = readReferences(node);
  const refined = isRefinement ? node.take('ref') : undefined;
  return {
    kind,
    ids: kind === 'group' ? [id] : [`${kind}.${name}`],
    name,
    node,
    title: undefined,
    brief: node.text('brief'),
    note: node.text('note'),
    uses,
    parents: [...(refined ? [{ id: `${kind}.${String(refined.value)}`, place: refined.place }] : []), ...parents],
  };
}

/** Adds what a file of the second version of the language defines (`file_format: definition/2`). */
export function readVersion2(root: SourceNode, registry: Registry): void {
  root.take('file_format');
  for (const node of root.groups('attributes')) {
    const key = node.text('key');
    if (key === undefined) node.fail('schema/missing-key', 'This attribute has no "key".', 'write  key: …');
    else registry.attributes.push({ key, node, brief: node.text('brief'), note: node.text('note') });
  }
  for (const [list, kind, nameKey] of lists)
    for (const node of root.groups(list)) {
      const group = readGroup(node, kind, nameKey, list.endsWith('_refinements'));
      if (group) registry.groups.push(group);
    }
}
