import type { CheckColumn, CheckTable } from './check-input.ts';
import type { Finding } from './check.ts';
import { descriptorFile } from './descriptor-file.ts';
import { periodColumnsOf } from '../schema/period-columns.ts';
import { isRatioOf, ratioStep } from './ratio-step.ts';
import { ratiosIn, sharesElsewhere } from './shares.ts';
import { releasedOf } from './released-table.ts';
import type { ResultRow } from './result-rows.ts';
import { quoteName, quoteText } from '../engine/sql.ts';

const ratioName = /(^|_)(share|rate|ratio|percent|percentage|pct|fraction|proportion|quota|avg|average|mean|per)(_|$)/i;

/** A column that may be a ratio, and the whole-number columns it could be a ratio of. */
export interface RatioLike {
  readonly column: CheckColumn;
  readonly counts: readonly string[];
}

/** Columns that may be undeclared ratios: numbers, and whole numbers named like one, beside columns that count. */
export function ratioLikeColumns({ columns, primaryKey, privacy }: CheckTable): RatioLike[] {
  const keys = [...primaryKey, ...periodColumnsOf(privacy)];
  const declared = new Set([
    ...ratiosIn(privacy).map(({ ratio }) => ratio),
    ...sharesElsewhere(privacy).map(({ column }) => column),
    ...(privacy.differentialPrivacy?.columns ?? []),
    ...(privacy.counts ?? []),
    ...keys,
  ]);
  if (typeof privacy.contributors === 'string') declared.add(privacy.contributors);
  const isNumber = ({ type }: CheckColumn) => type === 'number' || type === 'integer';
  const candidates = columns.filter(
    (column) =>
      isNumber(column) && !declared.has(column.name) && (column.type === 'number' || ratioName.test(column.name)),
  );
  const counts = columns
    .filter(
      (column) =>
        isNumber(column) && !keys.includes(column.name) && !candidates.includes(column) && !ratioName.test(column.name),
    )
    .map((column) => column.name);
  return counts.length === 0 ? [] : candidates.map((column) => ({ column, counts }));
}

/**
 * Sums of a count over one dimension of the table, such as over all platforms of a month: wholes of which it may be a
 * share.
 */
function sumsOf(table: CheckTable, count: string): { name: string; sql: string }[] {
  const periods = periodColumnsOf(table.privacy);
  return table.primaryKey
    .filter((key) => !periods.includes(key))
    .map((dimension) => {
      const others = table.primaryKey.filter((key) => key !== dimension).map(quoteName);
      return {
        name: quoteName(`${count} over ${dimension}`),
        sql: `sum(${quoteName(count)}) OVER (${others.length === 0 ? '' : `PARTITION BY ${others.join(', ')}`})`,
      };
    });
}

/**
 * SQL that is true where a column is in every row a published count ÷ another, or ÷ its own sum over a dimension, or
 * 100 times that: such a ratio tells nothing that the counts do not.
 */
function explained(table: CheckTable, { column, counts }: RatioLike): string {
  const ratio = quoteName(column.name);
  const tests = counts.flatMap((part) => {
    const wholes = [
      ...counts.filter((count) => count !== part).map(quoteName),
      ...sumsOf(table, part).map(({ name }) => name),
    ];
    return wholes.flatMap((whole) =>
      [1, 100].map(
        (scale) =>
          `coalesce(bool_and(${isRatioOf(ratio, quoteName(part), whole, { scale, step: 'step' })}) FILTER (${ratio} IS NOT NULL), false)`,
      ),
    );
  });
  return tests.length === 0 ? 'false' : `(${tests.join('\n  OR ')})`;
}

/**
 * One row for each candidate: its range, how many values are no whole numbers, and whether other columns explain it.
 */
export function ratioLikeQuery(table: CheckTable, candidates: readonly RatioLike[]): string {
  return candidates
    .map((candidate) => {
      const name = quoteName(candidate.column.name);
      const sums = candidate.counts
        .flatMap((count) => sumsOf(table, count))
        .map(({ name: alias, sql }) => `, ${sql} AS ${alias}`);
      return `SELECT ${quoteText(candidate.column.name)} AS "column", CAST(min(${name}) AS DOUBLE) AS low, CAST(max(${name}) AS DOUBLE) AS high,
  CAST(count(*) FILTER (${name} <> floor(${name})) AS INTEGER) AS broken, ${explained(table, candidate)} AS explained
FROM (SELECT *, ${ratioStep(table, candidate.column.name)} AS step${sums.join('')} FROM ${releasedOf(table)})`;
    })
    .join('\nUNION ALL\n');
}

/** The finding for one row of `ratioLikeQuery`; none where the column is no ratio or tells nothing new. */
export function judgeRatioLike(table: CheckTable, row: ResultRow): Finding[] {
  const column = String(row['column']);
  const { low, high, broken, explained } = row;
  if (typeof low !== 'number' || typeof high !== 'number' || explained === true) return [];
  const isShare = low >= 0 && high <= 1 && Number(broken) > 0;
  if (!isShare && !ratioName.test(column)) return [];
  const { contributors } = table.privacy;
  const denominator = typeof contributors === 'string' ? contributors : (table.privacy.counts?.[0] ?? 'installations');
  return [
    {
      check: 'derived',
      dataset: table.dataset,
      table: table.table,
      status: 'review',
      column,
      observed: `values from ${low} to ${high}`,
      allowed: 'a ratio that "privacy.ratios" declares',
      message: `"${column}" looks like a share, a rate or an average, but is not declared as one, so nobody tested whether it gives small counts away.`,
      file: descriptorFile(table),
      fix: `add  "ratios": [{ "ratio": "${column}", "denominator": "${denominator}" }]  to the privacy block`,
    },
  ];
}
