import { releasedOf } from '../../checks/released-table.ts';
import { quoteText } from '../../engine/sql.ts';
import type { GroupTable, TableGroup } from '../../checks/suppression/group.ts';
import { type PlacedRow, placedColumns, readPlacedRows, sliceText } from '../../checks/suppression/placed-rows.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Slice } from './slice.ts';

/** Every row of one table in the slices of a group that hold a row of `file`, by slice. */
function rowsQuery(group: TableGroup, one: GroupTable, file: string, owner: GroupTable): string {
  const slice = (table: GroupTable['table']) => sliceText(group, table);
  const wanted = `SELECT DISTINCT ${slice(owner.table)} FROM ${releasedOf(owner.table)} WHERE _file = ${quoteText(file)}`;
  return `SELECT ${placedColumns(group, one)} FROM ${releasedOf(one.table)} WHERE ${slice(one.table)} IN (${wanted}) ORDER BY slice, _file, _line`;
}

/** The slices of a group that a file of one of its tables has rows in; its tables must be loaded. */
export async function readSlices(group: TableGroup, owner: GroupTable, file: string, engine: Engine): Promise<Slice[]> {
  const slices = new Map<string, Map<GroupTable, PlacedRow[]>>();
  const tables = group.tables.filter(({ measures }) => measures.length > 0);
  for (const one of tables) {
    const { rows } = await engine.query(rowsQuery(group, one, file, owner));
    for (const [name, own] of readPlacedRows(one, rows))
      slices.set(name, (slices.get(name) ?? new Map<GroupTable, PlacedRow[]>()).set(one, own));
  }
  return [...slices.values()].map((rows) => ({ tables, rows }));
}
