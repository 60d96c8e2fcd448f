import { quoteText } from '../../engine/sql.ts';
import { overlapsIn } from '../../schema/added-up.ts';
import type { CheckTable } from '../check-input.ts';
import { rowPlace } from '../located-row.ts';
import { asText, columnMargins, isPart } from '../margins.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { totalWords } from '../relations/total-words.ts';
import { type Multiplied, canHide, countsOf } from './products.ts';

/** SQL for one row a share: what tells its group, and what it can stand for. */
function longRows(table: CheckTable, product: Multiplied, group: string, where: string): string {
  const { low, high } = countsOf(product);
  const { share, whole, ratio, of } = product;
  return `SELECT ${group} AS "group", ${quoteText(ratio)} AS "column", ${quoteText(of)} AS denominator, ${share} AS share, least(${low}, ${high}) AS low, greatest(${low}, ${high}) AS high, ${whole} AS "whole", ${rowPlace(table, 't')} FROM ${product.from} WHERE ${where}`;
}

/**
 * SQL for the one share of each group that is hidden, where all shares of a group come to the whole: what the others
 * leave of it. `hidden`: groups without a hidden one show it; `hidden-supposed`: there is no such group.
 */
function leftOver(table: CheckTable, rows: string): string {
  const k = table.privacy.minimumCount;
  const ofHidden = (name: string) => `max(${name}) FILTER (share IS NULL) AS ${name}`;
  return `SELECT * FROM (WITH rows_of AS MATERIALIZED (${rows}),
sums AS (SELECT count(*) AS parts, count(share) AS printed, sum(low) FILTER (share IS NOT NULL) AS low, sum(high) FILTER (share IS NOT NULL) AS high, min("whole") AS least, max("whole") AS "whole", ${['"column"', 'denominator', 'file', 'line', 'period', '"row"'].map(ofHidden).join(', ')} FROM rows_of GROUP BY "group"),
told AS (SELECT count(*) FILTER ("whole" BETWEEN low AND high) AS held, count(*) FILTER ("whole" NOT BETWEEN low AND high) AS broken FROM sums WHERE parts = printed AND parts > 1)
SELECT "column", denominator, CASE WHEN greatest(0, "whole" - high) <= "whole" - low AND "whole" - low - greatest(0, "whole" - high) < ${k} AND "whole" - low > 0 THEN CASE WHEN held = 0 THEN CASE WHEN "whole" - low < ${k} THEN 'hidden-supposed' END WHEN "whole" - low < ${k} AND "whole" - high > 0 THEN 'hidden' ELSE 'hidden-range' END END AS kind, CAST(printed AS VARCHAR) AS share, CAST("whole" AS VARCHAR) AS "whole", NULL AS "count", NULL AS rest, CAST(greatest(0, "whole" - high) AS VARCHAR) AS low, CAST("whole" - low AS VARCHAR) AS high, file, line, period, "row"
FROM sums, told WHERE broken = 0 AND parts - printed = 1 AND printed > 0 AND least = "whole")`;
}

/** Shares of the rows that differ in one column of labels only. */
function byLabel(table: CheckTable, product: Multiplied): string[] {
  const periods = periodColumnsOf(table.privacy);
  return table.columns
    .filter(({ name, type }) => type === 'string' && table.primaryKey.includes(name) && !periods.includes(name))
    .filter(({ name }) => !overlapsIn(table, name))
    .map(({ name }) => {
      const others = table.primaryKey.filter((own) => own !== name).map((own) => asText(own, 't'));
      const margin = columnMargins(table).find(({ column }) => column === name);
      const group = `concat_ws(chr(1), ${['t._file', ...others].join(', ')})`;
      const noTotal = `NOT regexp_full_match(lower(${asText(name, 't')}), ${quoteText(totalWords)})`;
      return leftOver(table, longRows(table, product, group, margin ? isPart(margin) : noTotal));
    });
}

/** Shares of one whole that stand in several columns of a row. */
function byColumn(table: CheckTable, products: readonly Multiplied[]): string[] {
  return [...Map.groupBy(products, ({ from, whole, scale }) => `${from} ${whole} ${scale}`).values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const line = `concat_ws(chr(1), t._file, t._line)`;
      return leftOver(table, group.map((product) => longRows(table, product, line, 'true')).join('\nUNION ALL\n'));
    });
}

/** SQL for every share that is hidden and follows from the others, of rows and of columns. */
export function hiddenShareQueries(table: CheckTable, products: readonly Multiplied[]): string[] {
  const shares = products.filter(({ ratio, isShare, isSupposed }) => isShare && !isSupposed && canHide(table, ratio));
  return [...shares.flatMap((product) => byLabel(table, product)), ...byColumn(table, shares)];
}
