import type { Finding } from '../check.ts';
import { countColumns } from '../count-columns.ts';
import type { CellOrigin } from './drafts.ts';
import type { PlacedRow } from './placed-rows.ts';
import type { CellInterval } from './system.ts';

/** Where a left-out cell is: a marker in a published row, or a row that is not there. */
export type Origin = CellOrigin<PlacedRow>;

const count = (value: number) => String(Math.round(value * 1e6) / 1e6);

/** The place of a finding about a left-out cell; where its row is not there, that of a row `near` it. */
export function cellPlace(
  { table: { table, dimensions }, measure, dimensions: values, row }: Origin,
  near: PlacedRow | undefined,
) {
  const at = row ?? near;
  return {
    check: 'suppression',
    dataset: table.dataset,
    table: table.table,
    column: measure,
    row: dimensions.map((column, index) => `${column}=${values[index] ?? ''}`).join(', '),
    ...(at ? { period: at.period, file: at.file } : {}),
    ...(row ? { line: row.line } : {}),
  } as const;
}

/** The least distance between two values of a cell: numbers that are no counts lie as near as can be told. */
function stepOf({ table: { table }, measure }: Origin): number {
  return table.columns.find(({ name }) => name === measure)?.type === 'number' ? 1e-6 : 1;
}

/** What is known of a left-out cell besides its interval. */
export interface CellFacts {
  /** What its column and its marker alone say of it. */
  readonly bounds: { readonly low: number; readonly high: number };
  /** A row of its table, to name the place of one that is not there. */
  readonly near: PlacedRow | undefined;
  /** How it is worked out, where that can be said in one calculation. */
  readonly how: string | undefined;
}

/** The range a hidden number must keep: k, or half of what its marker leaves where that states a limit. */
function neededRange(k: number, { low, high }: CellFacts['bounds']): number {
  return high === Infinity ? k : Math.min(k, Math.ceil((high - Math.max(0, low)) / 2));
}

/** A finding about a left-out cell, or undefined where its interval protects it. */
export function judgeCell(
  origin: Origin,
  { low, high, exact }: CellInterval,
  { bounds, near, how }: CellFacts,
): Finding | undefined {
  const k = neededRange(origin.table.table.privacy.minimumCount, bounds);
  const isRow = origin.row === undefined;
  // A row that is not there may have nobody in it; that nobody is in it is no news.
  if (!exact || high - low >= k || (isRow && low <= 0)) return undefined;
  const what = isRow ? 'The row was left out' : 'The number is hidden';
  const exposed = high - low < stepOf(origin);
  const left = exposed ? 'only one value' : `only values from ${count(low)} to ${count(high)}`;
  return {
    ...cellPlace(origin, near),
    status: exposed && !(isRow && low >= k) ? 'fail' : 'review',
    message: `${what}, but the published totals and the other numbers leave ${left} for it${how === undefined ? '' : `: ${how}`}.`,
    observed: exposed ? `exactly ${count(low)}` : `${count(low)} to ${count(high)}, a range of ${count(high - low)}`,
    allowed: `a range of ${k} or more`,
    fix: isRow
      ? 'leave out one more row that goes into the same total, then run the check again'
      : 'hide one more number that goes into the same total, then run the check again',
  };
}

/**
 * A finding about a rounded number, or undefined where rounding still hides what it was. That it is certainly fewer
 * than k though printed as k or more is a leak; that it is known exactly undoes the rounding. Nobody is no secret.
 */
export function judgeRounded(
  origin: Origin,
  published: number,
  { low, high, exact }: CellInterval,
  { bounds, how }: CellFacts,
): Finding | undefined {
  const { minimumCount: k } = origin.table.table.privacy;
  const counts = countColumns(origin.table.table).includes(origin.measure);
  const isOne = high - low < stepOf(origin);
  const isBelow = counts && low > 0 && high < k;
  const isSmall = isBelow && published >= k;
  if (!exact || high <= 0 || !(isOne || isSmall)) return undefined;
  const left = isOne ? `only one value: ${count(low)}` : `only ${count(low)} to ${count(high)}`;
  return {
    ...cellPlace(origin, undefined),
    status: isBelow ? 'fail' : 'review',
    message: `The number is rounded and stands for ${count(bounds.low)} to ${count(bounds.high)}, but the published totals and the other numbers leave ${left}${how === undefined ? '' : ` (${how})`}.`,
    observed: isOne ? `exactly ${count(low)}` : `${count(low)} to ${count(high)}`,
    allowed: isSmall ? `a number that can be ${k} or more` : 'more than one value',
    fix: 'round the totals like their parts in every table, or publish totals that are sums of the rounded parts and say "totalsRoundedAlone": false',
  };
}
