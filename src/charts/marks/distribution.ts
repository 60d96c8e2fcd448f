import { drawBars } from '../draw-bars.ts';
import { drawRows } from '../draw-rows.ts';
import type { Mark } from './mark.ts';

/** Bars that touch, over ordered classes. */
export const distribution: Mark = {
  axis: 'classes',
  surplus: 'table',
  isDistribution: true,
  barPadding: 0,
  rowGap: 2,
  draw: (context) => drawBars(context) ?? drawRows(context),
};
