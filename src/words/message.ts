import type { en } from './en.ts';

/**
 * A message made ready: a text without parameters, or its parts in order. It is plain JSON, so that a page can hand it
 * to a script, which needs no parser to say it.
 */
export type Message = string | readonly Part[];

/** A piece of text, the place of a value, or a choice by a value. */
export type Part = string | ValuePlace | Choice;

/** The value as it is, or as the language writes a number (less an offset). */
export type ValuePlace = readonly [name: string] | readonly [name: string, kind: 'number', offset?: number];

/** One of several messages: by the plural form of a number, or by a word. `other` is always there. */
export type Choice = readonly [
  name: string,
  kind: 'plural' | 'selectordinal' | 'select',
  options: Readonly<Record<string, Message>>,
  offset?: number,
];

/** Messages by key, in groups. */
export interface MessageTree {
  readonly [key: string]: Message | MessageTree;
}

/** The same as texts in ICU MessageFormat. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** The keys of English with the texts of another language. */
export type Translation<T = typeof en> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]>;
};
