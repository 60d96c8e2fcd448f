import type { ChartContext } from '../chart-context.ts';
import { formatValue } from '../format-value.ts';
import { comparableCells } from './comparable-cells.ts';
import { highest } from './known-cells.ts';
import { type KnownSeries, lastPosition } from './last-position.ts';
import { tellLargest } from './tell-largest.ts';

/** The series that moved the most; none where fewer than two can be compared, or none moved. */
function movedSentence(context: ChartContext, series: readonly KnownSeries[]): string[] {
  const { strings, spec, language, at } = context;
  const text = (value: number) => formatValue(value, spec, language);
  const moves = series.flatMap(({ name, cells }) => {
    const same = comparableCells(context, cells).cells;
    const [first, last] = [same[0], same.at(-1)];
    return first === undefined || last === undefined || first === last
      ? []
      : [{ name, first, last, size: Math.abs(last.value - first.value) }];
  });
  if (moves.length < 2) return [];
  const { name, first, last, size } = highest(moves, (move) => move.size);
  if (size === 0) return [];
  return [strings.moved({ name, first: at(first.x), from: text(first.value), to: text(last.value) })];
}

/** Several series side by side: the highest and the lowest at the last position, and which moved the most. */
export function tellLatest(context: ChartContext): string[] {
  const { strings, spec, language, at } = context;
  const last = lastPosition(context);
  if (last === undefined) return [];
  if (last.there.length === 1) return tellLargest(context, last);
  const [top, bottom] = [highest(last.there, ({ value }) => value), highest(last.there, ({ value }) => -value)];
  const latest = strings.latest({
    last: at(last.x),
    top: top.name,
    topValue: formatValue(top.value, spec, language),
    bottom: bottom.name,
    bottomValue: formatValue(bottom.value, spec, language),
    count: last.there.length,
  });
  return [latest, ...movedSentence(context, last.series)];
}
