/**
 * The address of a path below the base. `path` has no leading slash (`data/`, `''` for the overview) and may end in a
 * fragment; `prefix` is the language's folder, empty for the default language.
 */
export function hrefUnder(base: string, path: string, prefix = ''): string {
  const root = base.endsWith('/') ? base : `${base}/`;
  return `${root}${prefix === '' ? '' : `${prefix}/`}${path}`;
}

/** `hrefUnder` with the base of this build. */
export function href(path: string, prefix = ''): string {
  return hrefUnder(import.meta.env.BASE_URL, path, prefix);
}
