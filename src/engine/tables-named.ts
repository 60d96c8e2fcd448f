import { statementTokens } from './tokens.ts';

/** Every name and word of some SQL, without text and comments: what could be the name of a table. */
export const namesIn = (sql: string): string[] =>
  statementTokens(sql).flatMap(({ kind, text }) => {
    if (kind === 'word') return [text];
    return kind === 'identifier' ? [text.slice(1, -1).replaceAll('""', '"')] : [];
  });

/**
 * Those of the tables that have one of the names, in the order given. Names are compared as SQL does, ignoring case.
 */
export function tablesOf<T extends { readonly name: string }>(names: readonly string[], tables: readonly T[]): T[] {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return tables.filter(({ name }) => known.has(name.toLowerCase()));
}

/**
 * Those of the tables that some SQL may read, where no engine can be asked yet: all whose names it holds anywhere. More
 * than it reads where another thing has the name of a table, never less. `tablesRead` knows it exactly.
 */
export const tablesNamed = <T extends { readonly name: string }>(sql: string, tables: readonly T[]): T[] =>
  tablesOf(namesIn(sql), tables);
