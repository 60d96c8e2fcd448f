import type { ValueType } from '../../../payload/value-rule.ts';
import type { ImportedField, Unmapped } from '../imported.ts';
import { type GleanFile, isKeys, type Keys, ownText } from './source-file.ts';

const typeOf: Readonly<Record<string, ValueType>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  object: 'object',
  array: 'list',
};

/**
 * What stands within a metric of the type `object`, as fields with paths: `a.b` within a group, `a[].b` within each of
 * a list. The structure is the part of JSON Schema that Glean allows: `type`, `properties`, `items`, `oneOf`.
 */
export function fieldsOfStructure(
  file: GleanFile,
  path: readonly string[],
  { key, categories, sensitivity, until, status }: ImportedField,
  structure: Keys,
): { fields: ImportedField[]; unmapped: Unmapped[] } {
  const fields: ImportedField[] = [];
  const unmapped: Unmapped[] = [];
  const inherited = { categories, sensitivity, until, status };

  const walk = (within: string, at: readonly string[], node: Keys): void => {
    const properties = isKeys(node['properties']) ? node['properties'] : {};
    for (const [name, property] of Object.entries(properties)) {
      const place = [...at, 'properties', name];
      const one = isKeys(property) ? property : {};
      const type = typeOf[String(one['type'])];
      const own = `${within}.${name}`;
      if (type === undefined) {
        const reason = `its type is ${one['type'] === undefined ? 'not given' : JSON.stringify(one['type'])}; types are ${Object.keys(typeOf).join(', ')}`;
        unmapped.push({ place: file.placeOf(place), what: own, reason });
        continue;
      }
      const notes = { 'Part of': `\`${key}\`` };
      fields.push({
        key: own,
        place: file.placeOf(place),
        type,
        body: ownText(one['description']),
        ...inherited,
        notes,
      });
      walk(own, place, one);
    }
    if (isKeys(node['items'])) walk(`${within}[]`, [...at, 'items'], node['items']);
  };
  walk(key, path, structure);
  return { fields, unmapped };
}
