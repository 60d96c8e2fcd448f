import type { ChartContext } from '../chart-context.ts';
import { highest } from './known-cells.ts';
import type { LastPosition } from './last-position.ts';
import { plainMeasure } from './measure.ts';

/** Several parts: the largest at a position, nothing without one. `say` may say a value as a part of what is there. */
export function tellLargest(
  context: ChartContext,
  last: LastPosition | undefined,
  say: (value: number, last: LastPosition) => string = plainMeasure(context).say,
): string[] {
  if (last === undefined) return [];
  const top = highest(last.there, ({ value }) => value);
  return [context.strings.largest({ last: context.at(last.x), top: top.name, topValue: say(top.value, last) })];
}
