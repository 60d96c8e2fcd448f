import type { LogEntry } from '../log/log-entry.ts';
import type { Category } from '../schema/content/category.ts';
import type { Field } from '../schema/content/field.ts';
import type { Product } from '../schema/content/product.ts';
import type { Schedule } from '../schema/content/schedule.ts';
import type { SiteConfig } from '../schema/content/site.ts';
import type { ReportFacts } from '../schema/content/record.ts';
import type { ChangeNote, Waiver } from '../schema/content/texts.ts';
import type { ColumnDescriptor, ColumnType } from '../schema/data/descriptor.ts';
import type { PrivacyBlock } from '../schema/data/privacy.ts';
import type { Day } from '../values/day.ts';
import type { Period } from '../values/period.ts';
import type { Condensed, StatementKey } from './policy/whole-policy.ts';

/** A column as the checks see it. */
export interface CheckColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Strings that stand for no value, the suppression marker among them. */
  readonly missing: readonly string[];
  readonly constraints?: ColumnDescriptor['constraints'];
  /** The dictionary entry it names; absent when there is none of that name. */
  readonly field?: string;
}

/** A published file, as declared and as found. */
export interface CheckFile {
  /** Path relative to `data/`. */
  readonly path: string;
  /** The period its name states, where it states one. */
  readonly period?: string;
  readonly format: 'csv' | 'parquet';
  /** Of a withdrawn file: the one that took its place, as the log says. */
  readonly replacedBy?: string;
  /**
   * Of a table with noise: the periods whose numbers no file before this one had, each of which costs a loss. Absent
   * where that was not looked at.
   */
  readonly fresh?: readonly string[];
  /** What was found; absent when the file is not there. */
  readonly bytes?: number;
  readonly sha256?: string;
}

/**
 * One table of one dataset. In the engine it is `text."x"` (as published), `released."x"` (typed, all files) and `"x"`.
 */
export interface CheckTable {
  readonly dataset: string;
  /** Name of the resource in the descriptor. */
  readonly resource: string;
  /** Name in SQL. */
  readonly table: string;
  readonly columns: readonly CheckColumn[];
  readonly primaryKey: readonly string[];
  readonly privacy: PrivacyBlock;
  readonly files: readonly CheckFile[];
  /** SHA-256 of the canonical JSON of columns and primary key; the log's `schema`. */
  readonly schemaHash: string;
  /** Where the descriptor lies: `data/<dataset>/datapackage.json`. */
  readonly descriptor: string;
}

type WithId<T> = T & { readonly id: string; readonly file: string };

/** The log as read; `audit` does the hashing. */
export interface CheckLog {
  readonly entries: readonly LogEntry[];
  /** Lines that are no entries. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  /** How it compares with the log published before; absent when no earlier one was given. */
  readonly extension?:
    | { readonly extends: true; readonly from: number }
    | { readonly extends: false; readonly line: number; readonly reason: string };
  /** Findings of hash verification against a checkpoint: absent when there is none. */
  readonly checkpoint?: { readonly ok: boolean; readonly message: string };
}

/** What a category covers at one consent version, as recorded in a snapshot under `data/policy/`. */
export interface Coverage {
  readonly category: string;
  readonly version: number;
  /** Set where it is on until somebody turns it off. */
  readonly default?: 'on';
  readonly notice: number;
  readonly sensitivity: string;
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  /** Ids of the products that have it; absent where the site names no products. */
  readonly products?: readonly string[];
  readonly retention: {
    readonly schedule: string;
    /** The longest stage before the published tables. */
    readonly maxDays: number | 'forever';
    /** By place, so that a longer stay in one place is seen even where another is longer still. */
    readonly stages: readonly { readonly place: string; readonly days: number | 'forever' }[];
  };
  readonly sampleRate: number;
  readonly methods: readonly string[];
  readonly fields: readonly {
    readonly id: string;
    readonly key: string;
    readonly sensitivity: string;
    readonly retentionDays: number | 'forever';
    /** Those of the category's products that send it, where not all of them do. */
    readonly products?: readonly string[];
  }[];
  readonly datasets: readonly {
    readonly dataset: string;
    readonly table: string;
    readonly minimumCount: number;
    readonly epsilon?: number;
    readonly rho?: number;
    readonly sampleRate: number;
    readonly methods: readonly string[];
  }[];
  /** The words a person agreed to; a change of them needs a new notice version and no new consent. */
  readonly words: {
    readonly title: string;
    readonly summary: string;
    readonly whenOff: string;
    readonly dialogTitle: string;
    readonly dialogText: string;
  };
}

/** Where a statement stands: its file, and the line of each path in it. */
export interface StatementPlace {
  readonly file: string;
  readonly lines: Readonly<Record<string, number>>;
}

/** The whole policy, as the log recorded it and as the site says it now. */
export interface CheckPolicy {
  /** The site's own language. */
  readonly language: string;
  readonly now: Condensed;
  /** By the path of the snapshot relative to `data/`; null where it is gone or none. */
  readonly recorded: Readonly<Record<string, Condensed | null>>;
  /** Of statements that are not the same in all states: their places now, by language; `''` for what is no words. */
  readonly places: Readonly<Record<StatementKey, Readonly<Record<string, StatementPlace>>>>;
}

/** A frozen report, as far as the log can tell of it. */
export interface CheckReportFacts {
  readonly id: string;
  readonly file: string;
  readonly period: Period;
  /** Entries of the log from which its facts were taken. */
  readonly size: number;
  readonly facts: ReportFacts;
  /** Lines of `facts` by path, such as `releases/0/rows`. */
  readonly lines: Readonly<Record<string, number>>;
}

/**
 * All that checks look at besides the rows. Plain JSON: the site publishes it, so that a browser judges the same input.
 */
export interface CheckInput {
  readonly today: Day;
  readonly site: Pick<SiteConfig, 'budget' | 'operator' | 'sampleRate'>;
  readonly tables: readonly CheckTable[];
  readonly fields: readonly WithId<Field>[];
  readonly categories: readonly WithId<Category>[];
  /** Absent where the site names no products. */
  readonly products?: readonly WithId<Product>[];
  readonly schedules: readonly WithId<Schedule>[];
  readonly changes: readonly WithId<ChangeNote>[];
  readonly waivers: readonly WithId<Waiver>[];
  readonly log: CheckLog;
  /** Snapshots of the policy that the log names, by their path relative to `data/`; null where the file is gone. */
  readonly snapshots: Readonly<Record<string, Coverage | null>>;
  /** SHA-256 of the bytes of each snapshot that is there, by its path relative to `data/`. */
  readonly snapshotHashes: Readonly<Record<string, string>>;
  /** Fingerprints as of now, by category. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Absent where only tables are looked at. */
  readonly policy?: CheckPolicy;
  /** Frozen reports; absent where there are none. */
  readonly reports?: readonly CheckReportFacts[];
}
