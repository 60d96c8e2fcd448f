import { entryPath } from '../../model/entry-path.ts';
import { kindNames } from '../../schema/nouns.ts';

/** The path of the page that shows a file of `content/`: `content/methods/rounding.md` → `/methods/#rounding`. */
function pathOfFile(file: string): string | undefined {
  const [, folder = '', name = ''] = /^content\/(?:_\/[^/]+\/)?([a-z]+)\/(?:.*\/)?([^/]+)\.md$/.exec(file) ?? [];
  if (name === '') return undefined;
  if (folder === 'charter' && name === 'index') return '/charter/';
  const kind = kindNames.find((candidate) => candidate === folder);
  const path = kind && entryPath(kind, name);
  return path && `/${path}`;
}

/**
 * A path written relative to a file, from the site's folder: `../methods/x.md` in `content/faq/y.md` →
 * `content/methods/x.md`.
 */
function resolveFrom(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Why a link of a text cannot be followed from every page it may be shown on; undefined for one that can. */
export function judgeLink(url: string, file: string): { message: string; fix: string } | undefined {
  if (/^(https?:|mailto:|#|\/(?!\/))/.test(url)) return undefined;
  if (url.startsWith('//'))
    return { message: `The link ${url} leads to another host, but does not say how.`, fix: `write  https:${url}` };
  if (/^[a-z][a-z0-9+.-]*:/i.test(url))
    return {
      message: `The link ${url} is of a kind that is not used here. Links begin with https:, mailto:, / (this site) or # (this text).`,
      fix: 'link to a page, or write the address as text',
    };
  if (/^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/|$)/.test(url) && !/\.md(#|$)/.test(url))
    return { message: `The link ${url} would lead to a page of this site.`, fix: `write  https://${url}` };
  const [place = '', hash] = url.split('#');
  const path = pathOfFile(resolveFrom(file, place)) ?? `/${place.replace(/^(\.{1,2}\/)+/, '').replace(/\.md$/, '/')}`;
  const joint = path.includes('#') ? '-' : '#';
  const suffix = hash === undefined ? '' : `${joint}${hash}`;
  return {
    message: `The link ${url} is relative to its file, but a text can be shown on several pages and in several languages.`,
    fix: `write  ${path}${suffix}`,
  };
}
