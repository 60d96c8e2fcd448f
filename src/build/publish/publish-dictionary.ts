import type { Addresses } from '../../model/addresses.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { Field } from '../../schema/content/field.ts';
import { productSources, productsOfField } from '../../schema/products-of.ts';
import { type PublishedFile, jsonFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

/** `/dictionary.json`: every field with its page and the columns it is published in. */
export function publishDictionary(model: SiteModel, addresses: Addresses): PublishedFile {
  const content = model.content[model.config.language];
  const columns = model.datasets.flatMap(({ id, tables }) =>
    tables.flatMap((table) =>
      table.columns.map((column) => ({ field: column.fieldId, dataset: id, table: table.name, column: column.name })),
    ),
  );
  // Who sends a field, whether it says so itself or its switches do.
  const sources = content && productSources(content);
  const fieldOf = (id: string) => content?.dictionary.find((entry) => entry.id === id)?.data;
  const productsOf = (field: Field) =>
    sources && sources.products.length > 0 ? { products: productsOfField(field, sources, fieldOf) } : {};
  const fields = (content?.dictionary ?? []).map(({ id, data }) => ({
    id,
    ...data,
    ...productsOf(data),
    url: addresses.absolute(`/dictionary/${id}/`),
    published: columns
      .filter(({ field }) => field === id)
      .map(({ dataset, table, column }) => ({ dataset, table, column })),
  }));
  return jsonFile(paths.dictionary, {
    $schema: addresses.absolute(paths.schema('dictionary')),
    project: model.config.project.name,
    asOf: model.today,
    ...(sources && sources.products.length > 0
      ? {
          products: content.products.map(({ id, data }) => ({
            id,
            ...data,
            url: addresses.absolute(`/products/${id}/`),
          })),
        }
      : {}),
    fields,
  });
}
