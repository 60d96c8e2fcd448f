import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import type { Site, Unread } from '../../source/site.ts';
import { type Pages, pagesOf, sourceOfPage } from './pages-of.ts';
import type { PreparedContent } from './prepare-content.ts';

export interface Surroundings {
  /**
   * Files that are there and could not be read: links to them are no mistake, for their own problems are told
   * elsewhere.
   */
  readonly unread?: Unread;
  /** Files below `public/`, with that folder in front. */
  readonly publicFiles: readonly string[];
}

/** The problem of a link to a page or a section that is not there. */
function judgePath(path: string, { paths, anchors }: Pages): Pick<Problem, 'message' | 'fix'> | undefined {
  const [place = '', hash] = path.replace(/\?[^#]*/, '').split('#');
  if (/\.[a-z0-9]{2,8}$/i.test(place)) return undefined;
  const page = place.endsWith('/') ? place : `${place}/`;
  if (!paths.has(page)) {
    const near = suggest(page, paths);
    return {
      message: `The site has no page ${page}.`,
      fix: near ? `write  ${near}${hash ? `#${hash}` : ''}` : `create ${sourceOfPage(page)}, or link to another page`,
    };
  }
  const known = anchors.get(page);
  // Sections of an entry's own text are prefixed with its id: `#rounding-an-example` belongs to `rounding`.
  if (!hash || !known || [...known].some((id) => hash === id || hash.startsWith(`${id}-`))) return undefined;
  return {
    message: `The page ${page} has no section "${hash}".`,
    fix: `write  ${page}#${suggest(hash, known) ?? [...known][0] ?? ''}`,
  };
}

/** The problem of an image that does not lie in the public folder. */
function judgeImage(path: string, publicFiles: readonly string[]): Pick<Problem, 'message' | 'fix'> | undefined {
  if (publicFiles.includes(`public${path}`)) return undefined;
  const near = suggest(`public${path}`, publicFiles)?.slice('public'.length);
  return {
    message: `There is no image public${path}.`,
    fix: near === undefined ? `put the file there` : `write  ${near}  or put the file there`,
  };
}

/** The problem of a `::chart` that names no chart. */
function judgeChart(wanted: string, charts: readonly string[]): Pick<Problem, 'message' | 'fix'> | undefined {
  if (charts.includes(wanted)) return undefined;
  return {
    message: wanted === '' ? '::chart does not say which chart.' : `There is no chart "${wanted}".`,
    fix:
      charts.length === 0
        ? 'remove it, or write a chart into content/charts/'
        : `write  ::chart{id=${suggest(wanted, charts) ?? charts[0] ?? ''}}`,
  };
}

/** Links of `site.yaml` within the site, with their places. */
const ownLinks = ({ config, configAt }: Site) =>
  (config.links ?? []).flatMap(({ url }, index) =>
    url.startsWith('/') ? [{ path: url, ...configAt(['links', index, 'url']) }] : [],
  );

/**
 * Problems of links in texts to pages or sections of this site that do not exist, of images and directives that name
 * nothing.
 */
export function findBrokenLinks(
  site: Site,
  { links, images, directives }: Pick<PreparedContent, 'links' | 'images' | 'directives'>,
  { unread = {}, publicFiles }: Surroundings,
): Problem[] {
  const pages = pagesOf(site, unread);
  const charts = [...site.content.charts.map(({ id }) => id), ...(unread.charts ?? [])];
  const told = (
    code: Problem['code'],
    { file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>,
    fault: Pick<Problem, 'message' | 'fix'> | undefined,
  ): Problem[] => (fault ? [{ code, file, line, column, ...fault }] : []);
  return [
    ...ownLinks(site).flatMap((found) => told('markdown/link', found, judgePath(found.path, pages))),
    ...links.flatMap((found) => told('markdown/link', found, judgePath(found.path, pages))),
    ...images.flatMap((found) => told('markdown/image', found, judgeImage(found.path, publicFiles))),
    ...directives.flatMap((found) =>
      found.name === 'chart' ? told('markdown/directive', found, judgeChart(found.attributes['id'] ?? '', charts)) : [],
    ),
  ];
}
