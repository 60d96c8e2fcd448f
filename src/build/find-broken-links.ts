import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import type { Site } from '../source/site.ts';
import type { PreparedContent } from './prepare-content.ts';

/** Paths of the pages a site has, with a slash at both ends, and the anchors that matter on them. */
export function pagesOf(site: Site): { paths: Set<string>; anchors: Map<string, Set<string>> } {
  const { content, datasets } = site;
  const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
  const each = (folder: string, list: readonly string[]) => list.flatMap((id) => [`/${folder}/${id}/`]);
  const pages = (folder: string, list: readonly string[]) => (list.length > 0 ? [`/${folder}/`, ...each(folder, list)] : []);
  const paths = new Set([
    '/', '/audit/', '/search/', '/opt-in/',
    ...(content.charter.length > 0 ? ['/charter/'] : []),
    ...pages('categories', ids(content.categories)),
    ...each('opt-in', ids(content.categories)),
    ...pages('dictionary', ids(content.dictionary)),
    ...(content.retention.length > 0 ? ['/retention/'] : []),
    ...(content.methods.length > 0 ? ['/methods/'] : []),
    ...(content.faq.length > 0 ? ['/faq/'] : []),
    ...(content.changes.length > 0 ? ['/changes/'] : []),
    ...(content.charts.length > 0 ? ['/charts/'] : []),
    ...pages('explore', ids(content.charts)),
    ...pages('data', ids(datasets)),
    ...pages('reports', ids(content.reports)),
    ...pages('assessments', ids(content.assessments)),
    ...pages('audits', ids(content.audits)),
    ...(content.security.length > 0 ? ['/security/'] : []),
    ...pages('learn', ids(content.learn)),
  ]);
  const anchors = new Map<string, Set<string>>([
    ['/charter/', new Set(ids(content.charter))],
    ['/retention/', new Set(ids(content.retention))],
    ['/methods/', new Set(ids(content.methods))],
    ['/faq/', new Set(ids(content.faq))],
    ['/changes/', new Set(ids(content.changes))],
    ['/security/', new Set(ids(content.security))],
  ]);
  return { paths, anchors };
}

/** Problems of links in texts to pages or sections of this site that do not exist, and of directives that name nothing. */
export function findBrokenLinks(site: Site, links: PreparedContent['links'], directives: PreparedContent['directives']): Problem[] {
  const { paths, anchors } = pagesOf(site);
  const problems: Problem[] = [];
  for (const { path, file, line, column } of links) {
    const [place = '', hash] = path.split('#');
    if (/\.[a-z0-9]{2,8}$/i.test(place)) continue;
    const page = place.endsWith('/') ? place : `${place}/`;
    if (!paths.has(page)) {
      const near = suggest(page, paths);
      problems.push({ code: 'markdown/link', file, line, column, message: `The site has no page ${page}.`, fix: near ? `write  ${near}${hash ? `#${hash}` : ''}` : 'link to another page, or create the file it comes from' });
      continue;
    }
    const known = anchors.get(page);
    // Sections of an entry's own text are prefixed with its id: `#rounding-an-example` belongs to `rounding`.
    if (hash && known && ![...known].some((id) => hash === id || hash.startsWith(`${id}-`))) {
      problems.push({ code: 'markdown/link', file, line, column, message: `The page ${page} has no section "${hash}".`, fix: `write  ${page}#${suggest(hash, known) ?? [...known][0] ?? ''}` });
    }
  }
  for (const { name, attributes, file, line, column } of directives) {
    if (name !== 'chart') continue;
    const charts = site.content.charts.map(({ id }) => id);
    const wanted = attributes['id'] ?? '';
    if (charts.includes(wanted)) continue;
    problems.push({ code: 'markdown/directive', file, line, column, message: `There is no chart "${wanted}".`, fix: `write  ::chart{id=${suggest(wanted, charts) ?? charts[0] ?? '…'}}` });
  }
  return problems;
}
