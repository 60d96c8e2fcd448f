import { formatShare } from '../../values/format.ts';
import type { ChartContext } from '../chart-context.ts';
import { formatValue } from '../format-value.ts';
import type { Series } from '../read-chart-data.ts';
import { type Known, highest, knownCells } from './known-cells.ts';

/** The classes of one series, compared by `sentence`; a single one is said as it is. */
function tellClasses(
  context: ChartContext,
  series: Series,
  sentence: (words: ClassWords, top: Known, bottom: Known, cells: readonly Known[]) => string,
): string[] {
  const { strings, spec, language, at } = context;
  const text = (value: number) => formatValue(value, spec, language);
  const cells = knownCells(series);
  const first = cells[0];
  if (first === undefined) return [];
  if (cells.length === 1) return [strings.oneValue({ label: spec.y.label, value: text(first.value), at: at(first.x) })];
  const [top, bottom] = [highest(cells, ({ value }) => value), highest(cells, ({ value }) => -value)];
  const words = {
    top: at(top.x),
    topValue: text(top.value),
    bottom: at(bottom.x),
    bottomValue: text(bottom.value),
    count: cells.length,
  };
  return [sentence(words, top, bottom, cells)];
}

interface ClassWords {
  readonly top: string;
  readonly topValue: string;
  readonly bottom: string;
  readonly bottomValue: string;
  readonly count: number;
}

/** The first and the last of classes that are compared with one another. */
export function tellRanking(context: ChartContext, series: Series): string[] {
  const { rankedTie, ranked } = context.strings;
  return tellClasses(context, series, (words, top, bottom) =>
    top.value === bottom.value ? rankedTie(words) : ranked(words),
  );
}

/** The largest of classes that are parts of one whole, with its share where they are counts and all are known. */
export function tellMode(context: ChartContext, series: Series): string[] {
  const { spec, strings, language } = context;
  return tellClasses(context, series, (words, top, _bottom, cells) => {
    const total = cells.reduce((sum, { value }) => sum + value, 0);
    const areCounts = spec.y.format !== 'percent' && cells.every(({ value }) => value >= 0);
    return areCounts && total > 0 && cells.length === series.cells.length
      ? strings.modalShare({ ...words, share: formatShare(top.value / total, language, 0) })
      : strings.modal(words);
  });
}
