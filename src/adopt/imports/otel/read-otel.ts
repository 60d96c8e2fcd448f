import type { Problem } from '../../../problems/problem.ts';
import type { Imported, ImportedField, Unmapped } from '../imported.ts';
import { openSource, type SourceNode } from '../source-node.ts';
import { attributeField, reasons, type SentWith } from './attribute-fields.ts';
import type { AttributeDefinition, Registry } from './definition.ts';
import { readVersion1 } from './read-version-1.ts';
import { readVersion2 } from './read-version-2.ts';
import { UseResolver } from './resolve-uses.ts';
import { eventBody, metricField, signalCategory, signalName } from './signal-fields.ts';

const manifestKeys = ['schema_url', 'schema_base_url', 'semconv_version', 'dependencies', 'registry_path'];
const ofRegistry = 'It is about the registry as a whole.';
const manifestReasons = {
  dependencies: 'Registries that this one depends on are read only where their files are named too.',
};

/** Adds what a file defines; what is no definition is told as such. */
function readFile(root: SourceNode, registry: Registry, unmapped: Unmapped[]): void {
  const format = root.isGroup ? root.text('file_format') : undefined;
  if (format === undefined && root.take('groups')) readVersion1(root, registry);
  else if (format?.startsWith('definition/2')) readVersion2(root, registry);
  else {
    const isManifest = manifestKeys.some((key) => root.isGroup && root.take(key));
    const what = format === undefined ? 'the file' : `the file, of the format ${format}`;
    if (isManifest)
      unmapped.push(
        ...root.entries().map(([key, { place }]) => ({
          place,
          what: `${key} of the manifest`,
          reason: key === 'dependencies' ? manifestReasons.dependencies : ofRegistry,
        })),
      );
    else unmapped.push({ place: root.place, what, reason: 'It holds no "groups" and no "file_format: definition/2".' });
    return;
  }
  unmapped.push(...root.left('the file', reasons, ofRegistry));
}

/** Attributes once each; a second definition is told. */
function uniqueAttributes({ attributes }: Registry, unmapped: Unmapped[]): AttributeDefinition[] {
  const byKey = new Map<string, AttributeDefinition>();
  for (const attribute of attributes) {
    const first = byKey.get(attribute.key);
    if (!first) byKey.set(attribute.key, attribute);
    else {
      const { file, line } = first.node.place;
      const reason = `It is defined before, at ${file}:${line ?? 1}.`;
      unmapped.push({ place: attribute.node.place, what: `attribute ${attribute.key}`, reason });
    }
  }
  return [...byKey.values()];
}

/**
 * Reads semantic conventions of OpenTelemetry: files of the first version (`groups`) and of the second
 * (`file_format: definition/2`), as the registries of Weaver have them. Attributes and the values of metrics become
 * fields; metrics, events, spans and entities are what sends them. A group that refers to a registry which is not among
 * the files is told in `unmapped`.
 */
export function readOtel(files: ReadonlyMap<string, string>): Imported | readonly Problem[] {
  const problems: Problem[] = [];
  const unmapped: Unmapped[] = [];
  const registry: Registry = { attributes: [], groups: [] };
  for (const [file, text] of files) {
    const root = openSource(file, text, problems);
    if (root) readFile(root, registry, unmapped);
  }
  const attributes = uniqueAttributes(registry, unmapped);
  const defined = new Set(attributes.map(({ key }) => key));
  const resolver = new UseResolver(registry);
  const sentWith = new Map<string, SentWith[]>();
  const signals = registry.groups.filter(({ kind }) => kind !== 'group');
  for (const group of registry.groups)
    for (const use of resolver.usesOf(group).values()) {
      if (group.kind !== 'group')
        sentWith.set(use.key, [...(sentWith.get(use.key) ?? []), { signal: signalName(group), use }]);
      if (!defined.has(use.key) && group.uses.includes(use))
        unmapped.push({
          place: use.place,
          what: `attribute ${use.key}`,
          reason: 'None of the files read defines it. Import the registry that does together with this one.',
        });
    }
  const categories = signals.map(signalCategory);
  const sent: ImportedField[] = signals.flatMap((group) =>
    [metricField(group) ?? [], eventBody(group, unmapped)].flat(),
  );
  const fields = [
    ...attributes.map((attribute) => attributeField(attribute, sentWith.get(attribute.key) ?? [], unmapped)),
    ...sent.filter(({ key, place }) => {
      if (defined.has(key))
        unmapped.push({ place, what: `value of ${key}`, reason: 'An attribute has the same name.' });
      return !defined.has(key);
    }),
  ];
  for (const { kind, ids, node, brief, note } of registry.groups) {
    const what = `group ${ids[0] ?? ''}`;
    if (kind === 'group' && (brief ?? note) !== undefined)
      unmapped.push({ place: node.place, what, reason: 'It sends nothing itself; its attributes are read.' });
    node.take('visibility');
    unmapped.push(...node.left(what, reasons, 'What sends fields has no place for it.'));
  }
  unmapped.push(...resolver.unmapped);
  return problems.length > 0 ? problems : { fields, categories, unmapped };
}
