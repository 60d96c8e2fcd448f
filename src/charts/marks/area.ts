import { addUpRest } from '../arrange-series.ts';
import { drawStackRows } from '../draw-stack-rows.ts';
import { drawStack } from '../draw-stack.ts';
import { findStackFaults } from '../find-stack-faults.ts';
import { placeOnLine } from '../place-values.ts';
import type { Stacking } from '../stacking.ts';
import { lastPosition } from '../summary/last-position.ts';
import { tellByAxis } from '../summary/tell-by-axis.ts';
import { tellLargest } from '../summary/tell-largest.ts';
import { valueScale } from '../value-scale.ts';
import type { Mark } from './mark.ts';

/** Parts as they are, up to the highest sum. */
const sums: Stacking = {
  wholeOf: () => 1,
  scale: ({ spec, language, isNarrow }, columns) => {
    const tops = columns.flatMap(({ layers, top }) => (layers.length === 0 ? [] : top));
    return valueScale(tops, spec, language, { count: isNarrow ? 4 : 5 });
  },
  remark: () => '',
};

/** Stacked sums; rows where the classes cannot be named below. */
export const area: Mark = {
  place: placeOnLine,
  arrange: addUpRest,
  draw: (context) => drawStack(context, sums) ?? drawStackRows(context, sums),
  summarize: (context) => tellByAxis(context, { several: () => tellLargest(context, lastPosition(context)) }),
  findFaults: findStackFaults,
};
