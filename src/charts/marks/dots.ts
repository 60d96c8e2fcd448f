import { drawLines } from '../draw-lines.ts';
import type { Mark } from './mark.ts';

/** Dots alone; a position may hold several. */
export const dots: Mark = {
  axis: 'continuous',
  surplus: 'context',
  sign: 'dot',
  mayRepeat: true,
  barPadding: 0,
  rowGap: 9,
  draw: drawLines,
};
