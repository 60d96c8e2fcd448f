import type { ValueType } from '../../payload/value-rule.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Field } from '../../schema/content/field.ts';
import type { sensitivities } from '../../schema/sensitivities.ts';

/** Where something stands in the source. Lines count from 1. */
export interface SourcePlace {
  /** As in the keys of the files that the reader was given. */
  readonly file: string;
  readonly line?: number | undefined;
}

/** A page that the source names: a bug, a review, a document. */
export interface ImportedLink {
  readonly text: string;
  readonly url: string;
}

/** A field as its source describes it. What the source does not know is absent; nothing is made up. */
export interface ImportedField {
  /** The name on the wire; `a.b` is nested, `a[].b` repeated. Unique among the fields of one import. */
  readonly key: string;
  readonly place: SourcePlace;
  readonly title?: string | undefined;
  /** One sentence, plain text. */
  readonly summary?: string | undefined;
  /** Markdown, as the source has it: whoever writes it into content makes it keep the rules of the site. */
  readonly body?: string | undefined;
  readonly type: ValueType;
  readonly unit?: string | undefined;
  readonly values?:
    readonly { readonly value: string | number | boolean; readonly meaning?: string | undefined }[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** Regular expression that the whole of a text must match. */
  readonly pattern?: string | undefined;
  readonly example?: Field['example'] | undefined;
  /** The source's names of what sends it: pings, events, payloads. */
  readonly categories?: readonly string[] | undefined;
  readonly sensitivity?: (typeof sensitivities)[number] | undefined;
  readonly why?: string | undefined;
  /** Days, YYYY-MM-DD: the first, the last on which it is collected, and the day on which it was removed. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly removed?: string | undefined;
  /** Absent: active, or removed where `removed` is there. */
  readonly status?: 'active' | 'deprecated' | 'removed' | undefined;
  /** Where the code that collects it stands. */
  readonly code?:
    | readonly {
        readonly path: string;
        readonly line: number;
        readonly commit?: string | undefined;
        readonly url?: string | undefined;
      }[]
    | undefined;
  readonly links?: readonly ImportedLink[] | undefined;
  /** Who answers for it, as the source writes them. */
  readonly owners?: readonly string[] | undefined;
  /** What is known of it only to whoever imports it, in a few words; it is in the worksheet and on no page. */
  readonly aside?: string | undefined;
  /** What else the source says of it in a word or two, such as its lifetime; shown as a list: name, then value. */
  readonly notes?: Readonly<Record<string, string>> | undefined;
}

/** What sends fields together: a ping, an event, a payload. */
export interface ImportedCategory {
  /** As in `categories` of a field. */
  readonly name: string;
  readonly place: SourcePlace;
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly body?: string | undefined;
  readonly links?: readonly ImportedLink[] | undefined;
  readonly owners?: readonly string[] | undefined;
}

/** Something that the source says and that no file of the site can hold. */
export interface Unmapped {
  readonly place: SourcePlace;
  /** What it is, such as `metric search.default` or `key no_lint`. */
  readonly what: string;
  readonly reason: string;
}

/** What a reader found, each list in the order of the source. */
export interface Imported {
  readonly fields: readonly ImportedField[];
  readonly categories: readonly ImportedCategory[];
  readonly unmapped: readonly Unmapped[];
}

/**
 * Reads a source: texts by path, sorted by path → what they describe, or everything that keeps them from being read.
 * No files: no fields. The same texts always give the same.
 */
export type ReadSource = (files: ReadonlyMap<string, string>) => Imported | readonly Problem[];

/** A kind of source: `vitrine import <kind> <path…>`. */
export interface SourceKind {
  /** What it reads, in a few words for help. */
  readonly help: string;
  /** Which files of a folder it takes, by path with `/`; a file that is named itself is taken always. */
  readonly takes: (path: string) => boolean;
  readonly read: ReadSource;
}

/** Whether a reader gave problems. */
export const isUnreadable = (given: ReturnType<ReadSource>): given is readonly Problem[] => Array.isArray(given);
