import { quoteName, quoteText } from '../../engine/sql.ts';
import type { Statistic } from '../../schema/data/privacy.ts';
import type { CheckTable } from '../check-input.ts';
import { type Finding, findingLimit } from '../check.ts';
import { countColumns } from '../count-columns.ts';
import { countedRows } from '../counted-rows.ts';
import { descriptorFile } from '../descriptor-file.ts';
import { placeOf, rowPlace } from '../located-row.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { releasedOf } from '../released-table.ts';
import type { ResultRow } from '../result-rows.ts';
import { ratiosIn, sharesElsewhere } from '../shares.ts';

/** Thresholds of the rules of dominance where a descriptor has none of its own: those of ACRO. */
const usual = { share: 0.9, percent: 10 };

/** The declared statistics of numbers without noise. */
export function statisticsOf({ privacy }: CheckTable): Statistic[] {
  const noisy = new Set(privacy.differentialPrivacy?.columns);
  return (privacy.statistics ?? []).filter(({ column }) => !noisy.has(column));
}

/** Columns of numbers of which nothing says what they hold: no key, count, ratio, noise or statistic. */
export function unknownAmounts(table: CheckTable): string[] {
  const { privacy } = table;
  const known = new Set([
    ...table.primaryKey,
    ...periodColumnsOf(privacy),
    ...countColumns(table),
    ...(privacy.differentialPrivacy?.columns ?? []),
    ...ratiosIn(privacy).flatMap(({ ratio, denominator }) => [ratio, denominator]),
    ...sharesElsewhere(privacy).map(({ column }) => column),
    ...(privacy.statistics ?? []).flatMap(({ column, count, dominance }) => [
      column,
      count,
      ...(dominance?.largest ?? []),
    ]),
  ]);
  return table.columns
    .filter(({ name, type }) => (type === 'integer' || type === 'number') && !known.has(name))
    .map(({ name }) => name);
}

const statisticName = /(^|_)(max|maximum|min|minimum|median|p[0-9]{2}|p99[0-9]|percentile|quantile|stddev)(_|$)/i;

/** The share of a group below a percentile; undefined for what is none. */
function percentileOf({ statistic }: Statistic): number | undefined {
  if (statistic === 'median') return 50;
  return typeof statistic === 'string' ? undefined : statistic.percentile;
}

const isExtreme = ({ statistic }: Statistic) => statistic === 'minimum' || statistic === 'maximum';

/** SQL for the rule that a value of a statistic breaks; NULL where it keeps all. */
function faultOf(one: Statistic, k: number): string {
  const count = quoteName(one.count);
  const cases = [`WHEN ${count} > 0 AND ${count} < ${k} THEN 'few'`];
  const percentile = percentileOf(one);
  if (isExtreme(one)) cases.unshift("WHEN true THEN 'extreme'");
  // With less than one contributor beyond it, a percentile is the largest or the least value itself.
  if (percentile !== undefined)
    cases.unshift(`WHEN ${count} > 0 AND ${count} * ${Math.min(percentile, 100 - percentile)} < 100 THEN 'beyond'`);
  if (one.dominance && (one.statistic === 'sum' || one.statistic === 'mean')) {
    const { largest, share = usual.share, percent = usual.percent } = one.dominance;
    const total = one.statistic === 'sum' ? quoteName(one.column) : `${quoteName(one.column)} * ${count}`;
    const [first = '', second = ''] = largest.map(quoteName);
    cases.push(
      `WHEN ${total} > 0 AND ${largest.map(quoteName).join(' + ')} > ${share} * ${total} THEN 'share'`,
      `WHEN ${total} > 0 AND ${total} - ${first} - ${second} < ${percent / 100} * ${first} THEN 'percent'`,
    );
  }
  return `CASE ${cases.join(' ')} END`;
}

/** One row for each value that breaks a rule, with `total` of them; undefined where no statistic is declared. */
export function statisticsQuery(table: CheckTable, statistics: readonly Statistic[]): string | undefined {
  if (statistics.length === 0) return undefined;
  const parts = statistics.map((one, at) => {
    const fault = faultOf(one, table.privacy.minimumCount);
    return `SELECT ${at} AS "at", ${fault} AS fault, ${quoteText(one.column)} AS "column", CAST(${quoteName(one.column)} AS VARCHAR) AS observed, CAST(${quoteName(one.count)} AS VARCHAR) AS size, ${rowPlace(table)}
FROM ${releasedOf(table)} WHERE ${quoteName(one.column)} IS NOT NULL`;
  });
  const faults = `SELECT * FROM (\n${parts.join('\nUNION ALL\n')}\n) WHERE fault IS NOT NULL`;
  return `${countedRows(faults)} ORDER BY file, line, "at" LIMIT ${findingLimit}`;
}

const nameOf = ({ statistic }: Statistic) =>
  typeof statistic === 'string' ? statistic : `percentile ${statistic.percentile}`;

function describe(
  one: Statistic,
  fault: string,
  { k, value, size }: { readonly k: number; readonly value: string; readonly size: string },
): Pick<Finding, 'message' | 'observed' | 'allowed' | 'fix'> {
  const what = `"${one.column}" ${value} is the ${nameOf(one)} of ${one.of}`;
  const { share = usual.share, percent = usual.percent, largest = [] } = one.dominance ?? {};
  const fix = 'leave the value out of this row, or put the row together with others';
  switch (fault) {
    case 'extreme':
      return {
        message: `${what}: the value of a single contributor, however many there are.`,
        observed: `a ${nameOf(one)}`,
        allowed: 'no value of a single contributor',
        fix: 'publish a percentile with contributors beyond it, or a coarse class, in its place',
      };
    case 'beyond':
      return {
        message: `${what} in a group of ${size}: less than one contributor is beyond it, so it is the value of a single one.`,
        observed: `${nameOf(one)} of ${size}`,
        allowed: 'a percentile with one contributor at least beyond it',
        fix: 'publish one nearer the middle, or leave the value out of this row',
      };
    case 'share':
      return {
        message: `${what}, and the ${largest.length} largest contributions are more than ${Number((100 * share).toPrecision(4))} % of it: the sum tells about them (dominance, the rule of n and k).`,
        observed: `more than ${Number((100 * share).toPrecision(4))} %`,
        allowed: `${Number((100 * share).toPrecision(4))} % or less`,
        fix,
      };
    case 'percent':
      return {
        message: `${what}: whoever has the second largest contribution can take it away from the sum, and knows the largest within ${percent} % (dominance, the rule of p %).`,
        observed: `within ${percent} %`,
        allowed: `others must contribute ${percent} % of the largest or more`,
        fix,
      };
    default:
      return {
        message: `${what} in a group of ${size}: fewer than ${k} contributors stand behind it.`,
        observed: size,
        allowed: `${k} or more`,
        fix,
      };
  }
}

/**
 * The finding for one row of `statisticsQuery`. Dominance: a sum X of contributions x1 ≥ x2 ≥ … is unsafe where
 * x1 + … + xn > k % of X, and where X − x1 − x2 < p % of x1 (Hundepool and others 2010, Handbook on Statistical
 * Disclosure Control, chapter 4).
 */
export function judgeStatistic(table: CheckTable, statistics: readonly Statistic[], row: ResultRow): Finding[] {
  const one = statistics[Number(row['at'])];
  if (one === undefined) return [];
  const said = describe(one, String(row['fault']), {
    k: table.privacy.minimumCount,
    value: String(row['observed']),
    size: String(row['size']),
  });
  return [{ check: 'groups', status: 'fail', ...placeOf(table, row), column: one.column, ...said }];
}

/** Advice about what is declared: published largest contributions, and columns named like a statistic. */
export function judgeDeclared(table: CheckTable, statistics: readonly Statistic[]): Finding[] {
  const about = {
    check: 'groups',
    status: 'review',
    dataset: table.dataset,
    table: table.table,
    file: descriptorFile(table),
  } as const;
  const published = [...new Set(statistics.flatMap(({ dominance }) => dominance?.largest ?? []))];
  const largest: Finding[] =
    published.length === 0
      ? []
      : [
          {
            ...about,
            column: published.join(', '),
            message: `The largest contributions stand in the table, where the check and every reader see them: each is the value of a single contributor.`,
            observed: 'largest contributions, published',
            allowed: 'no value of a single contributor',
            fix: 'check dominance before publishing, and leave these columns out of what is published',
          },
        ];
  const named = unknownAmounts(table)
    .filter((column) => statisticName.test(column))
    .map((column): Finding => ({
      ...about,
      column,
      message: `"${column}" is named like a largest value, a percentile or the like, and nothing says how many contributors it rests on.`,
      observed: 'an undeclared statistic',
      allowed: 'a declared one',
      fix: `"statistics": [{ "column": "${column}", "statistic": "maximum", "of": "…", "count": "…" }]`,
    }));
  return [...largest, ...named];
}
