import { readModel } from './read-model.ts';
import { type SiteView, siteFor } from './site.ts';

type Params = { lang: string | undefined };

const prefixes = () => {
  const model = readModel();
  return model.languages.map((language) => (language === model.config.language ? undefined : language));
};

/** Static paths of a page that exists once per language, where `exists` says so. */
export function pagePaths(exists: (site: SiteView) => boolean = () => true): { params: Params }[] {
  return prefixes()
    .filter((lang) => exists(siteFor(lang)))
    .map((lang) => ({ params: { lang } }));
}

/** Static paths of a page that exists once per language and item; the item comes as the property `item`. */
export function itemPaths<Item extends { readonly id: string }>(
  items: (site: SiteView) => readonly Item[],
): { params: Params & { id: string }; props: { item: Item } }[] {
  return prefixes().flatMap((lang) =>
    items(siteFor(lang)).map((item) => ({ params: { lang, id: item.id }, props: { item } })),
  );
}

/** Static paths of a page below an item's own: what `pages` gives for a language, with the language's folder. */
export function deepPaths<P extends Readonly<Record<string, string>>, Props>(
  pages: (site: SiteView) => readonly { readonly params: P; readonly props: Props }[],
): { params: Params & P; props: Props }[] {
  return prefixes().flatMap((lang) =>
    pages(siteFor(lang)).map(({ params, props }) => ({ params: { lang, ...params }, props })),
  );
}
