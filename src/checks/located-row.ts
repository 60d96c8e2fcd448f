import type { CheckTable } from './check-input.ts';
import type { Finding } from './check.ts';
import { periodSql } from './period-sql.ts';
import type { ResultRow } from './result-rows.ts';
import { quoteName, quoteText } from '../engine/sql.ts';

/** SQL for the text of a row's key, such as `month=2026-08, platform=linux`; `alias` names the row's table. */
export function rowKey(table: CheckTable, alias?: string): string {
  const prefix = alias === undefined ? '' : `${alias}.`;
  const parts = table.primaryKey.map(
    (name) => `${quoteText(`${name}=`)} || coalesce(CAST(${prefix}${quoteName(name)} AS VARCHAR), '')`,
  );
  return parts.length === 0 ? "''" : `concat_ws(', ', ${parts.join(', ')})`;
}

/** SQL for the columns that say where a row stands: `file`, `line`, `period`, `row`. */
export function rowPlace(table: CheckTable, alias?: string): string {
  const prefix = alias === undefined ? '' : `${alias}.`;
  const period = periodSql(table.privacy, alias);
  return `${prefix}_file AS file, CAST(${prefix}_line AS INTEGER) AS line, ${period} AS period, ${rowKey(table, alias)} AS "row"`;
}

type Place = Pick<Finding, 'dataset' | 'table' | 'file' | 'line' | 'period' | 'row'>;

/** The place of a finding, from a row that holds the columns of `rowPlace`. */
export function placeOf(table: CheckTable, row: ResultRow): Place {
  const text = (name: string) =>
    row[name] === null || row[name] === undefined || row[name] === '' ? undefined : String(row[name]);
  const [file, period, key] = [text('file'), text('period'), text('row')];
  return {
    dataset: table.dataset,
    table: table.table,
    ...(file === undefined ? {} : { file }),
    ...(typeof row['line'] === 'number' ? { line: row['line'] } : {}),
    ...(period === undefined ? {} : { period }),
    ...(key === undefined ? {} : { row: key }),
  };
}
