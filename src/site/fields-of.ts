import type { EntryModel } from '../model/site-model.ts';
import type { CollectedField } from '../schema/content/field.ts';
import type { SiteView } from './site.ts';

/** Fields that a category's switch sends today, in the order of the dictionary. */
export function fieldsOf(site: SiteView, category: string): EntryModel<CollectedField>[] {
  return site.content.dictionary.filter(
    (entry): entry is EntryModel<CollectedField> =>
      entry.data.kind === 'collected' && entry.data.category === category && entry.data.status !== 'removed',
  );
}
