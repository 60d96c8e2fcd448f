import type { Problem } from '../../problems/problem.ts';
import type { CollectedField, Field } from '../../schema/content/field.ts';
import type { Files } from '../../source/files.ts';
import { categoriesOf } from '../../schema/categories-of.ts';
import { parseYaml } from '../../source/parse-yaml.ts';
import { readContent } from '../../source/read-content.ts';

/** A field, as far as it must fit a column. */
export interface KnownEntry {
  readonly type: Field['type'];
  /** For each field that its values come from, itself where it is sent, the switches that send it. */
  readonly origins: readonly (readonly string[])[];
  /** Whether it says of itself that it is sent and never published. */
  readonly isUnpublished: boolean;
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
  readonly entries: ReadonlyMap<string, KnownEntry>;
  /** Ids of collected fields. */
  readonly collected: readonly string[];
  /** Of the texts of the site. */
  readonly language: string;
  /** Collected fields by their keys: the file, and the switches that it names. */
  readonly byKey: ReadonlyMap<string, { readonly file: string; readonly categories: readonly string[] }>;
  /** The greatest `order` of a category; 0 for none. */
  readonly lastOrder: number;
}

/** What the entries of a dictionary are, by id. */
export function knownEntries(
  dictionary: readonly { readonly id: string; readonly data: Field }[],
): Map<string, KnownEntry> {
  const switches = new Map(
    dictionary.map(({ id, data }): [string, readonly string[]] => [
      id,
      data.kind === 'collected' ? categoriesOf(data) : [],
    ]),
  );
  return new Map(
    dictionary.map(({ id, data }): [string, KnownEntry] => [
      id,
      {
        type: data.type,
        origins: (data.kind === 'collected' ? [id] : data.derivedFrom).map((from) => switches.get(from) ?? []),
        isUnpublished: data.kind === 'collected' && (data.unpublished === true || data.status === 'removed'),
      },
    ]),
  );
}

/** The language of a site's texts; English where `site.yaml` does not tell. */
async function languageOf(files: Files): Promise<string> {
  const text = new TextDecoder().decode((await files.read('content/site.yaml')) ?? new Uint8Array());
  const { located } = parseYaml(text, { file: 'content/site.yaml', syntaxCode: 'yaml/syntax' });
  const told = located?.value as { readonly language?: unknown } | null | undefined;
  return typeof told?.language === 'string' ? told.language : 'en';
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
      entries: knownEntries(content.dictionary),
      collected: content.dictionary.flatMap(({ id, data }) => (data.kind === 'collected' ? [id] : [])),
      language: await languageOf(files),
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
