import { entryPath } from '../model/entry-path.ts';
import type { ContentModel, SiteModel } from '../model/site-model.ts';
import { type GroupId, menuGroups, type MenuPlace } from '../schema/content-kind.ts';
import type { linkPlaces } from '../schema/content/page.ts';
import { type kinds, kindOf } from '../schema/kinds.ts';
import { type Kind, kindNames } from '../schema/nouns.ts';
import { hasCollected } from '../schema/published-fields.ts';

type Parts = readonly [model: Pick<SiteModel, 'datasets'>, content: ContentModel];

interface MenuPage {
  readonly menu: MenuPlace;
  /** Whether there is anything to show. */
  exists(...parts: Parts): boolean;
}

/** Pages that list no kind of content. */
const otherPages = {
  'opt-in': {
    menu: { group: 'collected', place: 5 },
    exists: (_model, content) => content.categories.length > 0,
  },
  'my-report': {
    menu: { group: 'collected', place: 6 },
    exists: (_model, content) => hasCollected(content.dictionary),
  },
  data: { menu: { group: 'see', place: 2 }, exists: (model) => model.datasets.length > 0 },
  console: { menu: { group: 'see', place: 3 }, exists: (model) => model.datasets.length > 0 },
  audit: { menu: { group: 'check', place: 2 }, exists: () => true },
} as const satisfies Readonly<Record<string, MenuPage>>;

type KindPage = {
  [K in Kind]: (typeof kinds)[K]['shown'] extends { readonly page: infer Page extends string }
    ? Exclude<Page, ''>
    : never;
}[Kind];

/** Pages a menu can name: those that list a kind, and a few more. */
export type PageId = KindPage | keyof typeof otherPages;

const kindPages = Object.fromEntries(
  kindNames.flatMap((kind): [string, MenuPage][] => {
    const { shown } = kindOf(kind);
    if (!shown?.menu) return [];
    return [[shown.page, { menu: shown.menu, exists: (_model, content) => content[kind].length > 0 }]];
  }),
) as Readonly<Record<KindPage, MenuPage>>;

const pages: Readonly<Record<PageId, MenuPage>> = { ...kindPages, ...otherPages };

export const pageIds = Object.keys(pages) as PageId[];

/** The pages under each question, in their order. */
export const groups = Object.fromEntries(
  menuGroups.map((group) => [
    group,
    pageIds.filter((id) => pages[id].menu.group === group).sort((a, b) => pages[a].menu.place - pages[b].menu.place),
  ]),
) as unknown as Readonly<Record<GroupId, readonly PageId[]>>;

/** A link of the project's own: a page of its own, or an entry of `links` in `site.yaml`. */
export interface OwnLink {
  readonly title: string;
  /** The language of the title. */
  readonly language: string;
  readonly where: (typeof linkPlaces)[number];
  /** Path of a page of this site without a slash in front, or an address elsewhere. */
  readonly target: { readonly path: string } | { readonly url: string };
}

/**
 * Links of the project's own in a language: its pages in their order, then the links of `site.yaml` in theirs. Empty
 * where there are none.
 */
export function ownLinksOf(
  { config, words }: Pick<SiteModel, 'config' | 'words'>,
  content: ContentModel,
  language: string,
) {
  const translated = words?.[language]?.links;
  return [
    ...content.pages
      .toSorted((a, b) => a.data.order - b.data.order)
      .map(({ id, data, language: written }): OwnLink => {
        const target = { path: entryPath('pages', id) ?? '' };
        return { title: data.title, language: written, where: data.where, target };
      }),
    ...(config.links ?? []).map(({ title, url, where }, index): OwnLink => {
      const own = translated?.[index]?.title;
      return {
        title: own ?? title,
        language: own === undefined ? config.language : language,
        where,
        target: url.startsWith('/') ? { path: url.slice(1) } : { url },
      };
    }),
  ];
}

export interface MenuGroup {
  readonly id: GroupId;
  /** Pages that exist, in their order. */
  readonly pages: readonly PageId[];
  /** Links of the project's own below them. There is at least one of both together. */
  readonly own: readonly OwnLink[];
}

/** Where a question of the menu itself leads: to its first page. */
export function menuAddress(site: { href(path: string): string }, { pages: [page], own: [own] }: MenuGroup): string {
  if (page !== undefined) return site.href(`${page}/`);
  if (!own) return site.href('');
  return 'path' in own.target ? site.href(own.target.path) : own.target.url;
}

/** Whether a page of this site exists: it has something to show. */
export function hasPage(page: PageId, ...parts: Parts): boolean {
  return pages[page].exists(...parts);
}

/** The menu: only questions with something to lead to. */
export function menuOf(own: readonly OwnLink[], ...parts: Parts): MenuGroup[] {
  return menuGroups
    .map((id) => ({
      id,
      pages: groups[id].filter((page) => hasPage(page, ...parts)),
      own: own.filter(({ where }) => where === id),
    }))
    .filter((group) => group.pages.length + group.own.length > 0);
}
