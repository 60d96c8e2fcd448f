/** What names the category it belongs to, or several of them. */
export interface InCategories {
  readonly category?: string | readonly string[] | undefined;
}

/**
 * The categories that a field or a table belongs to, in the order in which they are written, each once; none where it
 * names none. The one reader of the key `category`.
 */
export function categoriesOf({ category }: InCategories): readonly string[] {
  if (category === undefined) return [];
  return typeof category === 'string' ? [category] : [...new Set(category)];
}

/** Whether a field or a table belongs to a category, by its id. */
export const isOfCategory = (one: InCategories, id: string): boolean => categoriesOf(one).includes(id);

/** What says how long it is kept, if not its categories do. */
interface Kept extends InCategories {
  readonly retention?: string | undefined;
}

/**
 * The schedule of a collected field under each of its categories: its own, else that of the category. Categories that
 * `scheduleOf` does not know are left out.
 */
export function schedulesOf(
  field: Kept,
  scheduleOf: (category: string) => string | undefined,
): { readonly category: string; readonly schedule: string }[] {
  return categoriesOf(field).flatMap((category) => {
    const schedule = field.retention ?? scheduleOf(category);
    return schedule === undefined ? [] : [{ category, schedule }];
  });
}

/** Ids of categories in a message: `"crashes" and "usage"`. */
export const quotedCategories = (ids: readonly string[]): string => ids.map((id) => `"${id}"`).join(' and ');

/** The same with their noun: `the category "crashes"`. */
export const namedCategories = (ids: readonly string[]): string =>
  `the ${ids.length === 1 ? 'category' : 'categories'} ${quotedCategories(ids)}`;
