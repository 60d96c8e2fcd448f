import { schedulesOf } from '../schema/categories-of.ts';
import type { Field } from '../schema/content/field.ts';
import type { PrivacyBlock } from '../schema/data/privacy.ts';
import {
  productSources,
  productsOfCategory,
  productsOfField,
  productsOfPayload,
  productsUnder,
} from '../schema/products-of.ts';
import { fieldsOf } from './fields-of.ts';
import type { EntryView, SiteView } from './site.ts';

type View = Pick<SiteView, 'content' | 'entry'>;
type Products = EntryView<'products'>[];

/*
 * Which products of the project something holds for, as a page shows it: in the order of the site, and always empty on
 * a site that names no products.
 */
const shown = (site: View, ids: readonly string[]): Products => ids.flatMap((id) => site.entry('products', id) ?? []);

/** Those that have a switch. */
export const productsOfSwitch = (site: View, category: string): Products =>
  shown(site, productsOfCategory(category, productSources(site.content)));

/** Those that send a field, or from whose reports a published one is computed. */
export const sendersOf = (site: View, field: Field): Products =>
  shown(
    site,
    productsOfField(field, productSources(site.content), (id) => site.entry('dictionary', id)?.data),
  );

/** Those that send a payload. */
export const sendersOfPayload = (site: View, payload: EntryView<'payloads'>['data']): Products =>
  shown(site, productsOfPayload(payload, productSources(site.content)));

/** Those whose reports a table counts. */
export const countedIn = (site: View, privacy: PrivacyBlock): Products =>
  shown(site, productsUnder(privacy, productSources(site.content)));

/** Those of which a schedule keeps anything: the senders of each field that it holds for. */
export function keptUnder(site: View, schedule: string): Products {
  const { dictionary } = site.content;
  const senders = new Set(
    dictionary.flatMap(({ data }) => {
      if (data.kind !== 'collected') return [];
      const own = schedulesOf(data, (id) => site.entry('categories', id)?.data.retention);
      return own
        .filter((one) => one.schedule === schedule)
        .flatMap(({ category }) => {
          const inSwitch = productsOfSwitch(site, category).map(({ id }) => id);
          return sendersOf(site, data).flatMap(({ id }) => (inSwitch.includes(id) ? [id] : []));
        });
    }),
  );
  return site.content.products.filter(({ id }) => senders.has(id));
}

/** Those that a list must name: where something holds for all, the list says so once. */
export const unlessAll = (site: View, products: Products): Products =>
  products.length === site.content.products.length ? [] : products;

/** What one product sends under a switch, in the order of the dictionary. */
export const sentBy = (site: SiteView, product: string, category: string) =>
  fieldsOf(site, category).filter(({ data }) => sendersOf(site, data).some(({ id }) => id === product));

type NotedChange = EntryView<'changes'>['data']['changes'][number];

/** The products that one change of a note is about, through what it names. */
function productsOfChange(site: Pick<SiteView, 'content' | 'entry' | 'dataset'>, change: NotedChange): Products {
  const field = change.field === undefined ? undefined : site.entry('dictionary', change.field);
  if (field) return sendersOf(site, field.data);
  if (change.category !== undefined) return productsOfSwitch(site, change.category);
  if (change.dataset !== undefined)
    return (site.dataset(change.dataset)?.tables ?? []).flatMap(({ privacy }) => countedIn(site, privacy));
  if (change.schedule !== undefined) return keptUnder(site, change.schedule);
  const [kind, id = ''] = change.about?.split(':') ?? [];
  return kind === 'product' ? shown(site, [id]) : [];
}

/** The products that a note is about, in the order of the site; none where it names nothing of which that is known. */
export function productsOfNote(
  site: Pick<SiteView, 'content' | 'entry' | 'dataset'>,
  { changes }: Pick<EntryView<'changes'>['data'], 'changes'>,
): Products {
  const about = new Set(changes.flatMap((change) => productsOfChange(site, change).map(({ id }) => id)));
  return site.content.products.filter(({ id }) => about.has(id));
}
