import type { Coverage } from '../../checks/check-input.ts';
import type { PolicySnapshot, ShownTexts } from '../../model/policy.ts';
import { withoutHints } from '../../values/unwritten.ts';
import { productSources, recipientsOf } from '../../schema/products-of.ts';
import type { Content, Site } from '../../source/site.ts';

/** Texts in the language of `content`; which products a switch is in, only `own` says, the site's own content. */
function textsOf(coverage: Coverage, content: Content, own: Content): ShownTexts | undefined {
  const data = content.categories.find(({ id }) => id === coverage.category)?.data;
  if (!data) return undefined;
  const products = own.products.map((product) => content.products.find(({ id }) => id === product.id) ?? product);
  const named = products.filter(({ id }) => coverage.products?.includes(id));
  const covered = new Set(coverage.fields.map(({ id }) => id));
  const retention = content.retention.find(({ id }) => id === coverage.retention.schedule)?.data;
  return {
    title: data.title,
    summary: data.summary,
    purposes: data.purposes,
    recipients: recipientsOf(
      { id: coverage.category, recipients: data.recipients },
      productSources({ products, categories: own.categories }),
    ),
    whenOff: data.whenOff,
    dialog: data.dialog,
    optOut: data.optOut,
    fields: Object.fromEntries(
      content.dictionary
        .filter(({ id }) => covered.has(id))
        .map(({ id, data: { title, summary } }) => [id, { title, summary }]),
    ),
    methods: Object.fromEntries(
      content.methods.filter(({ id }) => coverage.methods.includes(id)).map(({ id, data: { title } }) => [id, title]),
    ),
    ...(named.length > 0 ? { products: Object.fromEntries(named.map(({ id, data: { title } }) => [id, title])) } : {}),
    ...(retention ? { retention: { title: retention.title, summary: retention.summary } } : {}),
  };
}

/** The snapshot to write for what a category covers now. Throws a RangeError for a category the site does not have. */
export function policySnapshotOf(
  coverage: Coverage,
  site: Pick<Site, 'config' | 'content' | 'translations'>,
): PolicySnapshot {
  const { config, content, translations } = site;
  const category = content.categories.find(({ id }) => id === coverage.category)?.data;
  const own = textsOf(coverage, content, content);
  if (!category || !own) throw new RangeError(`The site has no category "${coverage.category}"`);
  const translated = Object.keys(translations)
    .sort()
    .flatMap((language) => {
      const texts = translations[language] && textsOf(coverage, translations[language], content);
      return texts ? [[language, texts] as const] : [];
    });
  return withoutHints({
    ...coverage,
    shown: {
      language: config.language,
      project: config.project.name,
      operator: config.operator.name,
      ...(config.synthetic ? { synthetic: config.synthetic } : {}),
      since: category.since,
      ...(category.validity ? { validity: category.validity } : {}),
      everythingOff: config.optOut,
      example: category.example,
      texts: Object.fromEntries([[config.language, own], ...translated]),
    },
  });
}
