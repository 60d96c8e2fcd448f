import { drawStackRows } from '../draw-stack-rows.ts';
import { drawStack } from '../draw-stack.ts';
import type { Mark } from './mark.ts';

/** Parts of 100 %; rows where the classes cannot be named below. */
export const share: Mark = {
  axis: 'continuous',
  surplus: 'other',
  stack: 'whole',
  barPadding: 0.08,
  rowGap: 9,
  draw: (context) => drawStack(context) ?? drawStackRows(context),
};
