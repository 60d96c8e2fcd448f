/**
 * How the site's own paths become addresses: under a base path, with the language in front unless it is the default
 * one.
 */
export interface Addresses {
  /** The base path, with a slash at both ends. */
  readonly base: string;
  /** Where a path of a page (`/methods/#rounding`) leads in a language. */
  page(path: string, language: string): string;
  /** Where a file (`/data/x.csv`) lies: the same in every language. */
  file(path: string): string;
  /** The whole address of a path, as links from elsewhere need it. */
  absolute(path: string): string;
}

const fileEnding = /\.[a-z0-9]{2,8}$/i;

/** Addresses for a site served at `url` whose default language is `language`. */
export function addressesOf(url: string, language: string): Addresses {
  const { origin, pathname } = new URL(url);
  const base = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const file = (path: string) => `${base}${path.replace(/^\//, '')}`;
  return {
    base,
    file,
    page: (path, wanted) => {
      const [, place = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
      if (fileEnding.test(place)) return file(path);
      const slashed = place.endsWith('/') ? place : `${place}/`;
      const prefix = wanted === language ? '' : `/${wanted}`;
      return file(`${prefix}${slashed}`) + rest;
    },
    absolute: (path) => `${origin}${file(path)}`,
  };
}
