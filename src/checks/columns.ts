import { categoriesOf, namedCategories, quotedCategories } from '../schema/categories-of.ts';
import type { CheckColumn, CheckInput, CheckTable } from './check-input.ts';
import { type Check, type Finding, outcome } from './check.ts';
import { descriptorFile } from './descriptor-file.ts';
import { textOf } from './released-table.ts';
import { rowsOf } from './result-rows.ts';

type FieldOf = CheckInput['fields'][number];

/** A field that the values of a column come from, with the switches that send it. */
interface Origin {
  readonly id: string;
  readonly categories: readonly string[];
}

/** Where a field's values come from: itself, or the collected fields it is computed from. */
function originsOf(field: FieldOf, fields: ReadonlyMap<string, FieldOf>): Origin[] {
  const own = categoriesOf(field);
  if (own.length > 0) return [{ id: field.id, categories: own }];
  if (field.kind === 'collected') return [];
  return field.derivedFrom.flatMap((id) => {
    const categories = categoriesOf(fields.get(id) ?? {});
    return categories.length === 0 ? [] : [{ id, categories }];
  });
}

function judgeColumn(column: CheckColumn, table: CheckTable, fields: ReadonlyMap<string, FieldOf>): Finding[] {
  const base = {
    check: 'columns',
    dataset: table.dataset,
    table: table.table,
    column: column.name,
    status: 'fail',
  } as const;
  const field = column.field === undefined ? undefined : fields.get(column.field);
  if (field === undefined) {
    const id = column.field ?? column.name.toLowerCase().replaceAll('_', '-');
    return [
      {
        ...base,
        message: `The column "${column.name}" has no entry in the dictionary, so nobody can look up what it means.`,
        allowed: 'a column with an entry in content/dictionary/',
        file: descriptorFile(table),
        fix: `write content/dictionary/${id}.md, or name an entry with  "field": "…"  in the descriptor`,
      },
    ];
  }
  if (field.kind === 'collected' && field.unpublished) {
    return [
      {
        ...base,
        message: `The column "${column.name}" publishes "${field.id}", of which the dictionary says that it is never published.`,
        observed: 'published',
        allowed: 'not published',
        file: field.file,
        fix: `remove the column from ${table.descriptor} and its files, or remove  unpublished: true  once the category has a new consentVersion`,
      },
    ];
  }
  const allowed = categoriesOf(table.privacy);
  return originsOf(field, fields)
    .filter(({ categories }) => !categories.some((category) => allowed.includes(category)))
    .map(({ id, categories }) => {
      const origin = fields.get(id) ?? field;
      return {
        ...base,
        message: `The column "${column.name}" ${id === field.id ? 'belongs to' : `is computed from "${id}" of`} ${namedCategories(categories)}, but its table is published as part of ${quotedCategories(allowed)}: who let one be sent did not let the other be.`,
        observed: categories.join(', '),
        allowed: allowed.join(', '),
        file: origin.file,
        fix: [
          `write  category: [${[...categories, ...allowed].join(', ')}]  in ${origin.file} if those switches send it too`,
          `or  "category": ${JSON.stringify([...allowed, ...categories])}  in ${table.descriptor} if the table brings their data together`,
          'or remove the column',
        ].join(', '),
      };
    });
}

function judgeHeader(published: readonly string[], table: CheckTable): Finding[] {
  const declared = table.columns.map((column) => column.name);
  const base = {
    check: 'columns',
    dataset: table.dataset,
    table: table.table,
    status: 'fail',
    file: descriptorFile(table),
  } as const;
  return [
    ...published
      .filter((name) => !name.startsWith('_') && !declared.includes(name))
      .map((column) => ({
        ...base,
        column,
        message: `The column "${column}" is published, but the descriptor does not declare it.`,
        observed: column,
        allowed: declared.join(', '),
        fix: `declare "${column}" in ${table.descriptor}, or remove it from the files`,
      })),
    ...declared
      .filter((name) => !published.includes(name))
      .map((column) => ({
        ...base,
        column,
        message: `The descriptor declares the column "${column}", but it is not published.`,
        observed: published.filter((name) => !name.startsWith('_')).join(', '),
        allowed: declared.join(', '),
        fix: `remove "${column}" from ${table.descriptor}, or publish it`,
      })),
  ];
}

/** Every published column is declared, explained in the dictionary, and part of the consent it is published under. */
export const columnsCheck: Check<'columns'> = {
  id: 'columns',
  leaks: 'file',
  plan(input) {
    const fields = new Map(input.fields.map((field) => [field.id, field]));
    return input.tables.map((table) => ({
      check: 'columns',
      dataset: table.dataset,
      table: table.table,
      queries: { header: `SELECT column_name AS name FROM (DESCRIBE SELECT * FROM ${textOf(table)})` },
      judge(results) {
        const published = rowsOf(results['header']).map((row) => String(row['name']));
        const findings = [
          ...judgeHeader(published, table),
          ...table.columns.flatMap((column) => judgeColumn(column, table, fields)),
        ];
        return outcome(findings, 0, {
          note: `The names and entries of ${table.columns.length} columns were compared; no row needs to be read for that.`,
        });
      },
    }));
  },
};
