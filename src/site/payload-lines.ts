import { KeyIndex, type PartNames } from '../payload/key-path.ts';
import { inList, rootNames, under } from '../payload/walk-parts.ts';

/** A line of a report as a page shows it. */
export interface PayloadLine<T> {
  /** Blanks before it. */
  readonly indent: string;
  /** The name in front of the value, with what is known of the field that it is; absent in lists and at the end. */
  readonly name?: { readonly text: string; readonly field?: T };
  /** A value; undefined where `mark` is shown alone. */
  readonly value?: unknown;
  /** What opens or closes objects and lists, and the comma after a value. */
  readonly mark: string;
}

const membersOf = (value: unknown): [string, unknown][] | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;

/**
 * A report line by line, without its outer braces: an object or a list is opened where fields stand below, everything
 * else is written on the line of its name. `fields` are what is known of fields, by their key.
 */
export function payloadLines<T>(payload: unknown, fields: ReadonlyMap<string, T>): PayloadLine<T>[] {
  const index = new KeyIndex(fields);
  const lines: PayloadLine<T>[] = [];
  const show = (value: unknown, names: PartNames, depth: number, name: string | undefined, comma: string): void => {
    const indent = '  '.repeat(depth);
    const field = index.find(names);
    const named = name === undefined ? {} : { name: { text: name, ...(field === undefined ? {} : { field }) } };
    const members = membersOf(value);
    const count = members?.length ?? (Array.isArray(value) ? value.length : 0);
    const isOpen = index.knows(names) === 'above' && count > 0;
    if (!isOpen) {
      lines.push({ indent, ...named, value, mark: comma });
      return;
    }
    const commaAt = (at: number) => (at < count - 1 ? ',' : '');
    lines.push({ indent, ...named, mark: members ? '{' : '[' });
    if (members) members.forEach(([key, inner], at) => show(inner, under(names, key), depth + 1, key, commaAt(at)));
    else if (Array.isArray(value))
      value.forEach((inner: unknown, at) => show(inner, inList(names, at), depth + 1, undefined, commaAt(at)));
    lines.push({ indent, mark: `${members ? '}' : ']'}${comma}` });
  };
  const members = membersOf(payload) ?? [];
  members.forEach(([key, inner], at) => show(inner, under(rootNames, key), 1, key, at < members.length - 1 ? ',' : ''));
  return lines;
}
