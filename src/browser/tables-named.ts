import { statementTokens } from '../engine/tokens.ts';

/** Words of queries that look at whichever tables there are. */
const lookingAround = /^(?:show|information_schema|duckdb_\w+|pragma_\w+|query_table|sqlite_master|pg_catalog)$/i;

/** The names and words of a query, without text and comments. */
const wordsOf = (sql: string) =>
  statementTokens(sql).flatMap(({ kind, text }) =>
    kind === 'word' ? [text] : kind === 'identifier' ? [text.slice(1, -1).replaceAll('""', '"')] : [],
  );

/** The tables that a query names, or all of them where it asks which there are; only these are fetched. */
export function tablesNamed<T extends { readonly name: string }>(sql: string, tables: readonly T[]): T[] {
  const words = wordsOf(sql).map((word) => word.toLowerCase());
  if (words.some((word) => lookingAround.test(word))) return [...tables];
  return tables.filter(({ name }) => words.includes(name.toLowerCase()));
}

/** Whether a query looks at the tables as published (`text.x`), as the queries of some checks do. */
export const wantsText = (sql: string) => wordsOf(sql).some((word) => word.toLowerCase() === 'text');
