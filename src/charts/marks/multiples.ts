import { drawPanels } from '../draw-panels.ts';
import type { Mark } from './mark.ts';

/** One small line chart per series, all over the same axes. */
export const multiples: Mark = {
  axis: 'continuous',
  surplus: 'panels',
  barPadding: 0,
  rowGap: 9,
  draw: drawPanels,
};
