import { overlappingBesides, overlapsIn } from '../schema/added-up.ts';
import { newestFile } from '../values/newest-file.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import { countColumns } from './count-columns.ts';
import { quoteList, quoteName, quoteText } from '../engine/sql.ts';

/** Rows that hold `total` in `column` are totals of rows of the same table that hold one of `parts` there. */
export interface ColumnMargin {
  readonly column: string;
  readonly total: string;
  /** Undefined: every value of the column that is no total. */
  readonly parts?: readonly string[];
  /** All totals of the column. */
  readonly totals: readonly string[];
  readonly additive: boolean;
}

/** Rows of `table` (where it says so) are totals of the rows of `of` that agree: in `by` here, in `theirs` there. */
export interface Link {
  readonly table: CheckTable;
  readonly of: CheckTable;
  readonly by: readonly string[];
  /** What `of` calls the columns `by`, in their order. */
  readonly theirs: readonly string[];
  readonly where: Readonly<Record<string, string>>;
  readonly additive: boolean;
}

/** The base to which a column is rounded; 1 where it is not. */
export function roundingOf(table: CheckTable, column: string): number {
  const rounded = table.privacy.rounded ?? countColumns(table);
  return rounded.includes(column) ? (table.privacy.roundTo ?? 1) : 1;
}

/**
 * How far a published value can be from the true one: (b−1)/2 for odd b; b/2 for even b, where the rule for halves is
 * not published.
 */
export function slackOf(table: CheckTable, column: string): number {
  return Math.floor(roundingOf(table, column) / 2);
}

/** The margins a table declares within itself. */
export function columnMargins({ privacy }: CheckTable): ColumnMargin[] {
  const own = (privacy.margins ?? []).filter((margin) => 'column' in margin);
  return own.map((margin) => ({
    column: margin.column,
    total: margin.total,
    ...(margin.parts ? { parts: margin.parts } : {}),
    totals: own.filter((other) => other.column === margin.column).map((other) => other.total),
    additive: margin.additive ?? !overlapsIn({ privacy }, margin.column),
  }));
}

/**
 * The links between tables, `of` being looked for in the same dataset first. A link to a table that is not there is
 * left out.
 */
export function linksOf(table: CheckTable, tables: CheckInput['tables']): Link[] {
  const near = [...tables].sort((a, b) => Number(b.dataset === table.dataset) - Number(a.dataset === table.dataset));
  return (table.privacy.margins ?? []).flatMap((margin) => {
    if (!('of' in margin)) return [];
    const of = near.find((other) => other !== table && (other.resource === margin.of || other.table === margin.of));
    if (!of) return [];
    const theirs = margin.by.map((column) => margin.as?.[column] ?? column);
    const additive = margin.additive ?? overlappingBesides(of, theirs).length === 0;
    return [{ table, of, by: margin.by, theirs, where: margin.where ?? {}, additive }];
  });
}

/**
 * The column of `of` that counts what `column` of `table` counts: that of the same name, or else contributors for
 * contributors.
 */
export function matchingColumn(table: CheckTable, column: string, of: CheckTable): string | undefined {
  if (of.columns.some(({ name }) => name === column)) return column;
  return column === table.privacy.contributors && typeof of.privacy.contributors === 'string'
    ? of.privacy.contributors
    : undefined;
}

/** SQL for a key column as text, which both engines and both kinds of file write alike. */
export function asText(column: string, alias?: string): string {
  return `coalesce(CAST(${alias === undefined ? '' : `${alias}.`}${quoteName(column)} AS VARCHAR), '')`;
}

/** SQL: whether a row is a total of the margin. */
export function isTotal(margin: ColumnMargin): string {
  return `${asText(margin.column)} = ${quoteText(margin.total)}`;
}

/** SQL: whether a row is a part of the margin. */
export function isPart(margin: ColumnMargin): string {
  return margin.parts
    ? `${asText(margin.column)} IN ${quoteList(margin.parts)}`
    : `${asText(margin.column)} NOT IN ${quoteList(margin.totals)}`;
}

/** SQL: whether a row of a linked table is counted in the sum, that is, is no total of a column it is summed over. */
export function isLeaf(of: CheckTable, by: readonly string[]): string {
  const totals = columnMargins(of).filter((margin) => !by.includes(margin.column));
  const conditions = totals.map((margin) => `${asText(margin.column)} <> ${quoteText(margin.total)}`);
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** SQL: whether a row is one the link speaks of. */
export function isLinked(link: Link): string {
  const conditions = Object.entries(link.where).map(([column, value]) => `${asText(column)} = ${quoteText(value)}`);
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** SQL: whether a row is of the newest release; where each file adds periods, every row is that was not withdrawn. */
export function isNewest({ privacy, files }: CheckTable): string {
  const newest = newestFile(files);
  if (privacy.releases === 'snapshot' && newest) return `_file = ${quoteText(newest.path)}`;
  const withdrawn = files.filter(({ replacedBy }) => replacedBy !== undefined).map(({ path }) => path);
  return withdrawn.length === 0 ? 'true' : `_file NOT IN ${quoteList(withdrawn)}`;
}

/**
 * SQL: '' for rows of the newest release, the file for older snapshots and withdrawn files: rows are only ever added up
 * within one.
 */
export function releaseOf(table: CheckTable): string {
  const newest = isNewest(table);
  return newest === 'true' ? "''" : `CASE WHEN ${newest} THEN '' ELSE _file END`;
}
