import { quoteName, quoteText } from '../../engine/sql.ts';
import type { DifferentialPrivacy } from '../../schema/data/privacy.ts';
import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { descriptorFile } from '../descriptor-file.ts';
import { periodSql } from '../period-sql.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';

/** A table to which noise was added. */
export interface NoisyTable {
  readonly table: CheckTable;
  readonly dp: DifferentialPrivacy;
}

/** The tables with noise; none in a site without differential privacy. */
export function noisyTablesOf(tables: readonly CheckTable[]): NoisyTable[] {
  return tables.flatMap((table) =>
    table.privacy.differentialPrivacy === undefined ? [] : [{ table, dp: table.privacy.differentialPrivacy }],
  );
}

/** Where a finding about a table's noise belongs: its descriptor. */
export function aboutNoise({
  table,
  dp,
}: NoisyTable): Pick<Finding, 'check' | 'dataset' | 'table' | 'column' | 'file'> {
  return {
    check: 'budget',
    dataset: table.dataset,
    table: table.table,
    column: dp.columns.join(', '),
    file: descriptorFile(table),
  };
}

/** The columns of the key that tell rows of one period apart. */
export function labelColumnsOf(table: CheckTable): string[] {
  const periods = periodColumnsOf(table.privacy);
  return table.primaryKey.filter((column) => !periods.includes(column));
}

/** SQL for the label of a row, such as `linux | 4.1`; the same text for all rows of a table without labels. */
export function labelSql(table: CheckTable): string {
  const parts = labelColumnsOf(table).map((column) => `CAST(${quoteName(column)} AS VARCHAR)`);
  return parts.length === 0 ? quoteText('') : `concat_ws(' | ', ${parts.join(', ')})`;
}

/** The table as it is shown today: all periods, without what was withdrawn or replaced. */
export const shownOf = (table: CheckTable) => quoteName(table.table);

/** One row about the shape of a table with noise: its periods, its rows and labels, and most labels of one period. */
export function shapeQuery(table: CheckTable): string {
  return `SELECT CAST(count(DISTINCT period) AS INTEGER) AS periods, CAST(coalesce(sum("rows"), 0) AS INTEGER) AS "rows", CAST(coalesce(max(period_rows), 0) AS INTEGER) AS most,
  CAST(count(DISTINCT label) AS INTEGER) AS labels, CAST(count(*) AS INTEGER) AS present, arg_min(label, (label_periods, label)) AS rarest, CAST(coalesce(min(label_periods), 0) AS INTEGER) AS rarest_periods
FROM (SELECT *, count(*) OVER (PARTITION BY period) AS period_rows, count(*) OVER (PARTITION BY label) AS label_periods FROM (
  SELECT ${periodSql(table.privacy)} AS period, ${labelSql(table)} AS label, count(*) AS "rows" FROM ${shownOf(table)} GROUP BY ALL
))`;
}
