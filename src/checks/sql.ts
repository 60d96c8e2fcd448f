/** A name as SQL writes it: `"x"`, inner quotes doubled. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it: `'x'`, inner quotes doubled. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list for `IN`: `('a', 'b')`; `(NULL)`, which holds nothing, for an empty list. */
export function quoteList(texts: readonly string[]): string {
  return texts.length === 0 ? '(NULL)' : `(${texts.map(quoteText).join(', ')})`;
}
