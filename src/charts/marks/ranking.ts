import { leaveRest } from '../arrange-series.ts';
import { drawRows } from '../draw-rows.ts';
import { findRepeatedRows } from '../find-repeated-rows.ts';
import { placeInClasses } from '../place-values.ts';
import { rankedOrder } from '../row-order.ts';
import { tellByAxis } from '../summary/tell-by-axis.ts';
import type { Mark } from './mark.ts';

/** Horizontal bars, the longest first. */
export const ranking: Mark = {
  place: placeInClasses,
  arrange: leaveRest,
  draw: (context) => drawRows(context, rankedOrder(context), 9),
  summarize: (context) => tellByAxis(context),
  findFaults: findRepeatedRows,
};
