import { drawStackRows } from '../draw-stack-rows.ts';
import { drawStack } from '../draw-stack.ts';
import type { Mark } from './mark.ts';

/** Stacked sums; rows where the classes cannot be named below. */
export const area: Mark = {
  axis: 'continuous',
  surplus: 'other',
  stack: 'sum',
  barPadding: 0.08,
  rowGap: 9,
  draw: (context) => drawStack(context) ?? drawStackRows(context),
};
