import type { ContentModel, SiteModel } from '../model/site-model.ts';
import { type GroupId, menuGroups, type MenuPlace } from '../schema/content-kind.ts';
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
    menu: { group: 'collected', place: 4 },
    exists: (_model, content) => content.categories.length > 0,
  },
  'my-report': {
    menu: { group: 'collected', place: 5 },
    exists: (_model, content) => hasCollected(content.dictionary),
  },
  data: { menu: { group: 'see', place: 2 }, exists: (model) => model.datasets.length > 0 },
  audit: { menu: { group: 'check', place: 2 }, exists: () => true },
} as const satisfies Readonly<Record<string, MenuPage>>;

type KindPage = {
  [K in Kind]: (typeof kinds)[K]['shown'] extends { readonly page: infer Page extends string } ? Page : never;
}[Kind];

/** Pages a menu can name: those that list a kind, and a few more. */
export type PageId = KindPage | keyof typeof otherPages;

const kindPages = Object.fromEntries(
  kindNames.flatMap((kind): [string, MenuPage][] => {
    const { shown } = kindOf(kind);
    if (!shown) return [];
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

export interface MenuGroup {
  readonly id: GroupId;
  /** Pages that exist, at least one; the first is where the question itself leads. */
  readonly pages: readonly PageId[];
}

/** Whether a page of this site exists: it has something to show. */
export function hasPage(page: PageId, ...parts: Parts): boolean {
  return pages[page].exists(...parts);
}

/** The menu: only questions with a page to lead to. */
export function menuOf(...parts: Parts): MenuGroup[] {
  return menuGroups
    .map((id) => ({ id, pages: groups[id].filter((page) => hasPage(page, ...parts)) }))
    .filter((group) => group.pages.length > 0);
}
