import type { CheckColumn, CheckTable } from './check-input.ts';
import type { Finding } from './check.ts';
import { descriptorFile } from './descriptor-file.ts';
import { periodColumnsOf } from './period-sql.ts';
import { releasedOf, textOf } from './released-table.ts';
import type { ResultRow } from './result-rows.ts';
import { quoteName, quoteText } from './sql.ts';

const ratioName = /(^|_)(share|rate|ratio|percent|percentage|pct|fraction|proportion|quota|avg|average|mean|per)(_|$)/i;

/** A column that may be a ratio, and the whole-number columns it could be a ratio of. */
export interface RatioLike {
  readonly column: CheckColumn;
  readonly counts: readonly string[];
}

/** Columns that may be undeclared ratios: numbers, and whole numbers named like one, beside columns that count. */
export function ratioLikeColumns({ columns, primaryKey, privacy }: CheckTable): RatioLike[] {
  const keys = [...primaryKey, ...periodColumnsOf(privacy)];
  const declared = new Set([...(privacy.ratios ?? []).map(({ ratio }) => ratio), ...(privacy.differentialPrivacy?.columns ?? []), ...(privacy.counts ?? []), ...keys]);
  if (typeof privacy.contributors === 'string') declared.add(privacy.contributors);
  const isNumber = ({ type }: CheckColumn) => type === 'number' || type === 'integer';
  const candidates = columns.filter((column) => isNumber(column) && !declared.has(column.name) && (column.type === 'number' || ratioName.test(column.name)));
  const counts = columns.filter((column) => isNumber(column) && !keys.includes(column.name) && !candidates.includes(column) && !ratioName.test(column.name)).map((column) => column.name);
  return counts.length === 0 ? [] : candidates.map((column) => ({ column, counts }));
}

/**
 * SQL for the pairs a, b of counts in whose rows the column always is a ÷ b (or 100 a ÷ b), to as many digits as it
 * has: such a ratio tells nothing that the two counts do not.
 */
function explained({ column, counts }: RatioLike): string {
  const ratio = quoteName(column.name);
  const pairs = counts.flatMap((a) => counts.filter((b) => b !== a).flatMap((b) => [1, 100].map((scale) => [a, b, scale] as const)));
  const tests = pairs.map(([a, b, scale]) => {
    const [part, whole] = [quoteName(a), quoteName(b)];
    const same = `CASE WHEN ${part} IS NULL OR ${whole} IS NULL THEN false WHEN ${whole} = 0 THEN ${part} = 0 ELSE abs(${ratio} - ${scale} * ${part} / ${whole}) <= 0.51 * step END`;
    return `coalesce(bool_and(${same}) FILTER (${ratio} IS NOT NULL), false)`;
  });
  return tests.length === 0 ? 'false' : `(${tests.join('\n  OR ')})`;
}

/** One row for each candidate: its range, how many values are no whole numbers, and whether other columns explain it. */
export function ratioLikeQuery(table: CheckTable, candidates: readonly RatioLike[]): string {
  return candidates.map((candidate) => {
    const name = quoteName(candidate.column.name);
    const digits = `(SELECT coalesce(max(length(regexp_extract(${name}, '[.]([0-9]+)$', 1))), 0) AS digits FROM ${textOf(table)})`;
    return `SELECT ${quoteText(candidate.column.name)} AS "column", CAST(min(${name}) AS DOUBLE) AS low, CAST(max(${name}) AS DOUBLE) AS high,
  CAST(count(*) FILTER (${name} <> floor(${name})) AS INTEGER) AS broken, ${explained(candidate)} AS explained
FROM (SELECT *, power(10, -digits) AS step FROM ${releasedOf(table)}, ${digits})`;
  }).join('\nUNION ALL\n');
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
  return [{
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
  }];
}
