import type { Problem } from '../../problems/problem.ts';
import type { CollectedField, Field } from '../../schema/content/field.ts';
import type { Files } from '../../source/files.ts';
import { categoriesOf } from '../../schema/categories-of.ts';
import { readContent } from '../../source/read-content.ts';

/** A field of kind published, as far as it must fit a column. */
export interface PublishedEntry {
  readonly type: Field['type'];
  /** For each field that it is computed from, the switches that send it. */
  readonly origins: readonly (readonly string[])[];
}

/** What an import has to know of the folder of a site. */
export interface ImportState {
  readonly categories: readonly {
    readonly id: string;
    readonly sensitivity: CollectedField['sensitivity'];
    readonly sampleRate?: number | undefined;
  }[];
  /** Ids of schedules. */
  readonly retention: readonly string[];
  /** Files of the dictionary by their ids. */
  readonly fields: ReadonlyMap<string, string>;
  readonly published: ReadonlyMap<string, PublishedEntry>;
  /** Collected fields by their keys: the file, and the switches that it names. */
  readonly byKey: ReadonlyMap<string, { readonly file: string; readonly categories: readonly string[] }>;
  /** The greatest `order` of a category; 0 for none. */
  readonly lastOrder: number;
}

function publishedOf(dictionary: readonly { readonly id: string; readonly data: Field }[]) {
  const switches = new Map(
    dictionary.map(({ id, data }): [string, readonly string[]] => [
      id,
      data.kind === 'collected' ? categoriesOf(data) : [],
    ]),
  );
  return new Map(
    dictionary.flatMap(({ id, data }): [string, PublishedEntry][] =>
      data.kind === 'published'
        ? [[id, { type: data.type, origins: data.derivedFrom.map((from) => switches.get(from) ?? []) }]]
        : [],
    ),
  );
}

/** Reads what is there; problems of files that do not concern an import are told by `vitrine check`. */
export async function readImportState(files: Files): Promise<{ state: ImportState; problems: readonly Problem[] }> {
  const { content, problems, unread } = await readContent(files, 'content');
  const paths = (await files.list('content/dictionary')).filter((path) => path.endsWith('.md'));
  const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
  return {
    state: {
      categories: content.categories.map(({ id, data }) => ({
        id,
        sensitivity: data.sensitivity,
        sampleRate: data.sampleRate,
      })),
      retention: [...content.retention.map(({ id }) => id), ...(unread.retention ?? [])],
      fields: new Map(paths.map((path) => [idOf(path), path])),
      published: publishedOf(content.dictionary),
      byKey: new Map(
        content.dictionary.flatMap(({ data, file }) =>
          data.kind === 'collected' ? [[data.key, { file, categories: categoriesOf(data) }]] : [],
        ),
      ),
      lastOrder: Math.max(0, ...content.categories.map(({ data }) => data.order)),
    },
    // A category that cannot be read could not be chosen, and nobody would know why.
    problems: problems.filter(({ file, advice }) => !advice && file.startsWith('content/categories/')),
  };
}
