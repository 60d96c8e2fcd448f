import type { DatasetModel, EntryModel, TableModel } from '../model/site-model.ts';
import { categoriesOf, isOfCategory } from '../schema/categories-of.ts';
import type { CollectedField } from '../schema/content/field.ts';
import { periodColumnsOf } from '../schema/period-columns.ts';
import { type Fate, fatesOf } from '../schema/published-fields.ts';
import type { EntryView, SiteView } from './site.ts';

/** Fields that a category's switch sends today, in the order of the dictionary. */
export function fieldsOf(site: SiteView, category: string): EntryModel<CollectedField>[] {
  return site.content.dictionary.filter(
    (entry): entry is EntryModel<CollectedField> =>
      entry.data.kind === 'collected' && isOfCategory(entry.data, category) && entry.data.status !== 'removed',
  );
}

/** What becomes of each field that is still sent, by its id. */
export const fatesIn = ({ model, content }: Pick<SiteView, 'model' | 'content'>): Map<string, Fate> =>
  fatesOf(
    content.dictionary,
    model.datasets.flatMap(({ tables }) =>
      tables.map(({ privacy, columns }) => ({
        categories: categoriesOf(privacy),
        fields: columns.map(({ fieldId }) => fieldId),
      })),
    ),
  );

/** The columns of published tables that a field is in. */
export const columnsOf = (
  { datasets }: Pick<SiteView, 'datasets'>,
  id: string,
): { dataset: DatasetModel; table: TableModel; column: TableModel['columns'][number] }[] =>
  datasets.flatMap((dataset) =>
    dataset.tables.flatMap((table) =>
      table.columns.filter(({ fieldId }) => fieldId === id).map((column) => ({ dataset, table, column })),
    ),
  );

/**
 * The tables of which a column may be made from a collected field, as nothing says what it is made from: those of its
 * switches with a published field that names no source. A period is made from no value.
 */
export function unexplainedTables(
  { content, datasets }: Pick<SiteView, 'content' | 'datasets'>,
  field: CollectedField,
): TableModel[] {
  const silent = new Set(
    content.dictionary.flatMap(({ id, data }) =>
      data.kind === 'published' && data.derivedFrom.length === 0 ? [id] : [],
    ),
  );
  return datasets
    .flatMap(({ tables }) => tables)
    .filter(({ privacy, columns }) => {
      const periods = periodColumnsOf(privacy);
      return (
        categoriesOf(privacy).some((one) => isOfCategory(field, one)) &&
        columns.some(({ name, fieldId }) => silent.has(fieldId) && !periods.includes(name))
      );
    });
}

/** That no table shows a field, in a sentence; or that it is not stated, where a table does not say what it is of. */
export function notPublishedWords(
  site: Pick<SiteView, 'content' | 'datasets' | 't' | 'list'>,
  field: CollectedField,
): string {
  if (field.unpublished) return site.t.field.unpublished;
  const tables = unexplainedTables(site, field).map(({ title }) => title);
  return tables.length === 0
    ? site.t.field.notPublished
    : site.t.field.sourceUnstated({ tables: site.list([...new Set(tables)]) });
}

/** The published fields that are computed from a field. */
export const computedFrom = ({ content }: Pick<SiteView, 'content'>, id: string): EntryView<'dictionary'>[] =>
  content.dictionary.filter(({ data }) => data.kind === 'published' && data.derivedFrom.includes(id));

/**
 * The values of a switch of which published tables are made, by their titles; `isWhole` is false where a table of the
 * switch does not say what it is made from.
 */
export function feedsOf(
  site: SiteView,
  category: string,
): { readonly titles: readonly string[]; readonly isWhole: boolean } {
  const sent = fieldsOf(site, category);
  const shows = (id: string) => columnsOf(site, id).length > 0 || computedFrom(site, id).length > 0;
  return {
    titles: sent.filter(({ id }) => shows(id)).map(({ data }) => data.title),
    isWhole: sent.every(({ data }) => unexplainedTables(site, data).length === 0),
  };
}
