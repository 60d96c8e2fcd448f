import type { DatasetModel, EntryModel, TableModel } from '../model/site-model.ts';
import { categoriesOf, isOfCategory } from '../schema/categories-of.ts';
import type { CollectedField } from '../schema/content/field.ts';
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

/** The published fields that are computed from a field. */
export const computedFrom = ({ content }: Pick<SiteView, 'content'>, id: string): EntryView<'dictionary'>[] =>
  content.dictionary.filter(({ data }) => data.kind === 'published' && data.derivedFrom.includes(id));
