import { keepInGrey } from '../arrange-series.ts';
import { drawLines } from '../draw-lines.ts';
import { placeOnLine } from '../place-values.ts';
import { plotDots } from '../plot-dots.ts';
import { tellByAxis } from '../summary/tell-by-axis.ts';
import type { Mark } from './mark.ts';

/** Dots alone; a position may hold several. */
export const dots: Mark = {
  place: placeOnLine,
  arrange: keepInGrey,
  draw: (context) =>
    drawLines(context, {
      sign: 'dot',
      greySign: { sign: 'dot', className: 'series-other' },
      endsInName: false,
      plot: (within, series) => plotDots(within, series, series.className),
      plotGrey: (within, series) => plotDots(within, series, ''),
    }),
  summarize: (context) => tellByAxis(context),
  findFaults: () => [],
};
