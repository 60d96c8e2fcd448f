import type { Problem } from '../problems/problem.ts';
import { categoriesOf, isOfCategory, namedCategories } from '../schema/categories-of.ts';
import {
  namedProducts,
  productSources,
  productsOfCategory,
  productsOfField,
  productsOfPayload,
  type ProductSources,
  productsUnder,
} from '../schema/products-of.ts';
import { privacyPath } from './privacy-columns.ts';
import type { Content, DataTable, Dataset, Site } from './site.ts';

type CategoryEntry = Content['categories'][number];
type FieldEntry = Content['dictionary'][number];

/** What is judged, and which products there are. */
interface Context {
  readonly content: Content;
  readonly sources: ProductSources;
}

const quoted = (ids: readonly string[]) => ids.map((id) => `"${id}"`).join(' and ');
const withNoun = (ids: readonly string[]) => `the ${ids.length === 1 ? 'product' : 'products'} ${quoted(ids)}`;
const asList = (ids: readonly string[]) => (ids.length === 1 ? (ids[0] ?? '') : `[${ids.join(', ')}]`);

/** The place of a product that the key `products` names: the key itself where it is no list. */
const placeOf = (products: string | readonly string[] | undefined, index: number) =>
  typeof products === 'string' ? ['products'] : ['products', index];

/** A product that has no switch: nothing is said of what it sends. */
function judgeProduct({ id, at }: Content['products'][number], { content, sources }: Context): Problem[] {
  if (sources.categories.some((category) => productsOfCategory(category.id, sources).includes(id))) return [];
  const [category] = content.categories;
  const mend = category
    ? `write  products: ${asList([...productsOfCategory(category.id, sources), id])}  in ${category.file}, if it has that switch`
    : `write a file of content/categories/ for its switch`;
  return [
    {
      code: 'reference/orphan',
      ...at([]),
      message: `The product "${id}" has no switch: every category names other products.`,
      fix: `${mend}, or remove content/products/${id}.md`,
    },
  ];
}

/** A switch of which one of its products sends no field. */
function judgeCategory({ id, data, at }: CategoryEntry, { content, sources }: Context): Problem[] {
  const inSwitch = productsOfCategory(id, sources);
  const own = content.dictionary.filter(
    ({ data: field }) => field.kind === 'collected' && field.status !== 'removed' && isOfCategory(field, id),
  );
  // A switch without any field is told elsewhere.
  if (own.length === 0) return [];
  const used = new Set(own.flatMap((field) => productsUnder(field.data, sources)));
  const idle = inSwitch.filter((product) => !used.has(product));
  const rest = inSwitch.filter((product) => used.has(product));
  if (idle.length === 0) return [];
  return [
    {
      code: 'reference/orphan',
      ...at(data.products === undefined ? [] : ['products']),
      message: `The category "${id}" holds for ${withNoun(idle)}, but no field of it is sent by ${idle.length === 1 ? 'that one' : 'those'}.`,
      fix:
        rest.length === 0
          ? `add ${quoted(idle)} to the products of a field of the category`
          : `write  products: ${asList(rest)}  here, or add ${quoted(idle)} to the products of a field of the category`,
    },
  ];
}

/** A field that names a product which has none of its switches. */
function judgeField({ id, data, at }: FieldEntry, { sources }: Context): Problem[] {
  const categories = categoriesOf(data);
  if (categories.length === 0) return [];
  const under = productsUnder({ category: data.category }, sources);
  return (namedProducts(data) ?? []).flatMap((product, index): Problem[] =>
    under.includes(product)
      ? []
      : [
          {
            code: 'reference/conflict',
            ...at(placeOf(data.products, index)),
            message: `The field "${id}" is said to be sent by "${product}", which does not have ${namedCategories(categories)}.`,
            fix: `write one of ${under.join(', ')}, or add ${product} to the products of content/categories/${categories[0] ?? ''}.md`,
          },
        ],
  );
}

/** A payload that names a product which has none of its switches. */
function judgePayload({ data, at }: Content['payloads'][number], { sources }: Context): Problem[] {
  const under = productsOfPayload({ categories: data.categories }, sources);
  return (namedProducts(data) ?? []).flatMap((product, index): Problem[] =>
    under.includes(product)
      ? []
      : [
          {
            code: 'reference/conflict',
            ...at(placeOf(data.products, index)),
            message: `The payload is said to be sent by "${product}", which does not have ${namedCategories(data.categories)}.`,
            fix: `write one of ${under.join(', ')}, or add ${product} to the products of content/categories/${data.categories[0] ?? ''}.md`,
          },
        ],
  );
}

interface Placed {
  readonly dataset: Dataset;
  readonly table: DataTable;
  readonly index: number;
}

/** A table that names a product which has none of its switches, or a column whose field none of its products sends. */
function judgeTable({ dataset, table, index }: Placed, { content, sources }: Context): Problem[] {
  const { privacy, resource, columns } = table;
  const place = (path: readonly PropertyKey[]) => dataset.located.at(privacyPath(resource, index, [...path]));
  const under = productsUnder({ category: privacy.category }, sources);
  const strange = (namedProducts(privacy) ?? []).flatMap((product, at): Problem[] =>
    under.includes(product)
      ? []
      : [
          {
            code: 'reference/conflict',
            ...place(placeOf(privacy.products, at)),
            message: `The table "${resource.name}" counts reports of "${product}", which does not have ${namedCategories(categoriesOf(privacy))}.`,
            fix: `write one of ${under.join(', ')}`,
          },
        ],
  );
  const counted = productsUnder(privacy, sources);
  const fieldOf = (id: string) => content.dictionary.find((entry) => entry.id === id)?.data;
  const unsent = columns.flatMap((column, at): Problem[] => {
    const field = fieldOf(column.fieldId);
    if (field === undefined || counted.length === 0) return [];
    const senders = productsOfField(field, sources, fieldOf);
    if (senders.some((product) => counted.includes(product))) return [];
    return [
      {
        code: 'reference/conflict',
        ...dataset.located.at(['resources', index, 'schema', 'fields', at, 'name']),
        message:
          `The table "${resource.name}" counts reports of ${quoted(counted)}, but the field "${column.fieldId}" of its ` +
          `column "${column.name}" is sent by ${quoted(senders)} alone.`,
        fix: `write  "products": ${JSON.stringify(senders)}  in the privacy block, or add ${quoted(counted)} to the products of the field`,
      },
    ];
  });
  return [...strange, ...unsent];
}

/**
 * Problems of products that do not fit what is said to hold for them. None on a site that names no products; a product
 * that does not exist is told with all other names that refer to nothing.
 */
export function findProductFaults(site: Site): Problem[] {
  const { content, datasets } = site;
  const sources = productSources(content);
  if (sources.products.length === 0) return [];
  const context = { content, sources };
  return [
    ...content.products.flatMap((product) => judgeProduct(product, context)),
    ...content.categories.flatMap((category) => judgeCategory(category, context)),
    ...content.dictionary.flatMap((field) => judgeField(field, context)),
    ...content.payloads.flatMap((payload) => judgePayload(payload, context)),
    ...datasets.flatMap((dataset) =>
      dataset.tables.flatMap((table, index) => judgeTable({ dataset, table, index }, context)),
    ),
  ];
}
