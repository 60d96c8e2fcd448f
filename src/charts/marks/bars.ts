import { leaveRest } from '../arrange-series.ts';
import { drawBars } from '../draw-bars.ts';
import { drawRows } from '../draw-rows.ts';
import { findRepeatedRows } from '../find-repeated-rows.ts';
import { placeInPeriods } from '../place-values.ts';
import { rowOrder } from '../row-order.ts';
import { tellByAxis } from '../summary/tell-by-axis.ts';
import type { Mark } from './mark.ts';

/** Columns side by side; rows where the classes cannot be named below. */
export const bars: Mark = {
  place: placeInPeriods,
  arrange: leaveRest,
  draw: (context) => drawBars(context, 0.14) ?? drawRows(context, rowOrder(context), 9),
  summarize: (context) => tellByAxis(context),
  findFaults: findRepeatedRows,
};
