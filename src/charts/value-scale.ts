import { tickStep } from 'd3';
import type { ChartSpec } from '../schema/content/chart.ts';
import { numberFormat } from '../values/kept-formats.ts';
import { formatValue } from './format-value.ts';

/** The axis of values. */
export interface ValueScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** False where the author asked for an axis that starts elsewhere, and it does. */
  readonly fromZero: boolean;
}

/** Millions are shortened ("1.5M"): a phone has no room for their zeros. */
function tickText(at: number, largest: number, spec: ChartSpec, language: string): string {
  if (spec.y.format === 'percent' || largest < 1_000_000) return formatValue(at, spec, language);
  return numberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(at);
}

/** From the lowest to the highest value, zero among them where it must be; never empty. */
function rangeOf(values: readonly number[], zero: boolean): readonly [number, number] {
  const zeros = zero ? [0] : [];
  const [low, high] = [Math.min(...zeros, ...values), Math.max(...zeros, ...values)];
  if (low < high) return [low, high];
  if (low === 0) return [0, 1];
  return low > 0 ? [low * 0.9, low * 1.1] : [low * 1.1, low * 0.9];
}

/**
 * A scale around all values, with round ends and `count` ticks or about as many. It holds zero unless `zero` is false.
 * Whole numbers get whole ticks. Without values: 0 to 1, without ticks.
 */
export function valueScale(
  values: readonly number[],
  spec: ChartSpec,
  language: string,
  { zero = true, count = 5, max }: { zero?: boolean; count?: number; max?: number } = {},
): ValueScale {
  if (values.length === 0 && max === undefined) return { domain: [0, 1], ticks: [], fromZero: true };
  const [low, high] = max === undefined ? rangeOf(values, zero) : [0, max];
  // Whole steps from end to end: the first and the last tick are the ends of the axis.
  const step = Math.max(
    tickStep(low, high, count),
    values.every(Number.isInteger) && spec.y.format !== 'percent' ? 1 : 0,
  );
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const digits = Math.max(0, -Math.floor(Math.log10(step)) + 1);
  const at = Array.from(
    { length: last - first + 1 },
    (_, index) => Number(((first + index) * step).toFixed(Math.min(20, digits))) + 0,
  );
  const domain: readonly [number, number] = [at[0] ?? 0, at.at(-1) ?? 1];
  const largest = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
  return {
    domain,
    ticks: at.map((tick) => ({ at: tick, text: tickText(tick, largest, spec, language) })),
    fromZero: domain[0] <= 0,
  };
}
