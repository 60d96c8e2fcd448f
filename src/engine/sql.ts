import { tokenize } from './tokens.ts';

/** What can stand for a `$name` in SQL. A list becomes `('a','b')`, for use after IN; an empty one matches nothing. */
export type Bindable = null | boolean | number | string | readonly (null | boolean | number | string)[];

/** A name as SQL: `my "table"` → `"my ""table"""`. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Text as SQL: `it's` → `'it''s'`. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list for `IN`: `('a', 'b')`; `(NULL)`, which holds nothing, for an empty list. */
export function quoteList(texts: readonly string[]): string {
  return texts.length === 0 ? '(NULL)' : `(${texts.map(quoteText).join(', ')})`;
}

function literal(value: Bindable): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quoteText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return `CAST(${quoteText(String(value))} AS DOUBLE)`;
    // Bare, "1-$x" would become "1--5", which begins a comment.
    return value < 0 ? `(${value})` : String(value);
  }
  return value.length === 0 ? '(NULL)' : `(${value.map(literal).join(', ')})`;
}

/**
 * Replaces each `$name` by its value as a literal; `$name` inside strings, comments and quoted names stays.
 * Throws a RangeError that lists the names allowed when one has no value.
 */
export function bindParameters(sql: string, values: Readonly<Record<string, Bindable>>): string {
  return tokenize(sql)
    .map(({ kind, text }) => {
      if (kind !== 'parameter') return text;
      const name = text.slice(1);
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value !== undefined) return literal(value);
      const allowed = Object.keys(values).map((key) => `$${key}`);
      throw new RangeError(
        `${text} has no value here. ${allowed.length === 0 ? 'No parameter is allowed.' : `Allowed: ${allowed.join(', ')}.`}`,
      );
    })
    .join('');
}
