import type { CheckTable } from '../check-input.ts';
import {
  type ColumnMargin,
  type Link,
  asText,
  columnMargins,
  isLeaf,
  isLinked,
  isNewest,
  isPart,
  isTotal,
  linksOf,
  matchingColumn,
  releaseOf,
  slackOf,
} from '../margins.ts';
import { rowKey, rowPlace } from '../located-row.ts';
import { periodSql } from '../period-sql.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { readsLikeTotal, totalWords } from '../relations/total-words.ts';
import { releasedOf } from '../released-table.ts';
import { overlapsIn } from '../../schema/added-up.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import { type Comparison, isSmallGap, offending } from './comparison.ts';

const slackIn = (table: CheckTable, column: string) =>
  table.privacy.totalsRoundedAlone === false ? 0 : slackOf(table, column);

/** The kinds of gap between a total and the sum of its parts. `complete` is SQL: no part can have been left out. */
function sumKind(k: number, complete: string): string {
  return `CASE
    WHEN ${isSmallGap('larger', 'smaller', 'slack', k)} THEN 'rest'
    WHEN larger - smaller + slack < 0 THEN 'excess'
    WHEN larger - smaller - slack > 0 AND hidden = 0 AND (${complete}) THEN 'missing'
  END AS kind`;
}

/** The total's place, from rows of which only the total has one. */
const totalPlace = 'max(file) AS file, max(line) AS line, max(period) AS period, max("row") AS "row"';

/** SQL: no part of a total can have been left out of the table. */
function isComplete({ privacy }: CheckTable, { parts }: ColumnMargin): string {
  if (privacy.suppressed !== undefined) return 'true';
  return parts ? `parts = ${parts.length}` : 'false';
}

/** Totals beside the sums of their parts: `larger` and `smaller`. `total` and `part` are SQL that tells the rows. */
function sums(table: CheckTable, column: string, label: string, total: string, part: string): string {
  const others = table.primaryKey.filter((name) => name !== label);
  const keys = others.map((name, at) => `${asText(name)} AS d${at}`);
  const names = ['release', ...others.map((_, at) => `d${at}`)].join(', ');
  const ofTotal = (value: string) => `CASE WHEN ${total} THEN ${value} END`;
  return `SELECT * FROM (
  SELECT max(total) AS larger, sum(part) AS smaller, ${slackIn(table, column)} * (count(part) + 1) AS slack, count(*) FILTER (is_part AND part IS NULL) AS hidden, count(*) FILTER (is_part) AS parts, ${totalPlace}
  FROM (
    SELECT ${[...keys, `${releaseOf(table)} AS release`].join(', ')}, ${part} AS is_part,
      ${ofTotal(quoteName(column))} AS total, CASE WHEN ${part} THEN ${quoteName(column)} END AS part,
      ${ofTotal('_file')} AS file, ${ofTotal('_line')} AS line, ${ofTotal(periodSql(table.privacy))} AS period, ${ofTotal(rowKey(table))} AS "row"
    FROM ${releasedOf(table)}
  ) GROUP BY ${names}
) WHERE larger IS NOT NULL AND smaller IS NOT NULL`;
}

function sumOfParts(table: CheckTable, column: string, margin: ColumnMargin): string {
  const compared = sums(table, column, margin.column, isTotal(margin), isPart(margin));
  return offending(
    `SELECT *, NULL AS other, ${sumKind(table.privacy.minimumCount, isComplete(table, margin))} FROM (${compared})`,
  );
}

/** Columns of labels, no totals declared, in which one may read like the total of the others. */
function looseColumns(table: CheckTable): string[] {
  const declared = columnMargins(table).map(({ column }) => column);
  const periods = periodColumnsOf(table.privacy);
  return table.columns
    .filter(({ name, type }) => type === 'string' && table.primaryKey.includes(name) && !periods.includes(name))
    .filter(({ name }) => !declared.includes(name) && !overlapsIn(table, name))
    .filter(({ constraints }) => constraints?.enum?.map(String).some(readsLikeTotal) ?? true)
    .map(({ name }) => name);
}

/** Rows that read like totals, which no margin declares, against the other rows. */
export function undeclaredTotals(table: CheckTable, columns: readonly string[]): Comparison[] {
  return columns.flatMap((column) =>
    looseColumns(table).map((label): Comparison => {
      const total = `regexp_full_match(lower(${asText(label)}), ${quoteText(totalWords)})`;
      const pairs = sums(table, column, label, total, `NOT ${total}`);
      const gap = isSmallGap('larger', 'smaller', 'slack', table.privacy.minimumCount);
      return {
        name: `${column}: what reads like a total in ${label}, and the others`,
        sql: offending(`SELECT *, NULL AS other, CASE WHEN ${gap} THEN 'maybe-rest' END AS kind FROM (${pairs})`),
        column,
        other: table,
        pairs,
      };
    }),
  );
}

/** Joins a total with each of its parts on its own. */
function eachPart(k: number, slack: number, totals: string, parts: string, on: string): string {
  return offending(`SELECT p.period, p."row", p.file, p.line, t.value AS larger, p.value AS smaller, ${slack} AS slack, 0 AS hidden, NULL AS other,
  CASE WHEN ${isSmallGap('t.value', 'p.value', String(slack), k)} THEN 'part' WHEN t.value - p.value + ${slack} < 0 THEN 'above' END AS kind
FROM (${totals}) t JOIN (${parts}) p ON ${on}`);
}

function overlappingParts(table: CheckTable, column: string, margin: ColumnMargin): string {
  const others = table.primaryKey.filter((name) => name !== margin.column);
  const select = (where: string) =>
    `SELECT ${[...others.map((name, at) => `${asText(name)} AS d${at}`), `${releaseOf(table)} AS release`].join(', ')}, ${quoteName(column)} AS value, ${rowPlace(table)} FROM ${releasedOf(table)} WHERE ${where}`;
  const on = ['t.release = p.release', ...others.map((_, at) => `t.d${at} = p.d${at}`)].join(' AND ');
  return eachPart(
    table.privacy.minimumCount,
    2 * slackIn(table, column),
    select(isTotal(margin)),
    select(isPart(margin)),
    on,
  );
}

const linkKeys = (columns: readonly string[]) => columns.map((name, at) => `${asText(name)} AS d${at}`).join(', ');

function sumOfLinked(link: Link, column: string, theirs: string, k: number): string {
  const { table, of, by, theirs: same } = link;
  const on = by.map((_, at) => `t.d${at} = p.d${at}`).join(' AND ');
  const complete = of.privacy.suppressed !== undefined ? 'true' : 'false';
  return offending(`SELECT *, NULL AS other, ${sumKind(k, complete)} FROM (
  SELECT t.value AS larger, p.total AS smaller, ${slackIn(table, column)} + ${slackIn(of, theirs)} * p.parts AS slack, p.hidden, t.file, t.line, t.period, t."row"
  FROM (SELECT ${linkKeys(by)}, ${quoteName(column)} AS value, ${rowPlace(table)} FROM ${releasedOf(table)} WHERE ${isLinked(link)} AND ${isNewest(table)}) t
  JOIN (SELECT ${linkKeys(same)}, sum(${quoteName(theirs)}) AS total, count(${quoteName(theirs)}) AS parts, count(*) FILTER (${quoteName(theirs)} IS NULL) AS hidden FROM ${releasedOf(of)} WHERE ${isLeaf(of, same)} AND ${isNewest(of)} GROUP BY ALL) p ON ${on}
) WHERE larger IS NOT NULL AND smaller IS NOT NULL`);
}

function overlappingLinked(link: Link, column: string, theirs: string, k: number): string {
  const { table, of, by, theirs: same } = link;
  const slack = slackIn(table, column) + slackIn(of, theirs);
  const totals = `SELECT ${linkKeys(by)}, ${quoteName(column)} AS value FROM ${releasedOf(table)} WHERE ${isLinked(link)} AND ${isNewest(table)}`;
  const parts = `SELECT ${linkKeys(same)}, ${quoteName(theirs)} AS value, ${rowPlace(of)} FROM ${releasedOf(of)} WHERE ${isNewest(of)}`;
  return eachPart(k, slack, totals, parts, by.map((_, at) => `t.d${at} = p.d${at}`).join(' AND '));
}

/** Every total of a table against its parts: within the table, and in the tables it links to. */
export function marginComparisons(
  table: CheckTable,
  tables: readonly CheckTable[],
  columns: readonly string[],
): Comparison[] {
  return columns.flatMap((column) => [
    ...columnMargins(table).map((margin): Comparison => ({
      name: `${column}: ${margin.column}=${margin.total} and its parts`,
      sql: margin.additive ? sumOfParts(table, column, margin) : overlappingParts(table, column, margin),
      column,
      other: table,
    })),
    ...linksOf(table, tables).flatMap((link): Comparison[] => {
      const theirs = matchingColumn(table, column, link.of);
      if (theirs === undefined) return [];
      const k = Math.max(table.privacy.minimumCount, link.of.privacy.minimumCount);
      const sql = link.additive ? sumOfLinked(link, column, theirs, k) : overlappingLinked(link, column, theirs, k);
      const where = Object.entries(link.where)
        .map(([name, value]) => `, ${name}=${value}`)
        .join('');
      return [
        { name: `${column}: total of ${link.of.table} by ${link.by.join(', ')}${where}`, sql, column, other: link.of },
      ];
    }),
  ]);
}
