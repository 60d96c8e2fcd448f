import { namesIn, tablesNamed } from '../engine/tables-named.ts';

/** Words of queries that look at whichever tables there are. */
const lookingAround = /^(?:show|information_schema|duckdb_\w+|pragma_\w+|query_table|sqlite_master|pg_catalog)$/i;

/**
 * The tables that a query names, or all of them where it asks which there are; only these are fetched. The engine is
 * not asked: it can be locked only after the tables are in, and before that a query's `read_csv('https:…')` would be
 * fetched.
 */
export const tablesForQuery = <T extends { readonly name: string }>(sql: string, tables: readonly T[]): T[] =>
  namesIn(sql).some((word) => lookingAround.test(word)) ? [...tables] : tablesNamed(sql, tables);

/** Whether a query looks at the tables as published (`text.x`), as the queries of some checks do. */
export const wantsText = (sql: string) => namesIn(sql).some((word) => word.toLowerCase() === 'text');
