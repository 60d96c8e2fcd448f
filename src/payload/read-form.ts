import { escapeName } from './key-path.ts';
import type { PayloadPart, PayloadReport } from './payload-text.ts';

/** A pair of a form with its place in the text, or undefined between two ampersands. */
function readPair(pair: string, line: number, column: number) {
  const [read] = new URLSearchParams(pair);
  if (!read) return undefined;
  const [key, value] = read;
  return { key, value, line, column: column + pair.indexOf('=') + 1 };
}

/** The pairs of one line; a line that was broken for reading goes on with the next pair. */
function readLine(text: string, line: number) {
  let column = 1;
  return text.split('&').flatMap((pair) => {
    const start = column + (pair.length - pair.trimStart().length);
    column += pair.length + 1;
    return readPair(pair.trim().replace(/^\?/, ''), line, start) ?? [];
  });
}

/**
 * A report that was sent as a form (`application/x-www-form-urlencoded`), as the WHATWG URL standard reads it: `+` is a
 * space. Every value is a text; a key that stands several times has a list of them, as a form sends a list.
 */
export function readForm(text: string): PayloadReport {
  const pairs = text.split(/\r?\n/).flatMap((line, index) => readLine(line, index + 1));
  const byKey = Map.groupBy(pairs, ({ key }) => key);
  const parts = [...byKey].flatMap(([key, same]): PayloadPart[] => {
    const [first] = same;
    if (!first) return [];
    const values = same.map(({ value }) => value);
    const value = values.length === 1 ? first.value : values;
    return [
      {
        key,
        exact: escapeName(key),
        path: key,
        steps: [key],
        value,
        written: values.join(', '),
        line: first.line,
        column: first.column,
      },
    ];
  });
  return { line: pairs[0]?.line ?? 1, parts };
}
