import type { Engine } from './engine.ts';
import { tablesOf } from './tables-named.ts';

/** Those of the tables that some SQL reads, in the order given, as a locked engine tells it. */
export const tablesRead = async <T extends { readonly name: string }>(
  engine: Pick<Engine, 'tableNames'>,
  sql: string,
  tables: readonly T[],
): Promise<T[]> => tablesOf(await engine.tableNames(sql), tables);
