import { periodSql } from '../../checks/period-sql.ts';
import type { Engine } from '../../engine/engine.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import type { DataTable } from '../../source/site.ts';

/** The periods of which two files of a table, both loaded, do not have the same rows; in their order as text. */
export async function changedPeriods(
  { name, columns, privacy }: Pick<DataTable, 'name' | 'columns' | 'privacy'>,
  one: string,
  other: string,
  engine: Engine,
): Promise<string[]> {
  const names = columns.map((column) => quoteName(column.name)).join(', ');
  const rowsOf = (file: string) => `SELECT ${names} FROM released.${quoteName(name)} WHERE _file = ${quoteText(file)}`;
  const without = (these: string, those: string) => `(${rowsOf(these)} EXCEPT ALL ${rowsOf(those)})`;
  const { rows } = await engine.query(
    `SELECT DISTINCT ${periodSql({ period: privacy.period })} AS period FROM (${without(one, other)} UNION ALL ${without(other, one)}) ORDER BY 1`,
  );
  return rows.flatMap(([period]) => (period === null || period === undefined ? [] : [String(period)]));
}
