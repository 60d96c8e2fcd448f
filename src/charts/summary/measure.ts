import type { ChartContext } from '../chart-context.ts';
import { formatValue } from '../format-value.ts';
import type { Known } from './known-cells.ts';

/** How the values of a chart are compared with one another, and said. */
export interface Measure {
  /** Whether the values at a position can be compared with others. */
  canTell(x: number): boolean;
  valueOf(cell: Known): number;
  say(value: number): string;
}

/** Values as they are. */
export const plainMeasure = ({ spec, language }: ChartContext): Measure => ({
  canTell: () => true,
  valueOf: ({ value }) => value,
  say: (value) => formatValue(value, spec, language),
});
