import type { CheckTable } from '../check-input.ts';
import { countColumns } from '../count-columns.ts';
import { roundingOf } from '../margins.ts';
import type { GroupTable } from './group.ts';
import type { SliceRow } from './slice-row.ts';

/** The values that a hidden number can have, by all that is known of its column and its marker. */
export interface HiddenBounds {
  readonly low: number;
  readonly high: number;
}

const fewer = /^(?:<|fewer than|less than|under|below|unter|weniger als)\s*([0-9]+)$/i;
const atMost = /^(?:<=|≤|up to|at most|bis|höchstens)\s*([0-9]+)$/i;
const between = /^([0-9]+)\s*(?:-|–|—|\.\.\.?|…|to|bis)\s*([0-9]+)$/i;

/** What a marker says of the number behind it: `<10` stands for at most 9. Undefined where it says nothing. */
export function readMarker(marker: string): { readonly low?: number; readonly high: number } | undefined {
  const text = marker.trim();
  const limit = fewer.exec(text)?.[1];
  if (limit !== undefined) return { high: Number(limit) - 1 };
  const most = atMost.exec(text)?.[1];
  if (most !== undefined) return { high: Number(most) };
  const [, low, high] = between.exec(text) ?? [];
  return low === undefined || high === undefined ? undefined : { low: Number(low), high: Number(high) };
}

const changeName = /(^|_)(net|change|changes|delta|difference|growth|balance|veraenderung|saldo)(_|$)/i;

/** Whether a number of a column can be less than 0, so that nothing bounds it from below. */
function mayBeNegative(table: CheckTable, measure: string, values: readonly (number | null)[]): boolean {
  if (countColumns(table).includes(measure)) return false;
  const minimum = table.columns.find(({ name }) => name === measure)?.constraints?.minimum;
  if (minimum !== undefined) return Number(minimum) < 0;
  return changeName.test(measure) || values.some((value) => value !== null && value < 0);
}

/**
 * What bounds the hidden numbers of one column: a marker that states a limit; 1 and more where a 0 is printed among
 * `rows`, for then no 0 needs to be hidden (a rounded 0 tells nothing); no lower end for what can be negative,
 * such as a net change. `hidesZeros`: a 0 may be hidden though others are printed.
 */
export function hiddenBounds(
  one: GroupTable,
  measure: string,
  rows: readonly SliceRow[],
  hidesZeros = false,
): HiddenBounds {
  const { table, measures } = one;
  const at = measures.indexOf(measure);
  const values = rows.map((row) => row.values[at] ?? null);
  if (mayBeNegative(table, measure, values)) return { low: -Infinity, high: Infinity };
  const stated = readMarker(table.privacy.suppressed ?? '');
  const zerosStand = !hidesZeros && roundingOf(table, measure) === 1 && values.includes(0);
  return { low: stated?.low ?? (zerosStand ? 1 : 0), high: stated?.high ?? Infinity };
}
