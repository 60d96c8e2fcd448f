import { parseLog } from '../../log/parse-log.ts';
import { entryPath } from '../../model/entry-path.ts';
import { kindOf, kinds } from '../../schema/kinds.ts';
import type { Target } from '../../schema/mention.ts';
import { kindNames } from '../../schema/nouns.ts';
import { hasCollected } from '../../schema/published-fields.ts';
import { fixedPages, pagesByContent } from './fixed-pages.ts';
import { ownNames } from './own-names.ts';
import type { Site, Unread } from '../../source/site.ts';

/** The pages of a site, as links name them. */
export interface Pages {
  /** Paths with a slash at both ends. */
  readonly paths: ReadonlySet<string>;
  /** The anchors that matter on a page, by its path. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Sections that the page of a posture has besides its own text. */
const securitySections = ({ security }: Site['content'], categories: readonly string[]): string[] =>
  security.flatMap(({ data }) =>
    data.kind === 'posture'
      ? [
          'flow',
          'unpublished',
          ...(data.flow?.stages.map(({ id }) => `stage-${id}`) ?? []),
          ...categories.map((id) => `unpublished-${id}`),
        ]
      : [],
  );

/** The pages a site has, those of `unread` files among them. */
export function pagesOf(
  { content, datasets, log = '' }: Pick<Site, 'content' | 'datasets' | 'log'>,
  unread: Unread = {},
): Pages {
  const ids = (target: Target) => [
    ...(target === 'datasets' ? datasets : content[target]).map(({ id }) => id),
    ...(unread[target] ?? []),
  ];
  const paths = new Set(fixedPages);
  const anchors = new Map<string, Set<string>>();
  for (const kind of kindNames) {
    const { shown } = kindOf(kind);
    const entries = ids(kind);
    if (!shown || entries.length === 0) continue;
    if (shown.page !== '') paths.add(`/${shown.page}/`);
    if (shown.entries !== 'sections') for (const id of entries) paths.add(`/${entryPath(kind, id)}`);
    else anchors.set(`/${shown.page}/`, new Set(entries));
  }
  if (hasCollected(content.dictionary)) paths.add(pagesByContent.report);
  if (parseLog(log).entries.some(({ entry }) => entry.type === 'whole-policy')) paths.add(pagesByContent.policy);
  for (const id of ids('categories')) paths.add(`/opt-in/${id}/`);
  for (const id of ids('datasets')) paths.add('/data/').add(pagesByContent.console).add(`/data/${id}/`);
  for (const section of securitySections(content, ids('categories'))) anchors.get('/security/')?.add(section);
  return { paths, anchors };
}

/** The file from which a page comes, for a page that is not there. */
export function sourceOfPage(page: string): string {
  const [, folder = '', id] = page.split('/');
  if (folder === 'data') return `data/${id || '<dataset>'}/datapackage.json`;
  if (folder === 'opt-in') return `content/categories/${id || '<id>'}.md`;
  if (folder !== '' && !id && !ownNames.has(folder)) return `content/pages/${folder}.md`;
  const kind = kindNames.find((name) => kinds[name].shown?.page === folder);
  return kind ? `content/${kind}/${id || '<id>'}.md` : 'the page';
}
