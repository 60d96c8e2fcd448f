import { overlapsIn } from '../../schema/added-up.ts';
import { quoteList, quoteName, quoteText } from '../../engine/sql.ts';
import type { CheckTable } from '../check-input.ts';
import { rowKey } from '../located-row.ts';
import { type ColumnMargin, asText, columnMargins, isNewest, isPart, isTotal, slackOf } from '../margins.ts';
import { periodSql } from '../period-sql.ts';
import { mayCountTheSame } from '../relations/may-count-the-same.ts';
import { releasedOf } from '../released-table.ts';
import { type Comparison, isSmallGap, offending } from './comparison.ts';
import { areLinked } from './table-queries.ts';

/** A total, its parts in its own table, and rows of another table that this one does not have. */
function sums(table: CheckTable, other: CheckTable, margin: ColumnMargin): string {
  const [own, theirs] = [String(table.privacy.contributors), String(other.privacy.contributors)];
  const keys = table.primaryKey.map((name, at) => `${asText(name)} AS d${at}`).join(', ');
  const ofTotal = (value: string) => `CASE WHEN ${isTotal(margin)} THEN ${value} END`;
  const same = table.primaryKey.map((_, at) => `d${at}`).join(', ');
  const others = table.primaryKey.flatMap((name, at) => (name === margin.column ? [] : [`d${at}`])).join(', ');
  const slack = `${slackOf(table, own)} * (count(part) FILTER (NOT elsewhere) + 1) + ${slackOf(other, theirs)} * count(part) FILTER (elsewhere)`;
  return `WITH mine AS (SELECT ${keys}, false AS elsewhere, ${isPart(margin)} AS is_part, ${ofTotal(quoteName(own))} AS total, CASE WHEN ${isPart(margin)} THEN ${quoteName(own)} END AS part, ${ofTotal('_file')} AS file, ${ofTotal('_line')} AS line, ${ofTotal(periodSql(table.privacy))} AS period, ${ofTotal(rowKey(table))} AS "row" FROM ${releasedOf(table)} WHERE ${isNewest(table)}),
theirs AS (SELECT ${keys}, true AS elsewhere, true AS is_part, NULL AS total, ${quoteName(theirs)} AS part, NULL AS file, NULL AS line, NULL AS period, NULL AS "row" FROM ${releasedOf(other)} WHERE ${isNewest(other)} AND ${asText(margin.column)} NOT IN ${quoteList(margin.totals)})
SELECT * FROM (
  SELECT max(total) AS larger, sum(part) AS smaller, ${slack} AS slack, count(*) FILTER (is_part AND part IS NULL) AS hidden, count(*) FILTER (elsewhere) AS added, max(file) AS file, max(line) AS line, max(period) AS period, max("row") AS "row"
  FROM (SELECT * FROM mine UNION ALL SELECT * FROM theirs ANTI JOIN mine USING (${same})) GROUP BY ${others}
) WHERE larger IS NOT NULL AND smaller IS NOT NULL AND added > 0`;
}

/** Totals of a table against its parts and those that stand in another table with the same key: one table, split. */
export function splitComparisons(table: CheckTable, tables: readonly CheckTable[]): Comparison[] {
  const column = table.privacy.contributors;
  if (typeof column !== 'string') return [];
  const key = [...table.primaryKey].sort().join();
  const others = tables.filter(
    (other) =>
      [...other.primaryKey].sort().join() === key && mayCountTheSame(table, other) && !areLinked(table, other, tables),
  );
  const margins = columnMargins(table).filter((margin) => margin.additive && margin.parts === undefined);
  return others.flatMap((other) =>
    margins
      .filter((margin) => !overlapsIn(other, margin.column))
      .map((margin): Comparison => {
        const pairs = sums(table, other, margin);
        const gap = isSmallGap(
          'larger',
          'smaller',
          'slack',
          Math.max(table.privacy.minimumCount, other.privacy.minimumCount),
        );
        return {
          name: `${column}: ${margin.column}=${margin.total} and its parts, some of them in ${other.table}`,
          sql: offending(
            `SELECT *, ${quoteText(other.table)} AS other, CASE WHEN ${gap} THEN 'split' END AS kind FROM (${pairs})`,
          ),
          column,
          other,
          pairs,
        };
      }),
  );
}
