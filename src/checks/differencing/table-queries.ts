import type { CheckTable } from '../check-input.ts';
import { rowPlace } from '../located-row.ts';
import { asText, columnMargins, isNewest, isTotal, linksOf, slackOf } from '../margins.ts';
import { periodColumnsOf } from '../period-sql.ts';
import { releasedOf } from '../released-table.ts';
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

/** Whether two tables may count the same people, by all that their descriptors say. */
function areComparable(table: CheckTable, other: CheckTable, column: string): boolean {
  const [own, theirs] = [table.privacy, other.privacy];
  return (
    table.dataset === other.dataset &&
    own.contributors === column &&
    theirs.contributors === column &&
    own.unit === theirs.unit &&
    own.sampleRate === theirs.sampleRate &&
    periodColumnsOf(own).join() === periodColumnsOf(theirs).join() &&
    theirs.differentialPrivacy === undefined
  );
}

/**
 * A table against the later tables of its dataset that count the same contributors, where no margin links the two: in
 * the columns both have, the others at their totals or, in one of the two at most, added up.
 */
export function tableComparisons(
  table: CheckTable,
  tables: readonly CheckTable[],
  columns: readonly string[],
): Comparison[] {
  const linked = (other: CheckTable) =>
    linksOf(table, tables).some((link) => link.of === other) ||
    linksOf(other, tables).some((link) => link.of === table);
  return columns.flatMap((column) =>
    tables.slice(tables.indexOf(table) + 1).flatMap((other): Comparison[] => {
      if (!areComparable(table, other, column) || linked(other)) return [];
      const shared = table.primaryKey.filter((name) => other.primaryKey.includes(name));
      if (!periodColumnsOf(table.privacy).every((name) => shared.includes(name))) return [];
      const [own, theirs] = [sideOf(table, column, shared), sideOf(other, column, shared)];
      if (!own || !theirs || (own.summed && theirs.summed)) return [];
      const k = Math.max(table.privacy.minimumCount, other.privacy.minimumCount);
      const sql =
        offending(`SELECT a.period, a."row", a.file, a.line, greatest(a.value, b.value) AS larger, least(a.value, b.value) AS smaller, a.slack + b.slack AS slack, 0 AS hidden, ${quoteText(other.table)} AS other,
  CASE WHEN ${isSmallGap('greatest(a.value, b.value)', 'least(a.value, b.value)', 'a.slack + b.slack', k)} THEN 'tables' END AS kind
FROM (${own.sql}) a JOIN (${theirs.sql}) b ON ${shared.map((_, at) => `a.d${at} = b.d${at}`).join(' AND ')}`);
      return [{ name: `${column}: against ${other.table} by ${shared.join(', ')}`, sql, column, other }];
    }),
  );
}
