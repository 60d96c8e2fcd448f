import { formatDay } from '../../values/format-day.ts';
import { formatNumber, formatShare } from '../../values/format.ts';
import type { ChartContext } from '../chart-context.ts';
import { formatValue } from '../format-value.ts';
import type { Series } from '../read-chart-data.ts';
import { comparableCells } from './comparable-cells.ts';
import { type Known, highest, knownCells } from './known-cells.ts';

/** The size of a change: of shares in percentage points, otherwise as a number and a share of where it began. */
function changeText(from: number, to: number, { spec, language, strings }: ChartContext): string {
  const size = Math.abs(to - from);
  if (spec.y.format === 'percent') {
    const points = Math.round(size * 1000) / 10;
    return strings.percentagePoints({ count: points, value: formatNumber(points, language, 1) });
  }
  const text = formatValue(size, spec, language);
  return from > 0 ? strings.changeBy({ value: text, share: formatShare(size / from, language, 0) }) : text;
}

/** From the first to the last value; the same in words is said to be the same. */
function changeSentence(context: ChartContext, first: Known, last: Known): string {
  const { strings, spec, language, at } = context;
  const words = {
    label: spec.y.label,
    from: formatValue(first.value, spec, language),
    to: formatValue(last.value, spec, language),
    first: at(first.x),
    last: at(last.x),
    change: changeText(first.value, last.value, context),
  };
  if (words.from === words.to) return strings.same(words);
  return last.value > first.value ? strings.rose(words) : strings.fell(words);
}

/** One series over time: how it changed, its highest and lowest value; nothing is compared across a break. */
export function tellTrend(context: ChartContext, series: Series): string[] {
  const { strings, spec, language, at } = context;
  const { cells, since } = comparableCells(context, knownCells(series));
  const [first, last] = [cells[0], cells.at(-1)];
  if (first === undefined || last === undefined) return [];
  const text = (value: number) => formatValue(value, spec, language);
  if (first === last) return [strings.oneValue({ label: spec.y.label, value: text(last.value), at: at(last.x) })];
  const sentences = [changeSentence(context, first, last)];
  if (cells.length > 3) {
    const [top, bottom] = [highest(cells, ({ value }) => value), highest(cells, ({ value }) => -value)];
    sentences.push(
      strings.extremes({
        highest: text(top.value),
        highestAt: at(top.x),
        lowest: text(bottom.value),
        lowestAt: at(bottom.x),
      }),
    );
  }
  if (since !== undefined) sentences.push(strings.sinceBreak({ date: formatDay(since, language) }));
  return sentences;
}
