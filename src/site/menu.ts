import type { ContentModel, SiteModel } from '../model/site-model.ts';

/** Pages a menu can name. */
export const pageIds = [
  'categories',
  'opt-in',
  'dictionary',
  'retention',
  'assessments',
  'methods',
  'security',
  'explore',
  'data',
  'charter',
  'audit',
  'audits',
  'changes',
  'reports',
  'faq',
  'concerns',
  'learn',
] as const;
export type PageId = (typeof pageIds)[number];

/** Questions a newcomer has, in the order of the menu. */
export const groups = {
  collected: ['categories', 'dictionary', 'opt-in'],
  why: ['retention', 'assessments'],
  protection: ['methods', 'security'],
  see: ['explore', 'data'],
  check: ['charter', 'audit', 'audits'],
  changed: ['changes', 'reports'],
  help: ['faq', 'concerns', 'learn'],
} as const satisfies Readonly<Record<string, readonly PageId[]>>;
export type GroupId = keyof typeof groups;

export interface MenuGroup {
  readonly id: GroupId;
  /** Pages that exist, at least one; the first is where the question itself leads. */
  readonly pages: readonly PageId[];
}

/** Whether a page of this site exists: it has something to show. */
export function hasPage(page: PageId, model: Pick<SiteModel, 'datasets'>, content: ContentModel): boolean {
  switch (page) {
    case 'explore':
      return content.charts.length > 0;
    case 'data':
      return model.datasets.length > 0;
    case 'audit':
      return true;
    case 'opt-in':
      return content.categories.length > 0;
    default:
      return content[page].length > 0;
  }
}

/** The menu: only questions with a page to lead to. */
export function menuOf(model: SiteModel, content: ContentModel): MenuGroup[] {
  return Object.entries(groups)
    .map(([id, pages]) => ({ id: id as GroupId, pages: pages.filter((page) => hasPage(page, model, content)) }))
    .filter((group) => group.pages.length > 0);
}
