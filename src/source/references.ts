import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { kindOf } from '../schema/kinds.ts';
import { type Mention, mention, type Target } from '../schema/mention.ts';
import { kindNames } from '../schema/nouns.ts';
import type { Path } from './located.ts';
import { privacyPath } from './privacy-columns.ts';
import type { Dataset, Entry, Site, Unread } from './site.ts';

/** Names of things, by their kind. */
export function idsOf(site: Pick<Site, 'content' | 'datasets'>, target: Target): string[] {
  return target === 'datasets' ? site.datasets.map(({ id }) => id) : site.content[target].map(({ id }) => id);
}

/** A mention with the file it stands in. */
interface PlacedMention extends Mention {
  readonly entry: Pick<Entry<unknown>, 'at'> & { readonly id?: string };
}

/** What the front matter of all texts names. */
const mentionsOfContent = (content: Site['content']): PlacedMention[] =>
  kindNames.flatMap((kind) =>
    content[kind].flatMap((entry: Entry<unknown>) =>
      kindOf(kind)
        .mentions(entry.data)
        .map((found) => ({ ...found, entry })),
    ),
  );

/** What the descriptor of a dataset names. */
function mentionsOfDataset({ descriptor, located, tables }: Dataset): PlacedMention[] {
  const mentions = tables.flatMap(({ resource, privacy, columns }): Mention[] => {
    const index = descriptor.resources.indexOf(resource);
    const place = (path: Path) => privacyPath(resource, index, path);
    return [
      ...mention(place(['category']), 'categories', privacy.category),
      ...mention(place(['method']), 'methods', privacy.method),
      ...mention(place(['products']), 'products', privacy.products),
      ...(privacy.breaks ?? []).flatMap(({ change }, at) =>
        mention(place(['breaks', at, 'change']), 'changes', change),
      ),
      ...columns.flatMap(({ field, fieldId }, at) =>
        mention(['resources', index, 'schema', 'fields', at, field ? 'field' : 'name'], 'dictionary', fieldId),
      ),
    ];
  });
  return mentions.map((found) => ({ ...found, entry: { at: located.at } }));
}

/** Problems of names that refer to nothing, with the nearest name there is. Names of `unread` files are known. */
export function findDangling(site: Pick<Site, 'content' | 'datasets'>, unread: Unread): Problem[] {
  const known = new Map<Target, string[]>();
  const mentions = [...mentionsOfContent(site.content), ...site.datasets.flatMap(mentionsOfDataset)];
  return mentions.flatMap(({ entry, path, target, id }): Problem[] => {
    const ids = known.get(target) ?? [...idsOf(site, target), ...(unread[target] ?? [])];
    known.set(target, ids);
    if (ids.includes(id)) return [];
    const others = target === 'reports' ? ids.filter((other) => other !== entry.id) : ids;
    const near = suggest(id, others) ?? (others.length === 1 ? others[0] : undefined);
    const create = target === 'datasets' ? `data/${id}/datapackage.json` : `content/${target}/${id}.md`;
    return [
      {
        code: 'reference/dangling',
        ...entry.at(path),
        message: `"${id}" refers to nothing: there is no ${create}.`,
        fix:
          near === undefined
            ? `create ${create}${others.length === 0 ? '' : `, or write one of ${others.slice(0, 12).join(', ')}${others.length > 12 ? ', …' : ''}`}`
            : `write  ${near}  or create ${create}`,
      },
    ];
  });
}
