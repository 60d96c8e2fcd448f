import { drawRows } from '../draw-rows.ts';
import type { Mark } from './mark.ts';

/** Horizontal bars, the longest first. */
export const ranking: Mark = {
  axis: 'classes',
  surplus: 'table',
  isRanked: true,
  barPadding: 0,
  rowGap: 9,
  draw: drawRows,
};
