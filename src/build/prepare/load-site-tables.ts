import type { Engine } from '../../engine/engine.ts';
import { loadTables } from '../../engine/load-tables.ts';
import type { Problem } from '../../problems/problem.ts';
import type { DataTable } from '../../source/site.ts';
import { shapeOf } from './prepare-datasets.ts';
import { unreadableTable } from './unreadable-table.ts';

export interface LoadSiteOptions {
  /** Told before each table. */
  readonly onTable?: (table: DataTable, index: number) => void;
}

/** Loads tables into an engine, with their text, all that can be; gives the problems of those that cannot. */
export async function loadSiteTables(
  engine: Engine,
  tables: readonly DataTable[],
  { onTable }: LoadSiteOptions = {},
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, table] of tables.entries()) {
    onTable?.(table, index);
    const bytesOf = new Map(table.files.map(({ path, bytes }) => [path, bytes]));
    const read = async (path: string) => bytesOf.get(path) ?? new Uint8Array();
    await loadTables(engine, [shapeOf(table)], read).catch((error: unknown) =>
      problems.push(unreadableTable(error, table)),
    );
  }
  return problems;
}
