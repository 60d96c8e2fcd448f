import type { SiteView } from './site.ts';

/** The question that the whole site answers; that it can be checked is said only where there are tables to check. */
export function overviewTitle({ t, model }: Pick<SiteView, 't' | 'model'>): string {
  const { name: project } = model.config.project;
  const hasTables = model.datasets.some(({ tables }) => tables.length > 0);
  return hasTables ? t.overview.title({ project }) : t.overview.titlePlain({ project });
}
