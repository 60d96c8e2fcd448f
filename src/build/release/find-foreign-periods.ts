import type { CheckTable } from '../../checks/check-input.ts';
import { periodSql } from '../../checks/period-sql.ts';
import { filePeriodName, periodName } from '../../checks/period-name.ts';
import { textOf } from '../../checks/released-table.ts';
import { quoteText } from '../../engine/sql.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Problem } from '../../problems/problem.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { type Period, parsePeriod, periodEnd, periodStart } from '../../values/period.ts';

/** The one problem of a file whose rows speak of several other periods: the file is not of one period at all. */
function manyPeriods(table: CheckTable, file: string, period: Period, spoken: readonly Period[]): Problem {
  const name = (one: Period) => periodName(one, table.privacy);
  const columns = periodColumnsOf(table.privacy)
    .map((column) => `"${column}"`)
    .join(' and ');
  const sorted = spoken.toSorted((a, b) => (periodEnd(a) < periodEnd(b) ? -1 : 1));
  const [first, last] = [sorted[0] ?? period, sorted.at(-1) ?? period];
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const example = `data/${folder}${first}${/\.[a-z]+$/.exec(file)?.[0] ?? ''}`;
  return {
    code: 'table/value',
    file: `data/${file}`,
    line: 1,
    column: 1,
    message: `Rows of the file speak of ${spoken.length} other periods (${name(first)} to ${name(last)}), but it is to be released for ${filePeriodName(period, table.privacy)}, and each file of this table adds a period.`,
    fix: `part it by ${columns} into a file for each period, such as ${example}, and release all of them at once:  vitrine release data;  or, where each file holds all that came before, write  "releases": "snapshot"  in data/${table.dataset}/datapackage.json`,
  };
}

/**
 * Rows of a new file that speak of another period than the one it is released for: in a table whose files each add
 * periods, of any other; in a table of snapshots, of a later one. One problem for each period; one for all of a file of
 * several periods. Its table must be loaded.
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
  const isSnapshot = table.privacy.releases === 'snapshot';
  const foreign = rows.flatMap(([written, line, count]) => {
    const spoken = parsePeriod(String(written ?? '').toUpperCase());
    // What is no period at all is for the check of types to tell.
    if (spoken === undefined) return [];
    const isLate = periodEnd(spoken) > periodEnd(period);
    const isOwn = isSnapshot ? !isLate : !isLate && periodStart(spoken) >= periodStart(period);
    return isOwn ? [] : [{ spoken, line: Number(line), count: Number(count) }];
  });
  if (foreign.length > 1 && !isSnapshot)
    return [
      manyPeriods(
        table,
        file,
        period,
        foreign.map(({ spoken }) => spoken),
      ),
    ];
  return foreign.map(({ spoken, line, count }) => ({
    code: 'table/value',
    file: `data/${file}`,
    line,
    column: 1,
    message: `${count === 1 ? 'The row speaks' : `${count} rows speak`} of ${periodName(spoken, table.privacy)}, but the file is to be released for ${filePeriodName(period, table.privacy)}.`,
    fix: `leave out what is not about ${period}, or give the right period with  --period ${spoken}`,
  }));
}
