import { quoteName, quoteText } from '../../engine/sql.ts';
import type { CheckTable } from '../check-input.ts';
import { rowPlace } from '../located-row.ts';
import { asText, columnMargins, isNewest, isTotal, slackOf } from '../margins.ts';
import { periodSql } from '../period-sql.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { mayCountOverTime } from '../relations/may-count-the-same.ts';
import { canHold } from '../relations/period-kinds.ts';
import { releasedOf } from '../released-table.ts';
import { type Comparison, isSmallGap, offending } from './comparison.ts';

/** The forms of a period that others can lie in, and SQL for which one a month or a quarter lies in. */
const wholes = (period: string) =>
  `[CASE WHEN regexp_full_match(${period}, '[0-9]{4}-[0-9]{2}') THEN left(${period}, 4) || '-Q' || CAST(CAST(ceil(TRY_CAST(right(${period}, 2) AS INTEGER) / 3) AS INTEGER) AS VARCHAR) END, CASE WHEN regexp_full_match(${period}, '[0-9]{4}-(Q[1-4]|[0-9]{2})') THEN left(${period}, 4) END]`;

/** SQL for the rows of a table at the totals of the columns that another one lacks; undefined where one has none. */
function restOf(table: CheckTable, shared: readonly string[]): string | undefined {
  const others = table.primaryKey.filter(
    (name) => !shared.includes(name) && !periodColumnsOf(table.privacy).includes(name),
  );
  const margins = others.map((name) => columnMargins(table).find((margin) => margin.column === name && !margin.parts));
  if (margins.includes(undefined)) return undefined;
  return margins.map((margin) => (margin ? isTotal(margin) : 'true')).join(' AND ') || 'true';
}

/** Numbers of a long period beside those of the short ones in it, where nobody is in several of these. */
export function periodComparisons(table: CheckTable, tables: readonly CheckTable[]): Comparison[] {
  const { contributors, minimumCount } = table.privacy;
  if (typeof contributors !== 'string') return [];
  return tables.flatMap((other): Comparison[] => {
    if (!canHold(table, other) || (other !== table && !mayCountOverTime(table, other))) return [];
    const periods = [...periodColumnsOf(table.privacy), ...periodColumnsOf(other.privacy)];
    const shared = table.primaryKey.filter((name) => !periods.includes(name) && other.primaryKey.includes(name));
    const [own, theirs] = [restOf(table, shared), restOf(other, shared)];
    if (own === undefined || theirs === undefined) return [];
    const keys = shared.map((name, at) => `${asText(name)} AS d${at}, `).join('');
    const count = String(other.privacy.contributors);
    const on = ['list_contains(b.wholes, a.period)', ...shared.map((_, at) => `a.d${at} = b.d${at}`)].join(' AND ');
    const pairs = `SELECT any_value(a.value) AS larger, sum(b.value) AS smaller, ${slackOf(table, contributors)} + ${slackOf(other, count)} * count(b.value) AS slack, count(*) FILTER (b.value IS NULL) AS hidden, a.file, a.line, a.period, a."row"
FROM (SELECT ${keys}${quoteName(contributors)} AS value, ${rowPlace(table)} FROM ${releasedOf(table)} WHERE ${isNewest(table)} AND ${own}) a
JOIN (SELECT ${keys}${quoteName(count)} AS value, ${wholes(periodSql(other.privacy))} AS wholes FROM ${releasedOf(other)} WHERE ${isNewest(other)} AND ${theirs}) b ON ${on}
WHERE a.value IS NOT NULL GROUP BY a.file, a.line, a.period, a."row" HAVING count(b.value) > 0`;
    const gap = isSmallGap('larger', 'smaller', 'slack', Math.max(minimumCount, other.privacy.minimumCount));
    return [
      {
        name: `${contributors}: periods and the shorter ones in them${other === table ? '' : `, in ${other.table}`}`,
        sql: offending(`WITH sums AS MATERIALIZED (${pairs})
SELECT *, ${quoteText(other.table)} AS other, CASE WHEN ${gap} AND (SELECT bool_and(larger + slack >= smaller) FROM sums) THEN 'maybe-periods' END AS kind FROM sums`),
        column: contributors,
        other,
        pairs,
      },
    ];
  });
}
