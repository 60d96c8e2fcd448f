import type { CheckTable } from '../../checks/check-input.ts';
import { periodSql } from '../../checks/period-sql.ts';
import { filePeriodName, periodName } from '../../checks/period-name.ts';
import { textOf } from '../../checks/released-table.ts';
import { quoteText } from '../../engine/sql.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Problem } from '../../problems/problem.ts';
import { type Period, parsePeriod, periodEnd, periodStart } from '../../values/period.ts';

/**
 * Rows of a new file that speak of another period than the one it is released for: in a table whose files each add
 * periods, of any other; in a table of snapshots, of a later one. One problem for each period. Its table must be
 * loaded.
 */
export async function findForeignPeriods(
  table: CheckTable,
  file: string,
  period: Period,
  engine: Engine,
): Promise<Problem[]> {
  const { rows } = await engine.query(
    `SELECT ${periodSql(table.privacy)} AS period, CAST(min(_line) AS INTEGER) AS line, CAST(count(*) AS INTEGER) AS "rows" FROM ${textOf(table)} WHERE _file = ${quoteText(file)} GROUP BY 1 ORDER BY 2`,
  );
  return rows.flatMap(([written, line, count]): Problem[] => {
    const spoken = parsePeriod(String(written ?? '').toUpperCase());
    // What is no period at all is for the check of types to tell.
    if (spoken === undefined) return [];
    const isLate = periodEnd(spoken) > periodEnd(period);
    if (table.privacy.releases === 'snapshot' ? !isLate : !isLate && periodStart(spoken) >= periodStart(period))
      return [];
    return [
      {
        code: 'table/value',
        file: `data/${file}`,
        line: Number(line),
        column: 1,
        message: `${Number(count) === 1 ? 'The row speaks' : `${Number(count)} rows speak`} of ${periodName(spoken, table.privacy)}, but the file is to be released for ${filePeriodName(period, table.privacy)}.`,
        fix: `leave out what is not about ${period}, or give the right period with  --period ${spoken}`,
      },
    ];
  });
}
