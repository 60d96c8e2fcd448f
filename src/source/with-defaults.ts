import type { SiteConfig } from '../schema/content/site.ts';
import type { Content } from './site.ts';

/**
 * Content in which a category says `default: on` exactly where it is on until somebody turns it off, whether it says so
 * itself or the site does for all. A category that is off by default says nothing, as in every log recorded so far.
 */
export function withDefaults(content: Content, { default: ofSite }: Pick<SiteConfig, 'default'>): Content {
  return {
    ...content,
    categories: content.categories.map((entry) => {
      const { default: own = ofSite, ...data } = entry.data;
      return { ...entry, data: own === 'on' ? { ...data, default: own } : data };
    }),
  };
}
