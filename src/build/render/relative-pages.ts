import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Attributes whose value is an address of this site. */
const holding = ['href', 'src', 'srcset', 'action', 'data-root', 'data-index', 'data-consent', 'data-chart'] as const;

const tag = /<[a-zA-Z](?:[^"'>]|"[^"]*"|'[^']*')*>/g;
const attribute = new RegExp(`(\\s(?:${holding.join('|')})=")(/[^"]*)(")`, 'g');
/** The page to which a page that moved leads on. */
const refresh = /(\scontent="\d+;\s*url=)(\/[^"]*)(")/gi;
/** An address inside of a value that is JSON. */
const inJson = /(&(?:quot|#34);href&(?:quot|#34);:&(?:quot|#34);)(\/[^&"]*)(&(?:quot|#34);)/g;

/**
 * The address of a file below `base` as a page sees it: `pageFolder` is the page's folder below the base, `''` or
 * ending in a slash. Undefined for what does not lie below the base, such as an address of another site.
 */
export function relativeAddress(address: string, base: string, pageFolder: string): string | undefined {
  if (address.startsWith('//')) return undefined;
  if (!address.startsWith(base)) return undefined;
  const up = '../'.repeat(pageFolder.split('/').length - 1);
  const below = address.slice(base.length);
  return up === '' && /^(?:[?#]|$)/.test(below) ? `./${below}` : `${up}${below}`;
}

/** A page with every address of this site relative to itself; all else of it, texts and code included, stays. */
export function relativePage(html: string, base: string, pageFolder: string): string {
  const toRelative = (whole: string, before: string, address: string, after: string) => {
    const found = relativeAddress(address, base, pageFolder);
    return found === undefined ? whole : `${before}${found}${after}`;
  };
  return html.replace(tag, (written) =>
    written.replace(attribute, toRelative).replace(refresh, toRelative).replace(inJson, toRelative),
  );
}

/** A style sheet with every file of this site that it loads relative to itself. */
export function relativeStyle(css: string, base: string, folder: string): string {
  return css.replace(/(\burl\(\s*["']?)(\/[^"')]*)/g, (whole, before: string, address: string) => {
    const found = relativeAddress(address, base, folder);
    return found === undefined ? whole : `${before}${found}`;
  });
}

function rewriteFor(path: string): typeof relativePage | undefined {
  if (path === 'index.html' || path.endsWith('/index.html')) return relativePage;
  return path.endsWith('.css') ? relativeStyle : undefined;
}

/**
 * Rewrites pages and style sheets of a built folder so that they work wherever the folder is served. The page for what
 * is not found stays as it is: it is shown under any address, and only its whole path leads home. So does what
 * `isCopied` says of a path: a file of the adopter's own.
 */
export async function makePagesRelative(
  folder: string,
  base: string,
  isCopied: (path: string) => boolean = () => false,
): Promise<void> {
  const found = (await readdir(folder, { recursive: true })).map((path) => path.split(sep).join('/'));
  for (const path of found) {
    const rewrite = rewriteFor(path);
    if (!rewrite || isCopied(path)) continue;
    const file = join(folder, path);
    await writeFile(file, rewrite(await readFile(file, 'utf8'), base, path.slice(0, path.lastIndexOf('/') + 1)));
  }
}
