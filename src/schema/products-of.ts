import { categoriesOf, type InCategories } from './categories-of.ts';
import type { Field } from './content/field.ts';

/** What holds for some products of the project, or for all where it names none. */
export interface ForProducts {
  readonly products?: string | readonly string[] | undefined;
}

type OfProducts<T> = { readonly id: string } & T;

/** Which products a site has, and which of them each switch is in. */
export interface ProductSources {
  readonly products: readonly OfProducts<{ readonly recipients?: readonly string[] | undefined }>[];
  readonly categories: readonly OfProducts<ForProducts>[];
}

interface Entry<T> {
  readonly id: string;
  readonly data: T;
}

/** The same of a site whose entries have their front matter under `data`. */
export const productSources = (content: {
  readonly products: readonly Entry<{ readonly recipients?: readonly string[] | undefined }>[];
  readonly categories: readonly Entry<ForProducts>[];
}): ProductSources => ({
  products: content.products.map(({ id, data: { recipients } }) => ({ id, recipients })),
  categories: content.categories.map(({ id, data: { products } }) => ({ id, products })),
});

/** Ids of the products of a site, in the order of its files. */
const idsIn = ({ products }: ProductSources): readonly string[] => products.map(({ id }) => id);

/** The ids that the key `products` names; undefined where it is left out. The one reader of that key. */
export const namedProducts = ({ products }: ForProducts): readonly string[] | undefined =>
  typeof products === 'string' ? [products] : products;

/** The products that something holds for, in the order of the site: those it names, else all. */
function ownProducts(one: ForProducts, site: ProductSources): readonly string[] {
  const named = namedProducts(one);
  return named === undefined ? idsIn(site) : idsIn(site).filter((id) => named.includes(id));
}

/** The products that have a switch. Always empty on a site without products; all for a switch that it does not have. */
export const productsOfCategory = (id: string, site: ProductSources): readonly string[] =>
  ownProducts(site.categories.find((one) => one.id === id) ?? {}, site);

/**
 * The products of what belongs to switches, a collected field or a table: those that have one of its switches, and of
 * them those that it names itself. Of what has no switch: those that it names, else all.
 */
export function productsUnder(one: ForProducts & InCategories, site: ProductSources): readonly string[] {
  const own = ownProducts(one, site);
  const categories = categoriesOf(one);
  if (categories.length === 0) return own;
  const under = new Set(categories.flatMap((category) => productsOfCategory(category, site)));
  return own.filter((id) => under.has(id));
}

/** The products that send a payload: those that have one of its categories, and of them those that it names itself. */
export const productsOfPayload = (
  { categories, ...payload }: ForProducts & { readonly categories: readonly string[] },
  site: ProductSources,
): readonly string[] => productsUnder({ ...payload, category: categories }, site);

/**
 * The products of a field. Of a published one that names neither products nor switches: those of the collected fields
 * that it is computed from; all where it is computed from none. `fieldOf` finds a field by its id.
 */
export function productsOfField(
  field: Field,
  site: ProductSources,
  fieldOf: (id: string) => Field | undefined,
): readonly string[] {
  if (field.kind === 'collected' || field.category !== undefined || field.products !== undefined)
    return productsUnder(field, site);
  const sources = field.derivedFrom.flatMap((id) => fieldOf(id) ?? []).filter(({ kind }) => kind === 'collected');
  if (sources.length === 0) return idsIn(site);
  const of = new Set(sources.flatMap((source) => productsUnder(source, site)));
  return idsIn(site).filter((id) => of.has(id));
}

/** Who receives what a switch sends: its own recipients, then those that one of its products has besides; each once. */
export function recipientsOf(
  category: OfProducts<{ readonly recipients: readonly string[] }>,
  site: ProductSources,
): readonly string[] {
  const under = productsOfCategory(category.id, site);
  const further = site.products.filter(({ id }) => under.includes(id)).flatMap(({ recipients }) => recipients ?? []);
  return [...new Set([...category.recipients, ...further])];
}
