import type { Value } from '../../engine/engine.ts';
import { asText, releaseOf } from '../margins.ts';
import { periodSql } from '../period-sql.ts';
import { quoteName } from '../../engine/sql.ts';
import type { SliceRow } from './slice-row.ts';
import type { GroupTable, TableGroup } from './group.ts';

/** A row with its place in the published files. */
export interface PlacedRow extends SliceRow {
  readonly file: string;
  readonly line: number;
  readonly period: string;
}

/** SQL for the slice a row belongs to: its period where that cuts the group, else one slice for all. */
export function sliceText({ sliced }: TableGroup, table: GroupTable['table']): string {
  return sliced ? periodSql(table.privacy) : "''";
}

/** SQL for the columns that `readPlacedRows` reads. */
export function placedColumns(group: TableGroup, one: GroupTable): string {
  return [
    `${sliceText(group, one.table)} AS slice`,
    `${releaseOf(one.table)} AS release`,
    '_file AS file',
    'CAST(_line AS INTEGER) AS line',
    `${periodSql(one.table.privacy)} AS period`,
    ...one.dimensions.map((column, at) => `${asText(column)} AS d${at}`),
    ...one.attributes.map((column, at) => `${asText(column)} AS a${at}`),
    ...one.measures.map((column, at) => `CAST(${quoteName(column)} AS DOUBLE) AS m${at}`),
  ].join(', ');
}

/** The rows of one table by slice, from a result that holds `placedColumns`. */
export function readPlacedRows(
  { dimensions, attributes }: GroupTable,
  rows: readonly (readonly Value[])[],
): Map<string, PlacedRow[]> {
  const width = dimensions.length;
  const before = width + attributes.length;
  const placed = rows.map(([slice, release, file, line, period, ...rest]) => ({
    slice: String(slice),
    row: {
      release: String(release),
      file: String(file),
      line: Number(line),
      period: String(period ?? ''),
      dimensions: rest.slice(0, width).map(String),
      ...(attributes.length > 0 ? { attributes: rest.slice(width, before).map(String) } : {}),
      values: rest.slice(before).map((value) => (value === null ? null : Number(value))),
    },
  }));
  const slices = Map.groupBy(placed, ({ slice }) => slice);
  return new Map([...slices].map(([slice, own]) => [slice, own.map(({ row }) => row)]));
}
