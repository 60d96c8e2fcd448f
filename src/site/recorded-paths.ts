import { itemPaths } from './paths.ts';
import { recordedPages, type RecordedPage } from './recorded-pages.ts';
import type { SiteView } from './site.ts';

type Pages = readonly { readonly id: string; readonly category: string; readonly page: RecordedPage }[];

const pagesOf = (site: SiteView): Pages =>
  Object.entries(site.model.policies).flatMap(([category, { recorded }]) =>
    recordedPages(recorded).map((page) => ({ id: page.slug, category, page })),
  );

/** Static paths of the permanent page of every recorded state: `/opt-in/<id>/<version>/`. */
export function versionPaths() {
  return itemPaths(pagesOf).map(({ params: { lang, id: version }, props: { item } }) => ({
    params: { lang, id: item.category, version },
    props: { page: item.page },
  }));
}

/** Static paths of the comparison of every consent version with today: `/opt-in/<id>/since/<version>/`. */
export function sincePaths() {
  return itemPaths((site) => pagesOf(site).filter(({ page }) => page.isFirst)).map(
    ({ params: { lang }, props: { item } }) => ({
      params: { lang, id: item.category, version: String(item.page.recorded.version) },
      props: { page: item.page },
    }),
  );
}
