import type { Category } from '../../../src/schema/content/category.ts';
import type { Field } from '../../../src/schema/content/field.ts';
import type { Schedule } from '../../../src/schema/content/schedule.ts';
import type { PrivacyBlock } from '../../../src/schema/data/privacy.ts';
import type { Entry, Site } from '../../../src/source/site.ts';

/** One thing that was otherwise before a day: the part that is named, with what it held then. */
export type Difference =
  | { readonly category: string; readonly was: Partial<Category>; readonly without?: readonly (keyof Category)[] }
  | { readonly field: string; readonly was: Partial<Field> }
  | { readonly schedule: string; readonly id: string; readonly was: Partial<Schedule> }
  | { readonly dataset: string; readonly was: Partial<PrivacyBlock> };

function change<T extends object>(
  entries: readonly Entry<T>[],
  id: string,
  was: Partial<T>,
  without: readonly string[] = [],
): Entry<T>[] {
  if (!entries.some((entry) => entry.id === id))
    throw new RangeError(`the history speaks of "${id}", which is not there`);
  return entries.map((entry) => {
    if (entry.id !== id) return entry;
    const data = Object.fromEntries(
      Object.entries({ ...entry.data, ...was }).filter(([key]) => !without.includes(key)),
    ) as T;
    return { ...entry, data };
  });
}

/** The site with one difference undone. */
export function undo(site: Site, difference: Difference): Site {
  const { content } = site;
  if ('category' in difference)
    return {
      ...site,
      content: {
        ...content,
        categories: change(content.categories, difference.category, difference.was, difference.without),
      },
    };
  if ('field' in difference)
    return {
      ...site,
      content: {
        ...content,
        dictionary: change(content.dictionary, difference.field, difference.was as Partial<Field>),
      },
    };
  if ('schedule' in difference) {
    const retention = change(content.retention, difference.schedule, difference.was).map((entry) =>
      entry.id === difference.schedule ? { ...entry, id: difference.id } : entry,
    );
    return { ...site, content: { ...content, retention } };
  }
  const datasets = site.datasets.map((dataset) =>
    dataset.id === difference.dataset
      ? {
          ...dataset,
          tables: dataset.tables.map((table) => ({ ...table, privacy: { ...table.privacy, ...difference.was } })),
        }
      : dataset,
  );
  return { ...site, datasets };
}

/** The site without the fields that began after a day. */
export function fieldsUntil(site: Site, day: string): Site {
  return {
    ...site,
    content: {
      ...site.content,
      dictionary: site.content.dictionary.filter(({ data }) => data.kind !== 'collected' || (data.since ?? '') <= day),
    },
  };
}
