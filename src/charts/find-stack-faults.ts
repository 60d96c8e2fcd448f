import type { ChartFault } from './chart-fault.ts';
import type { ChartInput } from './chart-input.ts';
import { findNegativeParts } from './find-negative-parts.ts';
import { findRepeatedRows } from './find-repeated-rows.ts';

/** What cannot be put on top of one another. */
export const findStackFaults = (input: ChartInput): ChartFault[] => [
  ...findNegativeParts(input),
  ...findRepeatedRows(input),
];
