import type { Position } from '../problems/problem.ts';
import type { SiteConfig } from '../schema/content/site.ts';
import type { SiteWords } from '../schema/content/site-words.ts';
import type { DatasetWords } from '../schema/data/dataset-words.ts';
import type { ColumnDescriptor, Descriptor, ResourceDescriptor } from '../schema/data/descriptor.ts';
import type { PrivacyBlock } from '../schema/data/privacy.ts';
import type { EntryOf } from '../schema/kinds.ts';
import type { Kind } from '../schema/nouns.ts';
import type { Day } from '../values/day.ts';
import type { TextTree } from '../words/message.ts';
import type { Located, Path } from './located.ts';

/** One file of `content/`, read and valid. */
export interface Entry<T> {
  /** The file's name without its ending. */
  readonly id: string;
  readonly file: string;
  readonly data: T;
  /** The Markdown after the front matter. */
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
  at(path: Path): Position;
  /**
   * Of a translation: the state of the original it was made from, as `stampOf` writes it; absent where it does not say.
   */
  readonly translationOf?: string;
}

export type Content = { readonly [K in Kind]: readonly Entry<EntryOf<K>>[] } & {
  readonly preamble?: Entry<{ title: string; summary?: string }>;
};

/** A published file as it lies in the folder. */
export interface TableFile {
  /** Relative to `data/`. */
  readonly path: string;
  /** The period or release its name states (`2026-08.csv`, `2025-q3/x.csv`), where it states one. */
  readonly period?: string;
  readonly format: 'csv' | 'parquet';
  /** Of a withdrawn file: the one that took its place, as the log says. */
  readonly replaced?: { readonly by: string; readonly date: Day; readonly reason: string };
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** One table of a dataset: a resource of its descriptor, with its files. */
export interface DataTable {
  readonly dataset: string;
  readonly resource: ResourceDescriptor;
  /** Name in SQL. */
  readonly name: string;
  readonly columns: readonly (ColumnDescriptor & { readonly missing: readonly string[]; readonly fieldId: string })[];
  readonly primaryKey: readonly string[];
  readonly privacy: PrivacyBlock;
  readonly files: readonly TableFile[];
  /** SHA-256 of the canonical JSON of the columns and the primary key. */
  readonly schemaHash: string;
}

export interface Dataset {
  readonly id: string;
  /** `data/<dataset>/datapackage.json` */
  readonly file: string;
  readonly descriptor: Descriptor;
  readonly located: Located;
  readonly tables: readonly DataTable[];
}

/** Names of things whose files are there but could not be read, by kind: a reference to one is no mistake. */
export type Unread = Readonly<Partial<Record<Kind | 'datasets', readonly string[]>>>;

/** The words of a dataset's descriptor in another language, as a file says them. */
export interface TranslatedDataset {
  readonly file: string;
  readonly words: DatasetWords;
  at(path: Path): Position;
  /** The state of the words it was made from, as `wordsStamp` writes it; absent where it does not say. */
  readonly translationOf?: string;
}

/** An adopter's folder, read and valid. */
export interface Site {
  readonly config: SiteConfig;
  readonly configAt: (path: Path) => Position;
  readonly content: Content;
  /** Translated files by language; only what is there. */
  readonly translations: Readonly<Record<string, Content>>;
  /** Words of `config` by language; only what is there. */
  readonly words?: Readonly<Record<string, SiteWords>>;
  /** The site's own words of the interface by language, in ICU syntax; only what is there. */
  readonly interface?: Readonly<Record<string, TextTree>>;
  readonly datasets: readonly Dataset[];
  /** Words of `datasets` by language and dataset; only what is there. */
  readonly datasetWords?: Readonly<Record<string, Readonly<Record<string, TranslatedDataset>>>>;
  /** `data/log.jsonl`, where there is one. */
  readonly log?: string;
  /** `data/log.checkpoint`, where there is one: what witnesses cosigned last. */
  readonly checkpoint?: string;
  /** Snapshots of the policy below `data/policy/`, by their path relative to `data/`. */
  readonly policies: Readonly<
    Record<string, { readonly value: unknown; readonly bytes: Uint8Array; readonly sha256: string }>
  >;
}
