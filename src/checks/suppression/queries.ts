import type { CheckTable } from '../check-input.ts';
import {
  type ColumnMargin,
  type Link,
  asText,
  isLeaf,
  isLinked,
  isNewest,
  isPart,
  isTotal,
  matchingColumn,
  releaseOf,
  slackOf,
} from '../margins.ts';
import { releasedOf, textOf } from '../released-table.ts';
import { quoteList, quoteName, quoteText } from '../../engine/sql.ts';
import { totalWords } from '../relations/total-words.ts';
import { type GroupTable, type TableGroup, roundedColumns, suppressibleColumns } from './group.ts';
import { placedColumns, sliceText } from './placed-rows.ts';

/** Rows of a table that are read to find out how numbers hang together, at most. */
export const maxEvidence = 4000;

/** How far a total and the sum of `parts` rows may differ through rounding. */
function roundingSlack(total: GroupTable, measure: string, part: GroupTable['table'], partMeasure: string): string {
  const [own, theirs] = [slackOf(total.table, measure), slackOf(part, partMeasure)];
  const alone = (one: GroupTable['table']) => one.privacy.totalsRoundedAlone !== false;
  return `${alone(total.table) ? own : 0} + ${alone(part) ? theirs : 0} * count(parts)`;
}

/**
 * Slices with a margin whose parts hold less than their total, so that some row must have been left out. `room`: those
 * in which all are there, and rounding leaves its sum less than this.
 */
function short(group: TableGroup, one: GroupTable, measure: string, margin: ColumnMargin, room?: number): string {
  const slack = roundingSlack(one, measure, one.table, measure);
  const gap = 'max(total) - coalesce(sum(parts), 0)';
  const having = room === undefined ? `${gap} > ${slack}` : `${slack} - abs(${gap}) BETWEEN 0 AND ${room}`;
  const others = one.dimensions.filter((column) => column !== margin.column);
  const value = quoteName(measure);
  return `SELECT DISTINCT slice FROM (
  SELECT ${sliceText(group, one.table)} AS slice, CASE WHEN ${isTotal(margin)} THEN ${value} END AS total, CASE WHEN ${isPart(margin)} THEN ${value} END AS parts, ${releaseOf(one.table)} AS release, ${others.map(quoteName).join(', ')}
  FROM ${releasedOf(one.table)}
) GROUP BY slice, release${others.map((column) => `, ${quoteName(column)}`).join('')} HAVING ${having}`;
}

/** The same for a link to another table. */
function shortLink(group: TableGroup, one: GroupTable, measure: string, link: Link): string | undefined {
  const theirs = matchingColumn(one.table, measure, link.of);
  if (theirs === undefined) return undefined;
  const names = link.by.map((_, at) => `by${at}`).join(', ');
  const select = (value: string, other: string, from: CheckTable, where: string) =>
    `SELECT ${sliceText(group, from)} AS slice, ${value}, ${other}, ${(from === link.of ? link.theirs : link.by).map((column, at) => `${asText(column)} AS by${at}`).join(', ')} FROM ${releasedOf(from)} WHERE ${where} AND ${isNewest(from)}`;
  return `SELECT DISTINCT slice FROM (
  ${select(`${quoteName(measure)} AS total`, 'NULL AS parts', link.table, isLinked(link))}
  UNION ALL
  ${select('NULL AS total', `${quoteName(theirs)} AS parts`, link.of, isLeaf(link.of, link.theirs))}
) GROUP BY slice, ${names} HAVING max(total) - coalesce(sum(parts), 0) > ${roundingSlack(one, measure, link.of, theirs)}`;
}

/**
 * Slices of a table whose numbers are rounded one by one: all of a small table; of a large one those in which the parts
 * of a margin come so near to what rounding allows that one of them has less room than rounding left it.
 */
function roundedSlices(group: TableGroup, one: GroupTable): string[] {
  const rounded = roundedColumns(one);
  if (rounded.length === 0) return [];
  const from = releasedOf(one.table);
  const near = rounded.flatMap((measure) =>
    one.margins.map((margin) => short(group, one, measure, margin, 2 * slackOf(one.table, measure))),
  );
  const small = `(SELECT count(*) FROM ${from}) <= ${maxEvidence}`;
  return [`SELECT DISTINCT ${sliceText(group, one.table)} AS slice FROM ${from} WHERE ${small}`, ...near];
}

/** Slices in which a cell is suppressed, a row must have been left out, or rounding may be undone. */
function openSlices(group: TableGroup): string {
  const parts = group.tables.flatMap((one) => {
    const nothing = one.measures.map((measure) => `${quoteName(measure)} IS NULL`).join(' OR ');
    const marked =
      one.measures.length === 0
        ? []
        : [`SELECT DISTINCT ${sliceText(group, one.table)} AS slice FROM ${releasedOf(one.table)} WHERE ${nothing}`];
    const margins = one.measures.flatMap((measure) => one.margins.map((margin) => short(group, one, measure, margin)));
    const links = one.measures.flatMap((measure) =>
      one.links.flatMap((link) => shortLink(group, one, measure, link) ?? []),
    );
    return [...marked, ...margins, ...links, ...roundedSlices(group, one)];
  });
  return parts.join('\nUNION\n');
}

/** The newest rows of a table, from which it is seen which numbers come out; read by `readPlacedRows`. */
export function evidenceQuery(group: TableGroup, one: GroupTable): string {
  return `SELECT ${placedColumns(group, one)}
FROM ${releasedOf(one.table)}
WHERE ${isNewest(one.table)}
ORDER BY period DESC, _file, _line
LIMIT ${maxEvidence}`;
}

/** All cells of one table in the slices that need equations; read by `readPlacedRows`. */
export function cellsQuery(group: TableGroup, one: GroupTable): string {
  return `SELECT ${placedColumns(group, one)}
FROM ${releasedOf(one.table)}
WHERE ${sliceText(group, one.table)} IN (
${openSlices(group)}
)
ORDER BY slice, _file, _line`;
}

/** The strings that stand in suppressible columns in place of a number, with the first place of each. */
export function markersQuery(one: GroupTable): string | undefined {
  const parts = suppressibleColumns(one.table).map((name) => {
    const missing = one.table.columns.find((column) => column.name === name)?.missing ?? [];
    const value = `coalesce(${quoteName(name)}, '')`;
    return `SELECT ${quoteText(name)} AS "column", ${value} AS marker, count(*) AS cells, arg_min(_file, (_file, _line)) AS file, CAST(arg_min(_line, (_file, _line)) AS INTEGER) AS line FROM ${textOf(one.table)} WHERE ${value} IN ${quoteList(missing)} GROUP BY ALL`;
  });
  return parts.length === 0 ? undefined : `${parts.join('\nUNION ALL\n')}\nORDER BY "column", cells DESC, marker`;
}

/** Values that read like totals and are declared as none, in tables with suppressed cells. */
export function totalsQuery(one: GroupTable): string | undefined {
  const texts = one.table.columns.filter(({ name, type }) => type === 'string' && one.dimensions.includes(name));
  if (texts.length === 0 || one.measures.length === 0) return undefined;
  const nothing = one.measures.map((measure) => `${quoteName(measure)} IS NULL`).join(' OR ');
  const parts = texts.map(({ name }) => {
    const totals =
      one.table.privacy.margins?.flatMap((margin) =>
        'column' in margin && margin.column === name ? [margin.total] : [],
      ) ?? [];
    const undeclared = totals.length === 0 ? '' : ` AND ${quoteName(name)} NOT IN ${quoteList(totals)}`;
    return `SELECT ${quoteText(name)} AS "column", ${quoteName(name)} AS value, count(*) AS rows FROM ${releasedOf(one.table)} WHERE regexp_full_match(lower(${quoteName(name)}), ${quoteText(totalWords)})${undeclared} AND EXISTS (SELECT 1 FROM ${releasedOf(one.table)} WHERE ${nothing}) GROUP BY ALL`;
  });
  return `${parts.join('\nUNION ALL\n')}\nORDER BY "column", value`;
}
