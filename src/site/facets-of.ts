import { plainKey } from '../payload/key-path.ts';
import { categoriesOf } from '../schema/categories-of.ts';
import { sendersOf } from './products-in.ts';
import type { EntryView, SiteView } from './site.ts';

/** What the dictionary can be narrowed by; a field without a value in a facet has an empty string or list there. */
export interface Facets {
  readonly categories: readonly string[];
  readonly products: readonly string[];
  readonly sensitivity: string;
  readonly status: 'active' | 'deprecated' | 'removed';
  readonly datasets: readonly string[];
  readonly methods: readonly string[];
  /** Lower-case words a reader may type. */
  readonly words: string;
}

/** The facets of one field. Datasets are those with a column of its meaning, or computed from it. */
export function facetsOf(site: SiteView, entry: EntryView<'dictionary'>): Facets {
  const { data } = entry;
  const related = site.relations('field', entry.id);
  return {
    categories: categoriesOf(data),
    products: sendersOf(site, data).map(({ id }) => id),
    sensitivity: data.kind === 'collected' ? data.sensitivity : '',
    status: data.status ?? 'active',
    datasets: related.filter(({ kind }) => kind === 'dataset').map(({ id }) => id),
    methods: [
      ...new Set([...(data.methods ?? []), ...related.filter(({ kind }) => kind === 'method').map(({ id }) => id)]),
    ],
    words: [data.title, data.kind === 'collected' ? plainKey(data.key) : '', data.summary].join(' ').toLowerCase(),
  };
}
