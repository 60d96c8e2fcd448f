import type { BrokenCheck } from '../audit/broken-checks.ts';
import type { TableDue } from '../audit/dues-of.ts';
import type { PieceOfEvidence } from '../audit/evidence-of.ts';
import type { WholePolicy } from '../checks/policy/whole-policy.ts';
import type { CheckReport } from '../audit/report.ts';
import type { LedgerRow } from '../checks/budget/ledger.ts';
import type { Table } from '../engine/engine.ts';
import type { LogEntry } from '../log/log-entry.ts';
import type { ChartSpec } from '../schema/content/chart.ts';
import type { CheckId } from '../schema/check-ids.ts';
import type { SiteConfig } from '../schema/content/site.ts';
import type { DatasetWords } from '../schema/data/dataset-words.ts';
import type { ColumnDescriptor, Descriptor } from '../schema/data/descriptor.ts';
import type { PrivacyBlock } from '../schema/data/privacy.ts';
import type { EntryOf } from '../schema/kinds.ts';
import type { Kind } from '../schema/nouns.ts';
import type { TextTree } from '../words/message.ts';
import type { SiteWords } from '../schema/content/site-words.ts';
import type { Day } from '../values/day.ts';
import type { LookModel } from './look/look.ts';
import type { LinkedNoun } from './linked-nouns.ts';
import type { PolicySnapshot, RecordedPolicy, RecordedWholePolicy } from './policy.ts';

/** A heading of a rendered text; `id` is its anchor. */
export interface Heading {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

/**
 * A rendered Markdown text. Charts placed with `::chart{id=…}` stay as `<figure data-chart="…"></figure>` for the page
 * to fill.
 */
export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** The words alone, for search and descriptions. */
  readonly text: string;
}

/** One Markdown file, as a page shows it. */
export interface EntryModel<T> extends Rendered {
  /** Attributes of the figures within its sentences, until they are filled in. */
  readonly figures?: readonly Readonly<Record<string, string>>[];
  readonly id: string;
  readonly file: string;
  readonly data: T;
  /** The language the text is really in: the default one where a translation is missing. */
  readonly language: string;
}

export type ContentModel = { readonly [K in Kind]: readonly EntryModel<EntryOf<K>>[] } & {
  readonly preamble?: EntryModel<{ title: string; summary?: string }>;
};

/** A published file with what a reader needs to verify it. */
export interface FileModel {
  /** Path relative to `data/`, also below `/data/` on the site. */
  readonly path: string;
  /** The same rows as CSV, where the file is Parquet. */
  readonly csvPath?: string;
  readonly period?: string;
  readonly format: 'csv' | 'parquet';
  /** Of a withdrawn file: the one that took its place, the day and the reason. */
  readonly replaced?: {
    readonly by: string;
    readonly date: Day;
    readonly reason: string;
    /** Where each file replaces the one before: the periods whose rows were wrong in this one, and no longer are. */
    readonly periods?: readonly string[];
  };
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
}

export interface TableModel {
  readonly dataset: string;
  readonly resource: string;
  /** Name in SQL. */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly columns: readonly (ColumnDescriptor & { readonly missing: readonly string[]; readonly fieldId: string })[];
  readonly primaryKey: readonly string[];
  readonly privacy: PrivacyBlock;
  readonly files: readonly FileModel[];
  readonly rows: number;
  /** Oldest and newest period in the table; absent for an empty one. */
  readonly periods?: { readonly first: string; readonly last: string };
  /** The first rows, exactly as published. */
  readonly firstRows: readonly (readonly string[])[];
}

export interface DatasetModel {
  readonly id: string;
  readonly file: string;
  readonly descriptor: Descriptor;
  readonly tables: readonly TableModel[];
}

export interface FilterModel {
  readonly name: string;
  readonly label: string;
  readonly default: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface ChartModel {
  readonly id: string;
  readonly spec: ChartSpec;
  readonly caption: Rendered;
  readonly language: string;
  readonly file: string;
  /** The SQL as written, with `$parameters`. */
  readonly sql: string;
  /** The SQL with the filters' defaults bound. */
  readonly boundSql: string;
  readonly filters: readonly FilterModel[];
  /** The result for the defaults. */
  readonly result: Table;
  /** Whether `/charts/<id>.cube.json` answers every filter without an engine. */
  readonly cube: boolean;
  /** Names in SQL of the tables the SQL reads. */
  readonly tables: readonly string[];
}

/** One cell of a published table, as a text shows it. */
export interface FigureModel {
  readonly dataset: string;
  readonly table: string;
  readonly column: string;
  readonly label: string;
  readonly format: 'number' | 'percent';
  readonly period: string;
  /** Null where the cell is not shown. */
  readonly value: number | null;
  /** Columns and the values that pick the row, besides the period. */
  readonly where?: Readonly<Record<string, string>>;
  /** The same cell of an earlier period, to compare with. */
  readonly before?: { readonly period: string; readonly value: number | null };
}

/** What a frozen report shows: drawn from the first entries of the log alone. */
export interface FrozenModel {
  readonly charts: Readonly<Record<string, readonly ChartModel[]>>;
  /** Files it was drawn from when it was written, and that retention has deleted since; relative to `data/`. */
  readonly gone: readonly string[];
}

/** A link to something of this site. `url` is a path below the base, without a leading slash. */
export interface Reference {
  readonly kind: LinkedNoun;
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

/** What the checks came to when the site was built. */
export interface AuditModel {
  /** With waivers applied. */
  readonly report: CheckReport;
  /** Every check, in the order in which they are shown. */
  readonly checks: readonly CheckId[];
  /** The evidence of each promise, by its id. */
  readonly evidence: Readonly<Record<string, readonly PieceOfEvidence[]>>;
  /** What results depend on: releases and deletions that are due, the first to break first. */
  readonly dues: readonly TableDue[];
  /** What failed when the site was built, and was published as broken; empty for a site that keeps everything. */
  readonly broken: readonly BrokenCheck[];
  readonly log: {
    readonly entries: readonly LogEntry[];
    readonly size: number;
    /** Base64. */
    readonly root: string;
    readonly signed: boolean;
    /** As published at `/log/checkpoint`. */
    readonly checkpoint: string;
    /** The witnesses that `site.yaml` names, in its order. */
    readonly witnesses: readonly {
      readonly name: string;
      readonly publicKey: string;
      /** When it cosigned this checkpoint, an instant of ISO 8601; absent where it did not. */
      readonly cosigned?: string;
    }[];
  };
  /** The privacy budget spent, release by release; empty without differential privacy. */
  readonly ledger: readonly LedgerRow[];
}

/** Everything the pages show. Plain JSON, computed once before the pages are rendered. */
export interface SiteModel {
  readonly today: Day;
  readonly config: SiteConfig;
  /** What the site looks like where `config.look` says so. */
  readonly look?: LookModel;
  /** Words of `config` by language, where they are translated. */
  readonly words?: Readonly<Record<string, SiteWords>>;
  /**
   * The site's own words of the interface by language, in ICU syntax: a language that is not shipped, or words in the
   * place of others.
   */
  readonly interface?: Readonly<Record<string, TextTree>>;
  readonly languages: readonly string[];
  /** Content by language; the default language first. */
  readonly content: Readonly<Record<string, ContentModel>>;
  /** As their descriptors say it. */
  readonly datasets: readonly DatasetModel[];
  /** Words of `datasets` by language and dataset, where they are translated. */
  readonly datasetWords?: Readonly<Record<string, Readonly<Record<string, DatasetWords>>>>;
  readonly charts: Readonly<Record<string, readonly ChartModel[]>>;
  /** What is linked with what, both ways, by `kind:id` (`column:<table>.<column>`), by language. */
  readonly relations: Readonly<Record<string, Readonly<Record<string, readonly Reference[]>>>>;
  readonly audit: AuditModel;
  /**
   * What each category covered whenever the log recorded it, oldest first, and covers now; `now` is absent for one that
   * is gone.
   */
  readonly policies: Readonly<
    Record<string, { readonly recorded: readonly RecordedPolicy[]; readonly now?: PolicySnapshot }>
  >;
  /** The whole policy whenever the log recorded it, oldest first, and as the site says it now. */
  readonly wholePolicy: { readonly recorded: readonly RecordedWholePolicy[]; readonly now: WholePolicy };
  /** Figures within texts, by `kind:id` of the text and the attributes that ask for them. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, FigureModel>>>>;
  /** Frozen reports by their id. */
  readonly frozen: Readonly<Record<string, FrozenModel>>;
  /** Files of the engine, with their sizes, for the progress bar and the words beside the button. */
  readonly engine: {
    readonly version: string;
    readonly files: readonly { readonly path: string; readonly bytes: number }[];
  };
}
