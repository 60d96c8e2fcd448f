import { drawLines } from '../draw-lines.ts';
import type { Mark } from './mark.ts';

/** One or several lines over time or numbers. */
export const line: Mark = {
  axis: 'continuous',
  surplus: 'context',
  sign: 'line',
  barPadding: 0,
  rowGap: 9,
  draw: drawLines,
};
