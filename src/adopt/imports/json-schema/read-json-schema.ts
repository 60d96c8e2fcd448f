import type { Problem } from '../../../problems/problem.ts';
import type { Imported, ImportedCategory, ImportedField, Unmapped } from '../imported.ts';
import { once } from '../once.ts';
import { openSource } from '../source-node.ts';
import { splitText } from '../split-text.ts';
import { FacetReader } from './read-facets.ts';
import { FieldWriter, mostSchemaFields } from './schema-fields.ts';
import { SchemaFiles } from './schema-files.ts';

/** `schemas/crash.schema.json` describes the payload `crash`. */
const payloadOf = (file: string): string =>
  (file.split('/').at(-1) ?? file).replace(/(?:\.schema)?\.[^.]+$/, '') || 'payload';

const asText = (field: ImportedField) => JSON.stringify({ ...field, place: undefined, categories: undefined });

/** Fields that several payloads have alike become one; others of the same key are told. */
function mergeFields(fields: readonly ImportedField[], unmapped: Unmapped[]): ImportedField[] {
  const byKey = new Map<string, ImportedField>();
  for (const field of fields) {
    const known = byKey.get(field.key);
    if (!known) byKey.set(field.key, field);
    else {
      byKey.set(field.key, { ...known, categories: once([...(known.categories ?? []), ...(field.categories ?? [])]) });
      const reason = `It is described as in ${known.place.file}, where the key says something else.`;
      if (asText(known) !== asText(field))
        unmapped.push({ place: field.place, what: `words of "${field.key}"`, reason });
    }
  }
  return [...byKey.values()];
}

/** The files that are no part of another; all, where each is a part of another. */
function rootsOf(files: SchemaFiles, read: readonly string[]): readonly string[] {
  const parts = files.parts();
  const whole = read.filter((file) => !parts.has(file));
  return whole.length > 0 ? whole : read;
}

/**
 * Reads JSON Schemas of payloads, of draft 4 to 2020-12, in JSON or YAML. Keys of objects become fields, `a.b` and
 * `a[].b`; what schemas refer to is followed over all files. A file that others refer to is a part of them; each other
 * one is a payload. Where a value may look in several ways, a field says what holds for all of them.
 */
export function readJsonSchemas(files: ReadonlyMap<string, string>): Imported | readonly Problem[] {
  const problems: Problem[] = [];
  const unmapped: Unmapped[] = [];
  const known = new SchemaFiles();
  const read: string[] = [];
  for (const [file, text] of files) {
    const root = openSource(file, text, problems);
    if (!root) continue;
    if (root.isGroup) read.push(file);
    else root.fail('import/syntax', 'A schema is a group of keys with "properties".', 'write  { "properties": { … } }');
    known.add(file, root);
  }
  if (problems.length > 0) return problems;
  const fields: ImportedField[] = [];
  const categories: ImportedCategory[] = [];
  for (const file of rootsOf(known, read)) {
    const root = known.root(file);
    if (!root) continue;
    const reader = new FacetReader(known, unmapped);
    const writer = new FieldWriter(known, reader, unmapped);
    const name = payloadOf(file);
    const facets = reader.read(root, `the payload ${name}`);
    const place = { file, line: 1 };
    writer.addPayload(root, facets, place);
    if (writer.isFull || reader.isFull) {
      const message = `The schema, with all that it refers to, describes ${mostSchemaFields} keys or more.`;
      problems.push({ code: 'import/syntax', file, line: 1, column: 1, message, fix: 'import a part of it' });
    }
    if (writer.fields.length === 0) {
      const reason = 'It describes no object with "properties", so that it has no keys.';
      unmapped.push({ place, what: `the schema ${name}`, reason });
      continue;
    }
    const { title } = facets;
    categories.push({ name, place, ...(title === undefined ? {} : { title }), ...splitText(facets.description) });
    fields.push(...writer.fields.map((field) => ({ ...field, categories: [name] })));
  }
  if (problems.length > 0) return problems;
  const merged = mergeFields(fields, unmapped);
  const told = once(unmapped, ({ place, what, reason }) => `${place.file} ${place.line ?? 0} ${what} ${reason}`);
  return { fields: merged, categories, unmapped: told };
}
