import type { Category } from '../schema/content/category.ts';
import type { SiteView } from './site.ts';

/** Whether switches are off until somebody turns them on, on until somebody turns them off, or some so, some so. */
export type Stance = 'off' | 'on' | 'mixed';

/** Of one switch. */
export const stanceOf = ({ default: start }: { readonly default?: Category['default'] }): 'off' | 'on' =>
  start ?? 'off';

/** Of all switches of a site; what the site says, where it has none. */
export function stanceOfSite({ content, model }: Pick<SiteView, 'content' | 'model'>): Stance {
  const stances = new Set(content.categories.map(({ data }) => stanceOf(data)));
  const [first = model.config.default] = stances;
  return stances.size > 1 ? 'mixed' : first;
}
