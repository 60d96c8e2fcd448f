import { drawBars } from '../draw-bars.ts';
import { drawRows } from '../draw-rows.ts';
import type { Mark } from './mark.ts';

/** Columns side by side; rows where the classes cannot be named below. */
export const bars: Mark = {
  axis: 'periods',
  surplus: 'table',
  barPadding: 0.14,
  rowGap: 9,
  draw: (context) => drawBars(context) ?? drawRows(context),
};
