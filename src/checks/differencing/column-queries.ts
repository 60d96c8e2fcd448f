import type { CheckTable } from '../check-input.ts';
import { countColumns } from '../count-columns.ts';
import { rowPlace } from '../located-row.ts';
import { asText, isNewest, roundingOf, slackOf } from '../margins.ts';
import { periodSql } from '../period-sql.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { type ColumnRelation, columnRelations, growsByName, relationColumns } from '../relations/column-relations.ts';
import { releasedOf } from '../released-table.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import { type Comparison, isSmallGap, offending } from './comparison.ts';

const slackIn = (table: CheckTable, column: string) => (roundingOf(table, column) > 1 ? slackOf(table, column) : 0);

/** Numbers of one row, one inside the other. A name alone says so only where no row denies it. */
function inside(table: CheckTable, { declared, ...relation }: ColumnRelation & { kind: 'within' }): Comparison {
  const { outer, inner } = relation;
  const [larger, smaller] = [quoteName(outer), quoteName(inner)];
  const slack = String(slackIn(table, outer) + slackIn(table, inner));
  const gap = isSmallGap(larger, smaller, slack, table.privacy.minimumCount);
  const kind = declared
    ? `CASE WHEN ${gap} THEN 'outside' WHEN ${larger} - ${smaller} + ${slack} < 0 THEN 'too-large' END`
    : `CASE WHEN ${gap} AND (SELECT bool_and(${smaller} <= ${larger}) FROM ${releasedOf(table)}) THEN 'maybe-outside' END`;
  return {
    name: `${inner} inside ${outer}${declared ? '' : ' (by their names)'}`,
    sql: offending(
      `SELECT ${rowPlace(table)}, ${larger} AS larger, ${smaller} AS smaller, ${slack} AS slack, 0 AS hidden, ${quoteText(inner)} AS other, ${kind} AS kind FROM ${releasedOf(table)}`,
    ),
    column: outer,
    other: table,
  };
}

/** Numbers of one row that add up to another. */
function addedUp(table: CheckTable, { declared, total, parts }: ColumnRelation & { kind: 'sum' }): Comparison {
  const sum = parts.map((part) => `coalesce(${quoteName(part)}, 0)`).join(' + ');
  const hidden = parts.map((part) => `CAST(${quoteName(part)} IS NULL AS INTEGER)`).join(' + ');
  const slack =
    table.privacy.totalsRoundedAlone === false
      ? '0'
      : String([total, ...parts].reduce((all, name) => all + slackIn(table, name), 0));
  const gap = isSmallGap('larger', 'smaller', 'slack', table.privacy.minimumCount);
  const kind = declared
    ? `CASE WHEN ${gap} THEN 'rest' WHEN larger - smaller + slack < 0 THEN 'excess' WHEN larger - smaller - slack > 0 AND hidden = 0 THEN 'missing' END`
    : `CASE WHEN ${gap} THEN 'maybe-rest' END`;
  return {
    name: `${total} and its parts ${parts.join(', ')}${declared ? '' : ' (by their names)'}`,
    sql: offending(
      `SELECT *, ${kind} AS kind FROM (SELECT ${rowPlace(table)}, ${quoteName(total)} AS larger, ${sum} AS smaller, ${slack} AS slack, ${hidden} AS hidden, NULL AS other FROM ${releasedOf(table)} WHERE ${quoteName(total)} IS NOT NULL)`,
    ),
    column: total,
    other: table,
  };
}

/** A number of all there ever were, in one period and in the next: between them are those who came. */
function grown(table: CheckTable, column: string): Comparison {
  const others = table.primaryKey.filter((name) => !periodColumnsOf(table.privacy).includes(name));
  const series = others.length === 0 ? '' : `PARTITION BY ${others.map((name) => asText(name)).join(', ')} `;
  const slack = 2 * slackIn(table, column);
  const before = `OVER (${series}ORDER BY ${periodSql(table.privacy)})`;
  const value = quoteName(column);
  const gap = isSmallGap('larger', 'smaller', 'slack', table.privacy.minimumCount);
  return {
    name: `${column}: one period after another`,
    sql: offending(`WITH steps AS MATERIALIZED (SELECT * FROM (SELECT ${rowPlace(table)}, ${value} AS larger, lag(${value}) ${before} AS smaller, ${slack} AS slack, 0 AS hidden, lag(${periodSql(table.privacy)}) ${before} AS other FROM ${releasedOf(table)} WHERE ${isNewest(table)}) WHERE larger IS NOT NULL AND smaller IS NOT NULL)
SELECT *, CASE WHEN ${gap} AND (SELECT bool_and(larger >= smaller) FROM steps) THEN 'grown' END AS kind FROM steps`),
    column,
    other: table,
  };
}

/** Columns of one row beside each other, as declared or as their names look, and columns that only grow. */
export function columnComparisons(table: CheckTable): Comparison[] {
  const noisy = table.privacy.differentialPrivacy?.columns ?? [];
  const exact = columnRelations(table).filter((relation) =>
    relationColumns(relation).every((name) => !noisy.includes(name)),
  );
  return [
    ...exact.map((relation) => (relation.kind === 'within' ? inside(table, relation) : addedUp(table, relation))),
    ...countColumns(table)
      .filter(growsByName)
      .map((column) => grown(table, column)),
  ];
}
