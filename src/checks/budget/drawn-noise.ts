import { quoteName, quoteText } from '../../engine/sql.ts';
import type { Table } from '../../engine/engine.ts';
import type { Finding } from '../check.ts';
import { periodSql } from '../period-sql.ts';
import { type ResultRow, rowsOf } from '../result-rows.ts';
import { type NoisyTable, aboutNoise, labelSql, shownOf } from './noisy-table.ts';

/** What the numbers would be multiples of if somebody had rounded them. */
const bases = [1000, 500, 100, 50, 25, 20, 10, 5, 3, 2];

/** A finding says that noise cannot be there where it would give what is seen in fewer cases than one in a million. */
const rare = Math.log(1e6);

/** The scale of Laplace noise of about the same spread. */
const spread = ({ dp }: NoisyTable) => (dp.mechanism.endsWith('gaussian') ? dp.scale / Math.SQRT2 : dp.scale);

/**
 * One row for each column with noise: how many numbers it has, how many are multiples of each base, below zero, and
 * from zero up to the scale; and how many neighbours in time of one label there are and how many of them are equal.
 */
export function drawnQuery(noisy: NoisyTable): string {
  const { table, dp } = noisy;
  const count = (condition: string, name: string) => `CAST(count(*) FILTER (${condition}) AS INTEGER) AS ${name}`;
  const parts = dp.columns.map((column) => {
    const multiples = bases.map((base) => count(`n % ${base} = 0`, `by${base}`)).join(', ');
    return `SELECT ${quoteText(column)} AS "column", ${count('n IS NOT NULL', 'numbers')}, ${count('n < 0', 'negative')}, ${count(`n >= 0 AND n < ${spread(noisy)}`, 'small')}, ${multiples},
  ${count('n IS NOT NULL AND before IS NOT NULL AND (n <> 0 OR before <> 0)', 'pairs')}, ${count('n = before AND n <> 0', 'same')}
FROM (SELECT n, lag(n) OVER (PARTITION BY label ORDER BY period, n) AS before FROM (
  SELECT CAST(${quoteName(column)} AS DOUBLE) AS n, ${labelSql(table)} AS label, ${periodSql(table.privacy)} AS period FROM ${shownOf(table)}
))`;
  });
  return parts.join('\nUNION ALL\n');
}

/** How probable it is that two draws of discrete Laplace noise of this scale are equal. */
function equalDraws(scale: number): number {
  const ratio = Math.exp(-1 / scale);
  const [none, square] = [(1 - ratio) / (1 + ratio), ratio ** 2];
  return (none ** 2 * (1 + square)) / (1 - square);
}

/** The most probable remainder of discrete Laplace noise when it is divided by a base. */
function likeliestRemainder(scale: number, base: number): number {
  const ratio = Math.exp(-1 / scale);
  return ((1 - ratio) / (1 + ratio)) * (1 + (2 * ratio ** base) / (1 - ratio ** base));
}

/**
 * How rare it is, as a logarithm, that so many of so many trials succeed: Chernoff's bound by relative entropy
 * (Hoeffding 1963, Theorem 1); 0 where they are no more than expected.
 */
function rarity(successes: number, trials: number, probability: number): number {
  const share = successes / trials;
  if (trials === 0 || share <= probability) return 0;
  const failures = share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - probability));
  return trials * (share * Math.log(share / probability) + failures);
}

const percent = (share: number) => `${Number((100 * share).toPrecision(2))} %`;

function judgeEqual(noisy: NoisyTable, row: ResultRow): Finding[] {
  const [pairs, same] = [Number(row['pairs']), Number(row['same'])];
  const base = noisy.table.privacy.rounded?.includes(String(row['column'])) ? (noisy.table.privacy.roundTo ?? 1) : 1;
  const expected = equalDraws(Math.max(spread(noisy) / base, 0.05));
  if (rarity(same, pairs, expected) < rare) return [];
  return [
    {
      ...aboutNoise(noisy),
      column: String(row['column']),
      status: 'fail',
      message: `${same} of ${pairs} numbers of "${String(row['column'])}" are equal to the one of the period before. With noise of scale ${noisy.dp.scale} drawn anew at most ${percent(expected)} are: there is no noise in them, or the same noise every time, which the next period gives away.`,
      observed: `${same} of ${pairs} equal`,
      allowed: `about ${percent(expected)} at most`,
      fix: 'draw the noise anew for every number, or do not say that there is noise',
    },
  ];
}

function judgeMultiples(noisy: NoisyTable, row: ResultRow): Finding[] {
  const [column, numbers] = [String(row['column']), Number(row['numbers'])];
  if (noisy.table.privacy.rounded?.includes(column)) return [];
  const base = bases.find((one) => Number(row[`by${one}`]) === numbers);
  if (base === undefined || numbers * -Math.log(likeliestRemainder(spread(noisy), base)) < rare) return [];
  return [
    {
      ...aboutNoise(noisy),
      column,
      status: 'review',
      message: `All ${numbers} numbers of "${column}" are multiples of ${base}, which noise of scale ${noisy.dp.scale} does not give: they were rounded afterwards, or there is no noise in them.`,
      observed: `multiples of ${base}`,
      allowed: 'numbers as the noise leaves them, or a declared rounding',
      fix: `"roundTo": ${base}, "rounded": ["${column}"]  if they were rounded after the noise was added; otherwise add it`,
    },
  ];
}

function judgeNegative(noisy: NoisyTable, row: ResultRow): Finding[] {
  const [column, small] = [String(row['column']), Number(row['small'])];
  const { constraints } = noisy.table.columns.find(({ name }) => name === column) ?? {};
  // Of true counts of 0 or more, noise leaves at least 0.58 numbers below zero for each from zero up to its scale.
  if (constraints?.minimum !== undefined || Number(row['negative']) > 0 || small * 0.58 < rare) return [];
  return [
    {
      ...aboutNoise(noisy),
      column,
      status: 'review',
      message: `${small} numbers of "${column}" are from zero up to the scale of the noise, ${noisy.dp.scale}, and none is below zero: noise would leave about ${Math.round(small * 0.58)} of them there. They were cut off at zero afterwards, or there is no noise in them.`,
      observed: 'no number below zero',
      allowed: 'numbers as the noise leaves them, or a declared least value',
      fix: `"constraints": { "minimum": 0 }  on "${column}" if numbers below zero were raised to it; otherwise add the noise`,
    },
  ];
}

/** Findings where the numbers of a column that is said to hold noise cannot hold it. */
export function judgeDrawn(noisy: NoisyTable, drawn: Table | undefined): Finding[] {
  return rowsOf(drawn).flatMap((row) => {
    const equal = judgeEqual(noisy, row);
    return equal.length > 0 ? equal : [...judgeMultiples(noisy, row), ...judgeNegative(noisy, row)];
  });
}
