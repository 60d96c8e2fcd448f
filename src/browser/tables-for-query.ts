import type { Engine } from '../engine/engine.ts';
import { tablesRead } from '../engine/tables-read.ts';
import { statementTokens } from '../engine/tokens.ts';

/** Words of queries that look at whichever tables there are. */
const lookingAround = /^(?:show|information_schema|duckdb_\w+|pragma_\w+|query_table|sqlite_master|pg_catalog)$/i;

/** The names and words of a query, without text and comments. */
const wordsOf = (sql: string) =>
  statementTokens(sql).flatMap(({ kind, text }) => {
    if (kind === 'word') return [text];
    return kind === 'identifier' ? [text.slice(1, -1).replaceAll('""', '"')] : [];
  });

/** The tables that a query reads, or all of them where it asks which there are; only these are fetched. */
export async function tablesForQuery<T extends { readonly name: string }>(
  engine: Pick<Engine, 'tableNames'>,
  sql: string,
  tables: readonly T[],
): Promise<readonly T[]> {
  return wordsOf(sql).some((word) => lookingAround.test(word)) ? tables : tablesRead(engine, sql, tables);
}

/** Whether a query looks at the tables as published (`text.x`), as the queries of some checks do. */
export const wantsText = (sql: string) => wordsOf(sql).some((word) => word.toLowerCase() === 'text');
