import { quoteName, quoteText } from '../../engine/sql.ts';
import type { CheckTable } from '../check-input.ts';
import { rowPlace } from '../located-row.ts';
import { slackOf } from '../margins.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { isRatioOf, ratioStep } from '../ratio-step.ts';
import { ratiosIn } from '../shares.ts';
import { type Multiplied, canHide, countsOf } from './products.ts';

/**
 * SQL that is true where a count of k or more stands in the row, of which the ratio is made: with few digits it then
 * comes to a smaller count by rounding alone, and tells no more than the count beside it.
 */
function standsBeside(table: CheckTable, { ratio, share, whole, scale, step }: Multiplied): string {
  const denominators = ratiosIn(table.privacy).flatMap((own) => (own.ratio === ratio ? [own.denominator] : []));
  const keys = [...table.primaryKey, ...periodColumnsOf(table.privacy), ratio, ...denominators];
  const beside = table.columns
    .filter(({ name, type }) => type === 'integer' && !keys.includes(name))
    .map(({ name }) => `t.${quoteName(name)}`);
  const k = table.privacy.minimumCount;
  return [
    'false',
    ...beside.map((count) => `(${count} >= ${k} AND ${isRatioOf(share, count, whole, { scale, step })})`),
  ].join(' OR ');
}

/**
 * Rows in which a ratio gives a small count away: `part`, for certain; `maybe`, as far as its digits tell; `rest`,
 * those it does not count; or in which it is `impossible`.
 */
export function productQuery(table: CheckTable, product: Multiplied): string {
  const { ratio, of, share, whole, scale, step, isShare, isSupposed } = product;
  const k = table.privacy.minimumCount;
  const { low, high, count } = countsOf(product);
  const beside = `coalesce(${standsBeside(table, product)}, false)`;
  const impossible = isShare ? `WHEN share < 0 OR share - step / 2 > scale THEN 'impossible' ` : '';
  const sure = isSupposed ? `'supposed'` : `'part'`;
  const rest = isSupposed ? '' : ` WHEN rest BETWEEN 1 AND ${k - 1} THEN 'rest'`;
  return `SELECT ${quoteText(ratio)} AS "column", ${quoteText(of)} AS denominator, CASE ${impossible}WHEN "count" BETWEEN 1 AND ${k - 1} AND NOT beside THEN CASE WHEN high < ${k} OR low > high THEN ${sure}${isSupposed ? '' : ` ELSE 'maybe'`} END${rest} END AS kind, CAST(share AS VARCHAR) AS share, CAST("whole" AS VARCHAR) AS "whole", CAST("count" AS VARCHAR) AS "count", CAST(rest AS VARCHAR) AS rest, CAST(low AS VARCHAR) AS low, CAST(high AS VARCHAR) AS high, file, line, period, "row"
FROM (SELECT ${share} AS share, ${whole} AS "whole", ${scale} AS scale, ${step} AS step, ${low} AS low, ${high} AS high, ${count} AS "count", round((${scale} - ${share}) * ${whole} / ${scale}) AS rest, ${beside} AS beside, ${rowPlace(table, 't')} FROM ${product.from})`;
}

/** Columns of whole numbers of which a ratio may be made. */
function numerators(table: CheckTable, ratio: string, denominator: string): string[] {
  return table.columns
    .filter(({ name, type }) => type === 'integer' && name !== denominator && !table.primaryKey.includes(name))
    .map(({ name }) => name)
    .filter((name) => name !== ratio);
}

/** Ratios by their names alone, such as `crashes_per_installation` beside `crashes` and `installations`. */
function namedRatios(table: CheckTable): { ratio: string; denominator: string; scale?: number }[] {
  const known = ratiosIn(table.privacy).map(({ ratio }) => ratio);
  return table.columns.flatMap(({ name }) => {
    const [, part, whole] = /^(.+)_per_(.+)$/.exec(name) ?? [];
    const denominator = table.columns.find((column) => whole !== undefined && column.name.startsWith(whole))?.name;
    const isNamed = table.columns.some((column) => column.name === part) && !known.includes(name);
    return isNamed && denominator !== undefined ? [{ ratio: name, denominator }] : [];
  });
}

/**
 * Rows in which the whole is hidden, and a ratio and the count of which it is made are not: the one divided by the
 * other is the whole. A column is what a ratio is made of where its name says so, or the rows with all three do.
 */
export function hiddenWholeQueries(table: CheckTable): string[] {
  const k = table.privacy.minimumCount;
  const noisy = table.privacy.differentialPrivacy?.columns ?? [];
  const asked = [...ratiosIn(table.privacy), ...namedRatios(table)].filter(
    ({ ratio, denominator }) =>
      canHide(table, denominator) && ![ratio, denominator].some((name) => noisy.includes(name)),
  );
  return asked.flatMap(({ ratio, denominator, scale = 1 }) =>
    numerators(table, ratio, denominator).map((part) => {
      const [r, n, d] = [ratio, part, denominator].map((name) => `t.${quoteName(name)}`);
      const [step, slack] = [ratioStep(table, ratio), slackOf(table, part)];
      const named = ratio.startsWith(`${part}_per_`) ? 'true' : 'false';
      const from = `released.${quoteName(table.table)} t`;
      const is = isRatioOf(String(r), String(n), String(d), { scale: String(scale), step });
      const shown = `(SELECT coalesce(bool_and(${is}), ${named}) FROM ${from} WHERE ${r} IS NOT NULL AND ${n} IS NOT NULL AND ${d} IS NOT NULL)`;
      return `SELECT ${quoteText(denominator)} AS "column", ${quoteText(ratio)} AS denominator, CASE WHEN low = high THEN 'whole' WHEN high - low BETWEEN 0 AND ${k - 1} THEN 'whole-range' END AS kind, CAST(share AS VARCHAR) AS share, CAST("count" AS VARCHAR) AS "whole", ${quoteText(part)} AS "count", NULL AS rest, CAST(low AS VARCHAR) AS low, CAST(high AS VARCHAR) AS high, file, line, period, "row"
FROM (SELECT ${r} AS share, ${n} AS "count", ceil((${n} - ${slack}) * ${scale} / (${r} + ${step} / 2) - 1e-9) AS low, floor((${n} + ${slack}) * ${scale} / (${r} - ${step} / 2) + 1e-9) AS high, ${rowPlace(table, 't')} FROM ${from} WHERE ${d} IS NULL AND ${n} > 0 AND ${r} > ${step} / 2 AND ${shown})`;
    }),
  );
}
