import type { PayloadPart, PayloadReport } from './payload-text.ts';

/**
 * A report that was sent as a form (`application/x-www-form-urlencoded`), as the WHATWG URL standard reads it: `+` is a
 * space. Every value is a text; a key that stands several times has a list of them, as a form sends a list.
 */
export function readForm(text: string): PayloadReport {
  const start = text.length - text.trimStart().length;
  const line = text.slice(0, start).split('\n').length;
  const written = text.trim().replace(/^\?/, '');
  const byKey = Map.groupBy(new URLSearchParams(written.replaceAll(/\s*\n\s*/g, '')), ([key]) => key);
  const parts = [...byKey].map(([key, pairs]): PayloadPart => {
    const values = pairs.map(([, value]) => value);
    const value = values.length === 1 ? values[0] : values;
    return { key, path: key, value, written: values.join(', '), line, column: 1 };
  });
  return { line, parts };
}
