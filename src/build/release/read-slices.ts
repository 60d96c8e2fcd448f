import { periodSql } from '../../checks/period-sql.ts';
import { asText, releaseOf } from '../../checks/margins.ts';
import { releasedOf } from '../../checks/released-table.ts';
import { quoteName, quoteText } from '../../checks/sql.ts';
import type { GroupTable, TableGroup } from '../../checks/suppression/group.ts';
import type { PlacedRow } from '../../checks/suppression/judge-slices.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Slice } from './hide-guards.ts';

/** Every row of one table in the slices of a group that hold a row of `file`, by slice. */
function rowsQuery({ sliced }: TableGroup, one: GroupTable, file: string, owner: GroupTable): string {
  const slice = (table: GroupTable['table']) => (sliced ? periodSql(table.privacy) : "''");
  const columns = [
    `${slice(one.table)} AS slice`,
    `${releaseOf(one.table)} AS release`,
    '_file',
    'CAST(_line AS INTEGER) AS line',
    `${periodSql(one.table.privacy)} AS period`,
    ...one.dimensions.map((column, at) => `${asText(column)} AS d${at}`),
    ...one.measures.map((column, at) => `CAST(${quoteName(column)} AS DOUBLE) AS m${at}`),
  ];
  const wanted = `SELECT DISTINCT ${slice(owner.table)} FROM ${releasedOf(owner.table)} WHERE _file = ${quoteText(file)}`;
  return `SELECT ${columns.join(', ')} FROM ${releasedOf(one.table)} WHERE ${slice(one.table)} IN (${wanted}) ORDER BY slice, _file, _line`;
}

/** The slices of a group that a file of one of its tables has rows in; its tables must be loaded. */
export async function readSlices(group: TableGroup, owner: GroupTable, file: string, engine: Engine): Promise<Slice[]> {
  const slices = new Map<string, Map<GroupTable, PlacedRow[]>>();
  const tables = group.tables.filter(({ measures }) => measures.length > 0);
  for (const one of tables) {
    const width = one.dimensions.length;
    const { rows } = await engine.query(rowsQuery(group, one, file, owner));
    for (const [name, release, path, line, period, ...rest] of rows) {
      const slice = slices.get(String(name)) ?? new Map<GroupTable, PlacedRow[]>();
      slices.set(String(name), slice);
      const own = slice.get(one) ?? [];
      slice.set(one, own);
      own.push({
        release: String(release),
        file: String(path),
        line: Number(line),
        period: String(period ?? ''),
        dimensions: rest.slice(0, width).map(String),
        values: rest.slice(width).map((value) => (value === null ? null : Number(value))),
      });
    }
  }
  return [...slices.values()].map((rows) => ({ tables, rows }));
}
