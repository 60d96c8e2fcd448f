import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import { type Kind, kinds } from '../../schema/kinds.ts';
import type { Site, Unread } from '../../source/site.ts';
import type { PreparedContent } from './prepare-content.ts';

/** Paths of the pages a site has, with a slash at both ends, and the anchors that matter on them. */
export function pagesOf(site: Site, unread: Unread = {}): { paths: Set<string>; anchors: Map<string, Set<string>> } {
  const { content, datasets } = site;
  const ids = (kind: Kind | 'datasets') => [
    ...(kind === 'datasets' ? datasets : content[kind]).map(({ id }) => id),
    ...(unread[kind] ?? []),
  ];
  const single = (kind: Kind) => (ids(kind).length > 0 ? [`/${kind}/`] : []);
  const each = (folder: string, list: readonly string[]) => list.flatMap((id) => [`/${folder}/${id}/`]);
  const pages = (folder: string, list: readonly string[]) =>
    list.length > 0 ? [`/${folder}/`, ...each(folder, list)] : [];
  const paths = new Set([
    '/',
    '/audit/',
    '/search/',
    '/opt-in/',
    '/opt-in/dialog/',
    '/opt-in/developers/',
    ...(['charter', 'retention', 'methods', 'faq', 'concerns', 'changes', 'security'] as const).flatMap(single),
    ...(['categories', 'dictionary', 'reports', 'assessments', 'audits', 'learn'] as const).flatMap((kind) =>
      pages(kind, ids(kind)),
    ),
    ...each('opt-in', ids('categories')),
    ...pages('explore', ids('charts')),
    ...pages('data', ids('datasets')),
  ]);
  const anchors = new Map(
    (['charter', 'retention', 'methods', 'faq', 'concerns', 'changes', 'security'] as const).map((kind) => [
      `/${kind}/`,
      new Set(ids(kind)),
    ]),
  );
  for (const { data } of content.security) {
    if (data.kind !== 'posture') continue;
    // Sections that the page of a posture has besides its own text.
    for (const section of [
      'flow',
      'unpublished',
      ...(data.flow?.stages.map(({ id }) => `stage-${id}`) ?? []),
      ...ids('categories').map((id) => `unpublished-${id}`),
    ])
      anchors.get('/security/')?.add(section);
  }
  return { paths, anchors };
}

/** The file from which a page comes, for a page that is not there. */
function sourceOf(page: string): string {
  const [, folder = '', id] = page.split('/');
  const kind = folder === 'explore' ? 'charts' : folder === 'opt-in' ? 'categories' : folder;
  if (folder === 'data') return `data/${id || '<dataset>'}/datapackage.json`;
  return kind in kinds ? `content/${kind}/${id || '<id>'}.md` : 'the page';
}

export interface Surroundings {
  /** Files that are there and could not be read: links to them are no mistake, for their own problems are told elsewhere. */
  readonly unread?: Unread;
  /** Files below `public/`, with that folder in front. */
  readonly publicFiles: readonly string[];
}

/** Problems of links in texts to pages or sections of this site that do not exist, of images and directives that name nothing. */
export function findBrokenLinks(
  site: Site,
  { links, images, directives }: Pick<PreparedContent, 'links' | 'images' | 'directives'>,
  { unread = {}, publicFiles }: Surroundings,
): Problem[] {
  const { paths, anchors } = pagesOf(site, unread);
  const problems: Problem[] = [];
  for (const { path, file, line, column } of links) {
    const [place = '', hash] = path.replace(/\?[^#]*/, '').split('#');
    if (/\.[a-z0-9]{2,8}$/i.test(place)) continue;
    const page = place.endsWith('/') ? place : `${place}/`;
    if (!paths.has(page)) {
      const near = suggest(page, paths);
      problems.push({
        code: 'markdown/link',
        file,
        line,
        column,
        message: `The site has no page ${page}.`,
        fix: near ? `write  ${near}${hash ? `#${hash}` : ''}` : `create ${sourceOf(page)}, or link to another page`,
      });
      continue;
    }
    const known = anchors.get(page);
    // Sections of an entry's own text are prefixed with its id: `#rounding-an-example` belongs to `rounding`.
    if (hash && known && ![...known].some((id) => hash === id || hash.startsWith(`${id}-`))) {
      problems.push({
        code: 'markdown/link',
        file,
        line,
        column,
        message: `The page ${page} has no section "${hash}".`,
        fix: `write  ${page}#${suggest(hash, known) ?? [...known][0] ?? ''}`,
      });
    }
  }
  for (const { path, file, line, column } of images) {
    if (publicFiles.includes(`public${path}`)) continue;
    const near = suggest(`public${path}`, publicFiles)?.slice('public'.length);
    problems.push({
      code: 'markdown/image',
      file,
      line,
      column,
      message: `There is no image public${path}.`,
      fix: near === undefined ? `put the file there` : `write  ${near}  or put the file there`,
    });
  }
  for (const { name, attributes, file, line, column } of directives) {
    if (name !== 'chart') continue;
    const charts = [...site.content.charts.map(({ id }) => id), ...(unread.charts ?? [])];
    const wanted = attributes['id'] ?? '';
    if (charts.includes(wanted)) continue;
    problems.push({
      code: 'markdown/directive',
      file,
      line,
      column,
      message: wanted === '' ? '::chart does not say which chart.' : `There is no chart "${wanted}".`,
      fix:
        charts.length === 0
          ? 'remove it, or write a chart into content/charts/'
          : `write  ::chart{id=${suggest(wanted, charts) ?? charts[0] ?? ''}}`,
    });
  }
  return problems;
}
