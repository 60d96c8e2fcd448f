import { onlyWritten } from '../../values/unwritten.ts';

/** A file of the built site besides its pages. */
export interface PublishedFile {
  /** Below the site's base, without a leading slash. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** A text as a published file, in UTF-8. */
export const textFile = (path: string, text: string): PublishedFile => ({ path, bytes: encoder.encode(text) });

/** A value as a published JSON file as it stands, on one line where `compact`, else indented for people. */
export const wholeJsonFile = (path: string, value: unknown, compact = false): PublishedFile =>
  textFile(path, `${JSON.stringify(value, null, compact ? undefined : 2)}\n`);

/** A value as a published JSON file, without texts that are still to write: they say nothing yet. */
export const jsonFile = (path: string, value: unknown, compact = false): PublishedFile =>
  wholeJsonFile(path, onlyWritten(value) ?? (Array.isArray(value) ? [] : {}), compact);
