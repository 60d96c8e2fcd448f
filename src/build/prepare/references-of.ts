import { entryPath } from '../../model/entry-path.ts';
import type { LinkedNoun } from '../../model/linked-nouns.ts';
import type { ContentModel, DatasetModel, Reference } from '../../model/site-model.ts';
import { kindOf } from '../../schema/kinds.ts';
import { type Kind, kindNames, nouns } from '../../schema/nouns.ts';

/** The key under which a thing and its relations are found. */
export const relationKey = (kind: LinkedNoun, id: string): string => `${kind}:${id}`;

/** The word for the entries of a kind, where things can be linked with them. */
export const linkedNounOf = (kind: Kind): LinkedNoun | undefined =>
  kindOf(kind).shown?.linked === undefined ? undefined : (nouns[kind] as LinkedNoun);

/** References to everything that can be linked, by `relationKey`: entries kind by kind, then datasets, then columns. */
export function referencesOf(content: ContentModel, datasets: readonly DatasetModel[]): Map<string, Reference> {
  const entries = kindNames.flatMap((kind) => {
    const noun = linkedNounOf(kind);
    if (noun === undefined) return [];
    return content[kind].map(({ id, data }): Reference => ({
      kind: noun,
      id,
      title: data.title,
      url: entryPath(kind, id) ?? '',
    }));
  });
  const columns = datasets.flatMap(({ id, tables }) =>
    tables.flatMap((table) =>
      table.columns.map((column): Reference => {
        const name = `${table.name}.${column.name}`;
        return { kind: 'column', id: name, title: name, url: `data/${id}/#${table.resource}-${column.name}` };
      }),
    ),
  );
  const all = [
    ...entries,
    ...datasets.map(({ id, descriptor }): Reference => ({
      kind: 'dataset',
      id,
      title: descriptor.title,
      url: `data/${id}/`,
    })),
    ...columns,
  ];
  return new Map(all.map((reference) => [relationKey(reference.kind, reference.id), reference]));
}
