import type { Engine } from './engine.ts';

/** Those of the tables that some SQL reads, in the order given. Their names are compared as SQL does, ignoring case. */
export async function tablesRead<T extends { readonly name: string }>(
  engine: Pick<Engine, 'tableNames'>,
  sql: string,
  tables: readonly T[],
): Promise<T[]> {
  const names = new Set((await engine.tableNames(sql)).map((name) => name.toLowerCase()));
  return tables.filter(({ name }) => names.has(name.toLowerCase()));
}
