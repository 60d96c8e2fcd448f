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

/** Words of queries that look at whichever tables there are. */
const lookingAround = /^(?:show|information_schema|duckdb_\w+|pragma_\w+|query_table|sqlite_master|pg_catalog)$/i;

/**
 * Those of the tables that some SQL may read, where no engine can be asked yet: all whose names it holds anywhere, and
 * every one where it asks which there are. More than it reads where another thing has the name of a table, never less.
 *
 * A page fetches only the tables that a query needs, so it must know them before they are loaded. The engine tells them
 * exactly (`tablesRead`), but it plans what it is asked about, which fetches what `read_csv('https:…')` names; so it
 * tells only once it is locked, and it is locked only once the tables are in.
 */
export function tablesNamed<T extends { readonly name: string }>(sql: string, tables: readonly T[]): T[] {
  const names = namesIn(sql);
  return names.some((name) => lookingAround.test(name)) ? [...tables] : tablesOf(names, tables);
}

/** Whether a query looks at the tables as published (`text.x`), as the queries of some checks do. */
export const namesText = (sql: string): boolean => namesIn(sql).some((name) => name.toLowerCase() === 'text');
