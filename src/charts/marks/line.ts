import { keepInGrey } from '../arrange-series.ts';
import { drawLines } from '../draw-lines.ts';
import { findRepeatedRows } from '../find-repeated-rows.ts';
import { placeOnLine } from '../place-values.ts';
import { plotLine } from '../plot-line.ts';
import { tellByAxis } from '../summary/tell-by-axis.ts';
import type { Mark } from './mark.ts';

/** One or several lines over time or numbers. */
export const line: Mark = {
  place: placeOnLine,
  arrange: keepInGrey,
  draw: (context) =>
    drawLines(context, {
      sign: 'line',
      greySign: { sign: 'thin', className: '' },
      endsInName: true,
      plot: (within, series, dotted) => plotLine(within, series, series.className, dotted),
      plotGrey: (within, series) => plotLine(within, series, '', false, 'chart-context'),
    }),
  summarize: (context) => tellByAxis(context),
  findFaults: findRepeatedRows,
};
