import { leaveRest } from '../arrange-series.ts';
import { drawBars } from '../draw-bars.ts';
import { drawRows } from '../draw-rows.ts';
import { findRepeatedRows } from '../find-repeated-rows.ts';
import { placeInClasses } from '../place-values.ts';
import { rowOrder } from '../row-order.ts';
import { tellByAxis } from '../summary/tell-by-axis.ts';
import { tellMode } from '../summary/tell-classes.ts';
import type { Mark } from './mark.ts';

/** Bars that touch, over ordered classes; rows where the classes cannot be named below. */
export const distribution: Mark = {
  place: placeInClasses,
  arrange: leaveRest,
  draw: (context) => drawBars(context, 0) ?? drawRows(context, rowOrder(context), 2),
  summarize: (context) => tellByAxis(context, { classes: tellMode }),
  findFaults: findRepeatedRows,
};
