import type { Located, Path } from '../../source/located.ts';

/** The offset at which the value at a path begins. */
function offsetOf(text: string, located: Located, path: Path): number {
  const { line, column } = located.at(path);
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

/** The length of the JSON string that begins at an offset. */
function stringLength(text: string, offset: number): number {
  const found = /^"(?:[^"\\]|\\.)*"/.exec(text.slice(offset));
  if (!found) throw new RangeError(`no JSON string at offset ${offset}`);
  return found[0].length;
}

/** A descriptor's text with one file of a resource, at an index of its list, named otherwise; nothing else changes. */
export function replacePath(text: string, located: Located, resource: number, path: string, index: number): string {
  const current = (located.value as { resources: { path: string | string[] }[] }).resources[resource]?.path;
  const at: Path = ['resources', resource, 'path', ...(Array.isArray(current) ? [index] : [])];
  const start = offsetOf(text, located, at);
  return `${text.slice(0, start)}${JSON.stringify(path)}${text.slice(start + stringLength(text, start))}`;
}

/**
 * A descriptor's text with one more file in the list `path` of a resource, at an index of that list. Nothing else
 * changes: indentation, order of keys and spaces stay as the author wrote them, and the new entry is set like its
 * neighbours. A path that is no list becomes one.
 */
export function addPath(text: string, located: Located, resource: number, path: string, index: number): string {
  const at: Path = ['resources', resource, 'path'];
  const current = (located.value as { resources: { path: string | string[] }[] }).resources[resource]?.path ?? [];
  const start = offsetOf(text, located, at);
  const written = JSON.stringify(path);
  const insert = (offset: number, added: string) => text.slice(0, offset) + added + text.slice(offset);
  if (typeof current === 'string') {
    const end = start + stringLength(text, start);
    const both = [current, path];
    if (index === 0) both.reverse();
    return `${text.slice(0, start)}[${both.map((one) => JSON.stringify(one)).join(', ')}]${text.slice(end)}`;
  }
  if (current.length === 0) return `${text.slice(0, start)}[${written}]${text.slice(text.indexOf(']', start) + 1)}`;
  const begins = current.map((_, at) => offsetOf(text, located, ['resources', resource, 'path', at]));
  const ends = begins.map((begin) => begin + stringLength(text, begin));
  const [first = 0] = begins;
  const lead = text.slice(start + 1, first);
  const gap = begins.length > 1 ? text.slice(ends[0], begins[1]) : `,${lead.includes('\n') ? lead : ' '}`;
  return index >= current.length
    ? insert(ends.at(-1) ?? 0, `${gap}${written}`)
    : insert(begins[index] ?? 0, `${written}${gap}`);
}
