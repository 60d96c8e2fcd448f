import type { DatasetModel, EntryModel } from '../model/site-model.ts';
import { categoriesOf } from '../schema/categories-of.ts';
import type { Field } from '../schema/content/field.ts';
import { newestPeriod } from './covered-days.ts';
import type { EntryView, SiteView } from './site.ts';

/**
 * What a message says it is about, line by line, so that its reader knows which thing and which state of it was seen.
 */
export type AboutLines = readonly string[];

/** A category, with the versions of what people agree to and of its words. */
export function aboutCategory(
  { t, number }: Pick<SiteView, 't' | 'number'>,
  { id, data }: EntryView<'categories'>,
): AboutLines {
  const words = t.concerns.feedback;
  return [
    words.about({ name: data.title, id }),
    words.consent({ version: number(data.consentVersion), notice: number(data.noticeVersion) }),
  ];
}

/** A field, with its name in the report and the versions of its categories, where it has them. */
export function aboutField(
  site: Pick<SiteView, 't' | 'number' | 'entry'>,
  { id, data }: EntryModel<Field>,
): AboutLines {
  const words = site.t.concerns.feedback;
  const categories = categoriesOf(data).flatMap((one) => site.entry('categories', one) ?? []);
  return [
    words.about({ name: data.title, id }),
    ...(data.kind === 'collected' ? [words.field({ key: data.key })] : []),
    ...categories.flatMap((category) => aboutCategory(site, category)),
  ];
}

/** A dataset, with the newest period that is out. */
export function aboutDataset(
  site: Pick<SiteView, 't' | 'period'>,
  { id, descriptor, tables }: Pick<DatasetModel, 'id' | 'descriptor' | 'tables'>,
): AboutLines {
  const words = site.t.concerns.feedback;
  const period = newestPeriod(site, tables);
  return [words.about({ name: descriptor.title, id }), ...(period === undefined ? [] : [words.period({ period })])];
}
