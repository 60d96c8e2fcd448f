import type { CheckTable } from '../check-input.ts';
import { rowPlace } from '../located-row.ts';
import { asText, columnMargins, isNewest, isTotal, linksOf, slackOf } from '../margins.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { releasedOf } from '../released-table.ts';
import { mayCountTheSame } from '../relations/may-count-the-same.ts';
import { overlapsIn } from '../../schema/added-up.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import { type Comparison, isSmallGap, offending } from './comparison.ts';

/** One of two tables, brought to the columns both have. */
interface Side {
  readonly sql: string;
  /** Whether rows had to be added up: then the numbers compare only if each contributor is in one row. */
  readonly summed: boolean;
}

/** Undefined where rows that overlap would have to be added up: their sum counts nobody. */
function sideOf(table: CheckTable, column: string, shared: readonly string[]): Side | undefined {
  const others = table.primaryKey.filter((name) => !shared.includes(name));
  const margins = columnMargins(table);
  const totals = others.flatMap((name) => margins.find((margin) => margin.column === name) ?? []);
  const summedOver = others.filter((name) => totals.every((margin) => margin.column !== name));
  if (summedOver.some((name) => overlapsIn(table, name))) return undefined;
  const summed = summedOver.length > 0;
  const where = [isNewest(table), ...totals.map(isTotal)].join(' AND ');
  const keys = shared.map((name, at) => `${asText(name)} AS d${at}`).join(', ');
  const value = quoteName(column);
  const sql = `SELECT ${shared.map((_, at) => `d${at}`).join(', ')}, sum(value) AS value, ${slackOf(table, column)} * count(*) AS slack, min(file) AS file, min(line) AS line, min(period) AS period, min("row") AS "row" FROM (SELECT ${keys}, ${value} AS value, ${rowPlace(table)} FROM ${releasedOf(table)} WHERE ${where}) GROUP BY ${shared.map((_, at) => `d${at}`).join(', ')} HAVING count(value) = count(*)`;
  return { sql, summed };
}

/** A column of one table and what the other one calls it. */
type Shared = readonly { readonly own: string; readonly theirs: string }[];

const enumOf = (table: CheckTable, name: string) =>
  table.columns.find((column) => column.name === name)?.constraints?.enum?.map(String);

/** Whether two closed vocabularies are much the same. */
function sharesLabels(labels: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
  if (labels === undefined || others === undefined) return false;
  const both = labels.filter((label) => others.includes(label)).length;
  return both >= 2 && both * 2 >= Math.min(labels.length, others.length);
}

/** The columns that two tables share: the period, and those of one name or of much the same labels. */
function sharedColumns(table: CheckTable, other: CheckTable): Shared {
  const theirPeriods = periodColumnsOf(other.privacy);
  const shared = periodColumnsOf(table.privacy).map((own, at) => ({ own, theirs: theirPeriods[at] ?? '' }));
  const isFree = (side: 'own' | 'theirs', name: string) => !shared.some((pair) => pair[side] === name);
  for (const own of table.primaryKey)
    if (isFree('own', own) && isFree('theirs', own) && other.primaryKey.includes(own))
      shared.push({ own, theirs: own });
  for (const own of table.primaryKey)
    for (const theirs of other.primaryKey)
      if (isFree('own', own) && isFree('theirs', theirs) && sharesLabels(enumOf(table, own), enumOf(other, theirs)))
        shared.push({ own, theirs });
  return shared;
}

/**
 * How two tables are compared: `same`, for their descriptors say that they count the same contributors; `likely`, for
 * they may, so that the numbers themselves must look like it; undefined where not at all.
 */
function comparable(table: CheckTable, other: CheckTable, column: string): 'same' | 'likely' | undefined {
  const [own, theirs] = [table.privacy, other.privacy];
  if (own.contributors !== column || typeof theirs.contributors !== 'string') return undefined;
  const isSame =
    table.dataset === other.dataset &&
    theirs.contributors === column &&
    own.unit === theirs.unit &&
    own.sampleRate === theirs.sampleRate &&
    periodColumnsOf(own).join() === periodColumnsOf(theirs).join() &&
    theirs.differentialPrivacy === undefined;
  if (isSame) return 'same';
  return mayCountTheSame(table, other) ? 'likely' : undefined;
}

/** SQL that holds where most numbers of `pairs` are nearly equal, as those of two unrelated tables are not. */
const lookAlike = `(SELECT median(abs(first - second) / greatest(first, second)) <= 0.1 FROM pairs WHERE greatest(first, second) > 0)`;

function compareTables(
  [table, other]: readonly [CheckTable, CheckTable],
  column: string,
  shared: Shared,
  likely: boolean,
): Comparison | undefined {
  const theirColumn = String(other.privacy.contributors);
  const [own, theirs] = [
    sideOf(
      table,
      column,
      shared.map((pair) => pair.own),
    ),
    sideOf(
      other,
      theirColumn,
      shared.map((pair) => pair.theirs),
    ),
  ];
  if (!own || !theirs || (own.summed && theirs.summed)) return undefined;
  const k = Math.max(table.privacy.minimumCount, other.privacy.minimumCount);
  const pairs = `SELECT a.period, a."row", a.file, a.line, a.value AS first, b.value AS second, a.slack + b.slack AS slack
FROM (${own.sql}) a JOIN (${theirs.sql}) b ON ${shared.map((_, at) => `a.d${at} = b.d${at}`).join(' AND ')}`;
  const gap = isSmallGap('greatest(first, second)', 'least(first, second)', 'slack', k);
  const sql = offending(`WITH pairs AS MATERIALIZED (${pairs})
SELECT period, "row", file, line, greatest(first, second) AS larger, least(first, second) AS smaller, slack, 0 AS hidden, ${quoteText(other.table)} AS other,
  CASE WHEN ${gap}${likely ? ` AND ${lookAlike}` : ''} THEN 'tables' END AS kind FROM pairs`);
  const by = shared.map((pair) => (pair.own === pair.theirs ? pair.own : `${pair.own} (there ${pair.theirs})`));
  return {
    name: `${column}: against ${other.table} by ${by.join(', ')}`,
    sql,
    column,
    other,
    ...(likely ? { pairs } : {}),
  };
}

/** Whether a margin of one of two tables links them. */
export const areLinked = (table: CheckTable, other: CheckTable, tables: readonly CheckTable[]): boolean =>
  linksOf(table, tables).some((link) => link.of === other) || linksOf(other, tables).some((link) => link.of === table);

/**
 * A table against the later tables that count the same contributors or may, where no margin links the two: in the
 * columns both have, the others at their totals or, in one of the two at most, added up.
 */
export function tableComparisons(
  table: CheckTable,
  tables: readonly CheckTable[],
  columns: readonly string[],
): Comparison[] {
  return columns.flatMap((column) =>
    tables.slice(tables.indexOf(table) + 1).flatMap((other): Comparison | Comparison[] => {
      const how = comparable(table, other, column);
      if (how === undefined || areLinked(table, other, tables)) return [];
      const shared = sharedColumns(table, other);
      const both = (name: string, one: CheckTable) => one.primaryKey.includes(name);
      if (!shared.every(({ own, theirs }) => both(own, table) && both(theirs, other))) return [];
      return compareTables([table, other], column, shared, how === 'likely') ?? [];
    }),
  );
}
