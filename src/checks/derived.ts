import type { CheckTable } from './check-input.ts';
import { type Check, type Finding, type Task, findingLimit, outcome } from './check.ts';
import { countedRows } from './counted-rows.ts';
import { placeOf, rowPlace } from './located-row.ts';
import { periodColumnsOf } from './period-sql.ts';
import { type RatioLike, judgeRatioLike, ratioLikeColumns, ratioLikeQuery } from './ratio-like.ts';
import { isRatioOf, ratioStep } from './ratio-step.ts';
import { ratiosIn, sharesElsewhere } from './shares.ts';
import { countRows, releasedOf } from './released-table.ts';
import { firstNumber, rowsOf } from './result-rows.ts';
import { quoteName, quoteText } from '../engine/sql.ts';

type Ratio = NonNullable<CheckTable['privacy']['ratios']>[number];

/** SQL for the count a ratio gives, and for the rest of the denominator; NULL where either is suppressed. */
function counts({ ratio, denominator, scale = 1 }: Ratio): { part: string; rest: string } {
  const [share, whole] = [quoteName(ratio), quoteName(denominator)];
  return { part: `round(${share} * ${whole} / ${scale})`, rest: `round((${scale} - ${share}) * ${whole} / ${scale})` };
}

/**
 * SQL that is true where a count of k or more stands in the row, of which the ratio is made: with few digits it then
 * comes to a smaller count by rounding alone, and tells no more than the count beside it.
 */
function standsBeside(table: CheckTable, { ratio, denominator, scale = 1 }: Ratio): string {
  const keys = [...table.primaryKey, ...periodColumnsOf(table.privacy), ratio, denominator];
  const beside = table.columns
    .filter(({ name, type }) => type === 'integer' && !keys.includes(name))
    .map(({ name }) => quoteName(name));
  const step = ratioStep(table, ratio);
  return [
    'false',
    ...beside.map(
      (count) =>
        `(${count} >= ${table.privacy.minimumCount} AND ${isRatioOf(quoteName(ratio), count, quoteName(denominator), { scale, step })})`,
    ),
  ].join(' OR ');
}

function cells(table: CheckTable, ratios: readonly Ratio[]): string {
  const most = table.privacy.minimumCount - 1;
  const parts = ratios.map((ratio) => {
    const { part, rest } = counts(ratio);
    const kind = `CASE WHEN ${part} BETWEEN 1 AND ${most} AND NOT coalesce(${standsBeside(table, ratio)}, false) THEN 'part' WHEN ${rest} BETWEEN 1 AND ${most} THEN 'rest' END`;
    const [share, whole] = [quoteName(ratio.ratio), quoteName(ratio.denominator)];
    return `SELECT ${quoteText(ratio.ratio)} AS "column", ${quoteText(ratio.denominator)} AS denominator, ${kind} AS kind, CAST(${share} AS VARCHAR) AS share, CAST(${whole} AS VARCHAR) AS "whole",
  CAST(CASE ${kind} WHEN 'part' THEN ${part} ELSE ${rest} END AS VARCHAR) AS "count", ${rowPlace(table)} FROM ${releasedOf(table)}`;
  });
  const small = `SELECT * FROM (\n${parts.join('\nUNION ALL\n')}\n) WHERE kind IS NOT NULL`;
  return `${countedRows(small)} ORDER BY kind, file, line, "column" LIMIT ${findingLimit}`;
}

function plan(table: CheckTable): Task {
  const { privacy } = table;
  const noisy = new Set(privacy.differentialPrivacy?.columns);
  const all = ratiosIn(privacy);
  const ratios = all.filter(({ ratio, denominator }) => !noisy.has(ratio) && !noisy.has(denominator));
  const candidates: readonly RatioLike[] = ratioLikeColumns(table);
  const noisyNote =
    ratios.length < all.length ? ' Ratios of numbers with random noise were left out: the noise protects them.' : '';
  return {
    check: 'derived',
    dataset: table.dataset,
    table: table.table,
    queries: {
      totals: countRows(releasedOf(table)),
      ...(ratios.length === 0 || privacy.minimumCount < 2 ? {} : { cells: cells(table, ratios) }),
      ...(candidates.length === 0 ? {} : { undeclared: ratioLikeQuery(table, candidates) }),
    },
    judge(results) {
      const rows = rowsOf(results['cells']);
      const findings = rows.map((row): Finding => {
        const text = (name: string) => String(row[name]);
        const exact = row['kind'] === 'part';
        const count = text('count').replace(/\.0$/, '');
        return {
          check: 'derived',
          status: exact ? 'fail' : 'review',
          ...placeOf(table, row),
          column: text('column'),
          observed: count,
          allowed: `0, or ${privacy.minimumCount} or more`,
          message: exact
            ? `"${text('column')}" ${text('share')} of "${text('denominator')}" ${text('whole')} comes to ${count}: the ratio tells a count that is too small to be published.`
            : `"${text('column')}" ${text('share')} of "${text('denominator')}" ${text('whole')} leaves ${count}: the ratio tells how few are not counted in it.`,
          fix: exact
            ? 'leave the ratio out of this row, or put the row together with others'
            : 'leave the ratio out of this row, or publish it in coarser steps',
        };
      });
      const suspicions = rowsOf(results['undeclared']).flatMap((row) => judgeRatioLike(table, row));
      const declared = all.map(({ ratio, denominator }) => `${ratio} × ${denominator}`);
      const note =
        declared.length === 0 ? 'This table declares no ratio.' : `Examined: ${declared.join(', ')}.${noisyNote}`;
      const elsewhere = sharesElsewhere(privacy).map(({ column }) => column);
      const unseen =
        elsewhere.length === 0
          ? ''
          : ` Not multiplied, for no column of the table holds their whole: ${elsewhere.join(', ')}.`;
      return outcome([...findings, ...suspicions], firstNumber(results['totals'], 'rows'), {
        findingCount: firstNumber(results['cells'], 'total') + suspicions.length,
        note: `${note}${unseen}`,
      });
    },
  };
}

/** No published ratio gives away a count below k. */
export const derivedCheck: Check<'derived'> = {
  id: 'derived',
  leaks: 'site',
  cure: 'hide-small',
  plan: (input) => input.tables.map(plan),
};
