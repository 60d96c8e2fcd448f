import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import type { Path } from './located.ts';
import { privacyPath } from './privacy-columns.ts';
import type { Site } from './site.ts';

/** Pages below `/opt-in/` that are no category's. */
const takenByPages = ['dialog', 'developers'];

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) < index);

/**
 * Problems of a site whose files are each right, but do not fit together: a category without a field, a published
 * field that no table has, an example key that is no field, tables of one name.
 */
export function findOrphans(site: Site): Problem[] {
  const problems: Problem[] = [];
  const { categories, dictionary } = site.content;
  const columns = new Set(
    site.datasets.flatMap(({ tables }) => tables.flatMap((table) => table.columns.map(({ fieldId }) => fieldId))),
  );
  for (const field of dictionary) {
    if (field.data.kind === 'published' && !columns.has(field.id) && field.data.status !== 'removed') {
      problems.push({
        code: 'reference/orphan',
        ...field.at(['kind']),
        message: `"${field.id}" is a published field, but no published table has a column of it.`,
        fix: `add  "field": "${field.id}"  to the column in its datapackage.json, or write  status: removed`,
      });
    }
    if (field.data.status === 'removed' && field.data.removed === undefined) {
      problems.push({
        code: 'schema/missing-key',
        ...field.at(['status']),
        message: 'A removed field must say on which day it was removed.',
        fix: 'add  removed: 2026-01-31',
      });
    }
  }
  const keys = new Map(
    dictionary.flatMap(({ id, data }) =>
      data.kind === 'collected' ? [[data.key, { id, category: data.category, status: data.status }] as const] : [],
    ),
  );
  for (const key of repeated(dictionary.flatMap(({ data }) => (data.kind === 'collected' ? [data.key] : [])))) {
    const second = dictionary.findLast(({ data }) => data.kind === 'collected' && data.key === key);
    if (second)
      problems.push({
        code: 'file/duplicate',
        ...second.at(['key']),
        message: `The key "${key}" is already the key of another field.`,
        fix: 'give one of the two another key',
      });
  }
  for (const category of categories) {
    if (takenByPages.includes(category.id))
      problems.push({
        code: 'file/unexpected',
        ...category.at([]),
        line: 1,
        message: `The address /opt-in/${category.id}/ already belongs to a page of every site, so no category can have the id "${category.id}".`,
        fix: `rename the file, such as  ${category.id}-use.md`,
      });
    const fields = dictionary.filter(({ data }) => data.kind === 'collected' && data.category === category.id);
    if (fields.length === 0)
      problems.push({
        code: 'reference/orphan',
        ...category.at([]),
        message: `No field of the dictionary belongs to the category "${category.id}", so its switch would send nothing that is described.`,
        fix: `write  category: ${category.id}  in a file of content/dictionary/`,
      });
    for (const key of Object.keys(category.data.example)) {
      const field = keys.get(key);
      if (field === undefined)
        problems.push({
          code: 'reference/dangling',
          ...category.at(['example', key]),
          message: `The example sends "${key}", which is the key of no field of the dictionary.`,
          fix: `describe it in content/dictionary/, or remove it from the example`,
        });
      else if (field.category !== category.id)
        problems.push({
          code: 'reference/conflict',
          ...category.at(['example', key]),
          message: `The example of "${category.id}" sends "${key}", but the field "${field.id}" belongs to the category "${field.category}".`,
          fix: "remove it from the example, or change the field's category",
        });
      else if (field.status === 'removed')
        problems.push({
          code: 'reference/conflict',
          ...category.at(['example', key]),
          message: `The example sends "${key}", but the field "${field.id}" was removed.`,
          fix: 'remove it from the example',
        });
    }
  }
  const tables = site.datasets.flatMap((dataset) => dataset.tables.map((table, index) => ({ dataset, table, index })));
  for (const name of new Set(repeated(tables.map(({ table }) => table.name)))) {
    const last = tables.findLast(({ table }) => table.name === name);
    if (last)
      problems.push({
        code: 'file/duplicate',
        ...last.dataset.located.at(['resources', last.index, 'name']),
        message: `Two tables are named "${name}" in SQL.`,
        fix: 'give one of the two resources another name',
      });
  }
  for (const { dataset, table, index } of tables) {
    for (const [at, margin] of (table.privacy.margins ?? []).entries()) {
      if (!('of' in margin)) continue;
      const place = (path: Path) => dataset.located.at(privacyPath(table.resource, index, ['margins', at, ...path]));
      const others = dataset.tables.filter((other) => other !== table);
      const of = others.find((other) => other.resource.name === margin.of);
      if (!of) {
        problems.push({
          code: 'reference/dangling',
          ...place(['of']),
          message: `A margin of "${table.resource.name}" names the table "${margin.of}", which this dataset does not have beside it.`,
          fix:
            others.length === 0
              ? 'remove the margin'
              : `write  ${
                  suggest(
                    margin.of,
                    others.map((other) => other.resource.name),
                  ) ??
                  others[0]?.resource.name ??
                  ''
                }`,
        });
      } else
        for (const [position, column] of margin.by.entries()) {
          const names = of.columns.map(({ name }) => name);
          if (!names.includes(column))
            problems.push({
              code: 'reference/dangling',
              ...place(['by', position]),
              message: `The tables must agree in "${column}", but "${margin.of}" has no such column. Columns: ${names.join(', ')}.`,
              fix: 'give the column the same name in both tables, or remove it here',
            });
        }
    }
  }
  for (const language of Object.keys(site.translations)) {
    if (!(site.config.languages ?? [site.config.language]).includes(language)) {
      problems.push({
        code: 'reference/orphan',
        ...site.configAt([site.config.languages ? 'languages' : 'language']),
        message: `content/_/${language}/ has translations, but site.yaml does not offer the language "${language}".`,
        fix: `write  languages: [${[...new Set([...(site.config.languages ?? [site.config.language]), language])].join(', ')}]`,
      });
    }
  }
  return problems;
}
