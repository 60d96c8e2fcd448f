import { arrangePanels } from '../arrange-series.ts';
import { drawPanels } from '../draw-panels.ts';
import { findRepeatedRows } from '../find-repeated-rows.ts';
import { placeOnLine } from '../place-values.ts';
import { tellByAxis } from '../summary/tell-by-axis.ts';
import type { Mark } from './mark.ts';

/** One small line chart per series, all over the same axes. */
export const multiples: Mark = {
  place: placeOnLine,
  arrange: arrangePanels,
  draw: drawPanels,
  summarize: (context) => tellByAxis(context),
  findFaults: findRepeatedRows,
};
