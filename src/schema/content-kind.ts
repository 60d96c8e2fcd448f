import type { z } from 'zod';
import type { Mention } from './mention.ts';

/** Questions a newcomer has, in the order of the menu. */
export const menuGroups = ['collected', 'why', 'protection', 'see', 'check', 'changed', 'help'] as const;
export type GroupId = (typeof menuGroups)[number];

/** Where a page stands in the menu: under a question, at a place counted from 1. */
export interface MenuPlace {
  readonly group: GroupId;
  readonly place: number;
}

/** The names of all keys of front matter, however deep. */
type KeyIn<T> = unknown extends T
  ? string
  : T extends readonly (infer Item)[]
    ? KeyIn<Item>
    : T extends object
      ? string extends keyof T
        ? never
        : { [K in keyof T & string]: K | KeyIn<T[K]> }[keyof T & string]
      : never;

/** How a reader meets the entries of a kind. */
export interface Shown<Data> {
  /**
   * Folder of the page that lists them, below that of the language; the id of that page in menu and words. Empty where
   * no page lists them.
   */
  readonly page: string;
  /**
   * Whether each has a page of its own below the list, is a section of it with its id as anchor, or has a page of its
   * own at the root of the site.
   */
  readonly entries: 'pages' | 'sections' | 'root';
  /** Of sections: whether the headings within a text have the entry's id in front. */
  readonly prefixed?: boolean;
  /** Null where each entry says itself where it is offered. */
  readonly menu: MenuPlace | null;
  /** Place among the things a page says it is linked with, from 1. Absent: nothing links to it by itself. */
  readonly linked?: number;
  /** The Atom feed of the notes about one of them. */
  readonly feed?: (id: string) => string;
  /** What search finds an entry by besides its title: the words below the title, and further words. */
  search(entry: { readonly data: Data; readonly text: string }): { readonly summary: string; readonly text: string };
}

/** One kind of Markdown file below `content/`: all that is true of every entry of it, said once. */
export interface ContentKind<Schema extends z.ZodType = z.ZodType> {
  /** Front matter. */
  readonly schema: Schema;
  /** Whether files may lie in folders of the author's own choice. Default: false. */
  readonly folders?: boolean;
  /** Keys that name something else of the site. What is named must exist, and links lead there and back. */
  mentions(data: z.infer<Schema>): readonly Mention[];
  /** Keys that are no words, so that a translation leaves them out or says the same. */
  readonly fixed: {
    /** Keys of single values. A value with a space in it is words all the same. */
    readonly values: readonly KeyIn<z.infer<Schema>>[];
    /** Keys of lists and groups of values. */
    readonly wholes: readonly KeyIn<z.infer<Schema>>[];
  };
  /** Null for a kind that only the pages of others tell of. */
  readonly shown: Shown<z.infer<Schema>> | null;
}
