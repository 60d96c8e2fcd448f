/**
 * The path of the site on this server, from an element's `data-root`, which may be relative to the page; with a slash
 * at both ends.
 */
export function siteRoot({ dataset }: Pick<HTMLElement, 'dataset'>): string {
  const root = dataset['root'] ?? '/';
  const here = globalThis.location?.href as string | undefined;
  return here === undefined ? root : new URL(root, here).pathname;
}
