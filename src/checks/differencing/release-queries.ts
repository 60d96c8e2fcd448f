import type { CheckTable } from '../check-input.ts';
import { rowPlace } from '../located-row.ts';
import { asText, slackOf } from '../margins.ts';
import { byAge } from '../../values/newest-file.ts';
import { releasedOf } from '../released-table.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import { type Comparison, isSmallGap, offending } from './comparison.ts';

/** Rows with their key as d0, d1, …, the number of their file (oldest first) as `age`, and their place. */
function aged(table: CheckTable, column: string): string {
  const files = byAge(table.files)
    .map((file) => quoteText(file.path))
    .join(', ');
  const keys = table.primaryKey.map((name, at) => `${asText(name)} AS d${at}`).join(', ');
  return `SELECT ${keys}, ${quoteName(column)} AS value, list_position([${files}], _file) AS age, ${rowPlace(table)} FROM ${releasedOf(table)}`;
}

/** Two releases of one row whose values differ by fewer than k. */
function restated(table: CheckTable, column: string): string {
  const keys = table.primaryKey.map((_, at) => `d${at}`);
  const slack = 2 * slackOf(table, column);
  return `WITH versions AS (${aged(table, column)}),
changed AS (SELECT ${keys.join(', ')} FROM versions GROUP BY ALL HAVING min(value) <> max(value)),
distinct_values AS (SELECT ${keys.join(', ')}, value, min(age) AS age, arg_min(file, age) AS file, arg_min(line, age) AS line, arg_min(period, age) AS period, arg_min("row", age) AS "row" FROM versions SEMI JOIN changed USING (${keys.join(', ')}) WHERE value IS NOT NULL GROUP BY ${keys.join(', ')}, value)
${offending(`SELECT b.period, b."row", b.file, b.line, greatest(a.value, b.value) AS larger, least(a.value, b.value) AS smaller, ${slack} AS slack, 0 AS hidden, a.file AS other,
  CASE WHEN ${isSmallGap('greatest(a.value, b.value)', 'least(a.value, b.value)', String(slack), table.privacy.minimumCount)} THEN 'restated' END AS kind
FROM distinct_values a JOIN distinct_values b ON ${keys.map((key) => `a.${key} = b.${key}`).join(' AND ')} AND a.age < b.age AND a.value <> b.value`)}`;
}

/** Cells that one release hides and another one prints. */
function uncovered(table: CheckTable, column: string): string {
  const keys = table.primaryKey.map((_, at) => `d${at}`).join(', ');
  return offending(`SELECT arg_max(period, age) FILTER (value IS NOT NULL) AS period, arg_max("row", age) FILTER (value IS NOT NULL) AS "row", arg_max(file, age) FILTER (value IS NOT NULL) AS file, arg_max(line, age) FILTER (value IS NOT NULL) AS line, max(value) AS larger, 0 AS smaller, 0 AS slack, count(*) FILTER (value IS NULL) AS hidden, min(file) FILTER (value IS NULL) AS other,
  CASE WHEN count(value) > 0 AND count(value) < count(*) THEN 'uncovered' END AS kind
FROM (${aged(table, column)}) GROUP BY ${keys}`);
}

/** Rows of a snapshot that the next one leaves out, although it speaks of their period. */
function withdrawn(table: CheckTable, column: string): string {
  const keys = table.primaryKey.map((_, at) => `d${at}`).join(', ');
  return `WITH versions AS (SELECT *, lead(age) OVER (PARTITION BY ${keys} ORDER BY age) AS next FROM (${aged(table, column)})),
spans AS (SELECT age, min(period) AS first, max(period) AS last, min(file) AS file FROM versions GROUP BY age)
${offending(`SELECT v.period, v."row", v.file, v.line, v.value AS larger, 0 AS smaller, 0 AS slack, 0 AS hidden, s.file AS other,
  CASE WHEN v.value > 0 AND (v.next IS NULL OR v.next > s.age) AND v.period BETWEEN s.first AND s.last THEN 'withdrawn' END AS kind
FROM versions v JOIN spans s ON s.age = v.age + 1`)}`;
}

/** One table against itself in its other files. None for a table with one file. */
export function releaseComparisons(table: CheckTable, columns: readonly string[]): Comparison[] {
  if (table.files.length < 2) return [];
  return columns.flatMap((column): Comparison[] => [
    { name: `${column}: releases of one row`, sql: restated(table, column), column, other: table },
    { name: `${column}: hidden and printed`, sql: uncovered(table, column), column, other: table },
    ...(table.privacy.releases === 'snapshot' || table.files.some(({ replacedBy }) => replacedBy !== undefined)
      ? [{ name: `${column}: rows left out later`, sql: withdrawn(table, column), column, other: table }]
      : []),
  ]);
}
