import { z } from 'zod';
import type { CheckInput } from '../../checks/check-input.ts';
import { type ConsentFile, consentFileSchema } from '../../schema/consent-file.ts';
import { stanceOfSite } from '../../site/stance.ts';
import { type SiteView, siteOf } from '../../site/site.ts';
import type { Addresses } from '../../model/addresses.ts';
import { isUnwritten } from '../../values/unwritten.ts';
import type { ContentModel, SiteModel } from '../../model/site-model.ts';
import { type ConsentSources, consentCategory } from './consent-category.ts';
import { type PublishedFile, jsonFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

/** Whether all is written that people must read before they answer. */
const canAsk = ({ data }: ContentModel['categories'][number]) =>
  [data.title, data.summary, data.whenOff, ...data.purposes, ...data.recipients, ...Object.values(data.dialog)].every(
    (text) => !isUnwritten(text),
  );

/** The products of the project; nothing where it names none. */
function productsOf({ model, each, absolute }: ConsentSources): Pick<ConsentFile, 'products'> {
  const products = model.content[model.config.language]?.products ?? [];
  if (products.length === 0) return {};
  return {
    products: products.map(({ id, data }) => {
      const translated = (site: SiteView) => site.entry('products', id)?.data ?? data;
      return {
        id,
        title: each((site) => translated(site).title),
        optOut: each((site) => translated(site).optOut ?? site.everythingOff.howTo),
        urls: each(({ language }) => absolute(`/products/${id}/`, language)),
      };
    }),
  };
}

/**
 * `/consent.json`: everything an app needs to ask, to ask again and to say how to stop. In step with the cards, because
 * both come from the model.
 */
export function consentFile(
  model: SiteModel,
  fingerprints: CheckInput['fingerprints'],
  addresses: Addresses,
): ConsentFile {
  const { config, languages, audit } = model;
  const sites = languages.map((language) => siteOf(model, language));
  const absolute = (path: string, language: string) =>
    addresses.absolute(addresses.page(path, language).slice(addresses.base.length - 1));
  const each = <T>(say: (site: SiteView) => T): Record<string, T> =>
    Object.fromEntries(sites.map((site) => [site.language, say(site)]));
  const sources = { model, sites, fingerprints, addresses, each, absolute };
  const categories = model.content[config.language]?.categories ?? [];
  const open = categories.filter((category) => !canAsk(category));
  return {
    $schema: addresses.absolute(paths.schema('consent')),
    schemaVersion: 1,
    project: { id: config.log.origin, name: config.project.name, url: config.project.url },
    url: addresses.absolute('/'),
    asOf: model.today,
    ...(config.synthetic ? { synthetic: config.synthetic } : {}),
    operator: config.operator,
    contact: {
      privacy: config.contact.privacy,
      ...(config.contact.security ? { security: config.contact.security } : {}),
    },
    languages: [...languages],
    default: config.default,
    log: {
      origin: config.log.origin,
      size: audit.log.size,
      root: audit.log.root,
      signed: audit.log.signed,
      checkpoint: addresses.absolute(paths.checkpoint),
    },
    optOut: config.optOut,
    urls: each(({ language }) => ({
      all: absolute('/opt-in/', language),
      developers: absolute('/opt-in/developers/', language),
      dialog: absolute('/opt-in/dialog/', language),
    })),
    words: each((site) => {
      const { words } = site.t.card.dialog;
      return {
        ...words,
        title: words.title({ project: config.project.name }),
        lead: words.lead({ how: stanceOfSite(site), count: site.content.categories.length }),
      };
    }),
    ...productsOf(sources),
    categories: categories.filter(canAsk).map((category) => consentCategory(category, sources)),
    ...(open.length > 0 ? { unwritten: open.map(({ id }) => id) } : {}),
  };
}

/** `/consent.json` and its JSON Schema. */
export function publishConsent(
  model: SiteModel,
  fingerprints: CheckInput['fingerprints'],
  addresses: Addresses,
): PublishedFile[] {
  return [
    jsonFile(paths.consent, consentFile(model, fingerprints, addresses)),
    jsonFile(paths.schema('consent'), z.toJSONSchema(consentFileSchema, { unrepresentable: 'any' })),
  ];
}
