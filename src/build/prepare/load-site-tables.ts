import type { ValueSums } from '../../audit/value-sums.ts';
import type { Engine } from '../../engine/engine.ts';
import { loadTables } from '../../engine/load-tables.ts';
import type { Problem } from '../../problems/problem.ts';
import type { DataTable } from '../../source/site.ts';
import { type SumsByFile, holdReaders } from './hold-readers.ts';
import { shapeOf } from './prepare-datasets.ts';
import { unreadableTable } from './unreadable-table.ts';

export interface LoadSiteOptions {
  /** Told before each table. */
  readonly onTable?: (table: DataTable, index: number) => void;
}

export interface LoadedTables {
  /** Of files that cannot be read, or are read to different values by DuckDB and in a visitor's browser. */
  readonly problems: readonly Problem[];
  readonly sums: SumsByFile;
}

/** Loads tables into an engine, with their text, all that can be, and reads each file as a visitor's browser does. */
export async function loadSiteTables(
  engine: Engine,
  tables: readonly DataTable[],
  { onTable }: LoadSiteOptions = {},
): Promise<LoadedTables> {
  const problems: Problem[] = [];
  const sums = new Map<string, ValueSums>();
  for (const [index, table] of tables.entries()) {
    onTable?.(table, index);
    const bytesOf = new Map(table.files.map(({ path, bytes }) => [path, bytes]));
    const read = async (path: string) => bytesOf.get(path) ?? new Uint8Array();
    try {
      await loadTables(engine, [shapeOf(table)], read);
    } catch (error) {
      problems.push(unreadableTable(error, table));
      continue;
    }
    const held = await holdReaders(engine, table);
    problems.push(...held.problems);
    for (const [path, own] of held.sums) sums.set(path, own);
  }
  return { problems, sums };
}
