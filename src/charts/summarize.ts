import type { ChartContext } from './chart-context.ts';
import { formatNumber, formatDay, formatShare } from '../values/format.ts';
import { formatValue } from './format-value.ts';
import type { Cell, Series } from './read-chart-data.ts';
import { isPartial, sideOf } from './split-runs.ts';

type Known = Cell & { readonly value: number };
const isKnown = (cell: Cell): cell is Known => cell.value !== null;
const highest = <T>(items: readonly T[], of: (item: T) => number): T =>
  items.reduce((best, item) => (of(item) > of(best) ? item : best));

/** Values counted in one way: those after the last change of definition or sampling, without those a break cuts. */
function comparable(
  { data, breaks }: ChartContext,
  known: readonly Known[],
): { cells: readonly Known[]; since: string | undefined } {
  const whole = known.filter(({ x }) => !isPartial(data.positions.list[x]!, breaks));
  const cells = whole.length === 0 ? known : whole;
  const last = breaks.findLast(({ kind }) => kind !== 'outage');
  if (last === undefined) return { cells, since: undefined };
  const after = cells.filter(({ x }) => sideOf(last, data.positions.list[x]!) === 'after');
  return after.length === 0 ? { cells: cells.slice(-1), since: last.date } : { cells: after, since: last.date };
}

function change(from: number, to: number, { spec, language, strings }: ChartContext): string {
  const size = Math.abs(to - from);
  if (spec.y.format === 'percent') {
    const points = Math.round(size * 1000) / 10;
    return strings.percentagePoints({ count: points, value: formatNumber(points, language, 1) });
  }
  const text = formatValue(size, spec, language);
  return from > 0 ? strings.changeBy({ value: text, share: formatShare(size / from, language, 0) }) : text;
}

function overTime(context: ChartContext, series: Series): string[] {
  const { strings, spec, language, at } = context;
  const { cells, since } = comparable(context, series.cells.filter(isKnown));
  const [first, last] = [cells[0], cells.at(-1)];
  if (first === undefined || last === undefined) return [];
  const text = (value: number) => formatValue(value, spec, language);
  const label = spec.y.label;
  if (first === last) return [strings.oneValue({ label, value: text(last.value), at: at(last.x) })];
  const words = {
    label,
    from: text(first.value),
    to: text(last.value),
    first: at(first.x),
    last: at(last.x),
    change: change(first.value, last.value, context),
  };
  const sentences = [
    (words.from === words.to ? strings.same : last.value > first.value ? strings.rose : strings.fell)(words),
  ];
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
  if (since !== undefined)
    sentences.push(strings.sinceBreak({ date: formatDay(since as Parameters<typeof formatDay>[0], language) }));
  return sentences;
}

/** The highest and the lowest of all cells, where classes and series have no order in time. */
function extremes(context: ChartContext): string[] {
  const { data, strings, spec, mark, language, at } = context;
  const total = (x: number) => data.series.reduce((sum, series) => sum + (series.at(x)?.value ?? 0), 0);
  const areShares = mark.stack === 'whole' && spec.y.format !== 'percent';
  const isWhole = (x: number) => total(x) > 0 && data.series.every((series) => series.at(x)?.value !== null);
  const cells = data.series.flatMap((series) =>
    series.cells
      .filter(isKnown)
      .filter(({ x }) => !areShares || isWhole(x))
      .map(({ x, value }) => ({
        name: series.name === '' ? at(x) : strings.nameAt({ series: series.name, at: at(x) }),
        value: areShares ? value / total(x) : value,
      })),
  );
  if (cells.length === 0) return [];
  const text = (value: number) => (areShares ? formatShare(value, language) : formatValue(value, spec, language));
  const [top, bottom] = [highest(cells, ({ value }) => value), highest(cells, ({ value }) => -value)];
  return [
    strings.extremes({
      highest: text(top.value),
      highestAt: top.name,
      lowest: text(bottom.value),
      lowestAt: bottom.name,
    }),
  ];
}

/** Several series at the last position at which one of them is known. */
function sideBySide(context: ChartContext, isStack: boolean): string[] {
  const { data, strings, spec, mark, language, at } = context;
  const text = (value: number) => formatValue(value, spec, language);
  const isWhole = (x: number) => data.series.every((series) => series.at(x)?.value !== null);
  const isShareOfCounts = mark.stack === 'whole' && spec.y.format !== 'percent';
  const known = data.series
    .map((series) => ({
      name: series.name,
      cells: series.cells.filter(isKnown).filter(({ x }) => !isShareOfCounts || isWhole(x)),
    }))
    .filter(({ cells }) => cells.length > 0);
  if (known.length === 0) return [];
  const lastX = Math.max(...known.map(({ cells }) => cells.at(-1)?.x ?? 0));
  const there = known.flatMap(({ name, cells }) => {
    const cell = cells.findLast(({ x }) => x === lastX);
    return cell === undefined ? [] : [{ name, value: cell.value }];
  });
  const [top, bottom] = [highest(there, ({ value }) => value), highest(there, ({ value }) => -value)];
  const total = there.reduce((sum, { value }) => sum + value, 0);
  const topText = isShareOfCounts && total > 0 ? formatShare(top.value / total, language) : text(top.value);
  if (isStack || there.length === 1) return [strings.largest({ last: at(lastX), top: top.name, topValue: topText })];
  const sentences = [
    strings.latest({
      last: at(lastX),
      top: top.name,
      topValue: text(top.value),
      bottom: bottom.name,
      bottomValue: text(bottom.value),
      count: there.length,
    }),
  ];
  const moves = known.flatMap(({ name, cells }) => {
    const same = comparable(context, cells).cells;
    const [first, last] = [same[0], same.at(-1)];
    return first === undefined || last === undefined || first === last
      ? []
      : [{ name, first, last, size: Math.abs(last.value - first.value) }];
  });
  if (moves.length > 1) {
    const most = highest(moves, ({ size }) => size);
    if (most.size > 0)
      sentences.push(
        strings.moved({
          name: most.name,
          first: at(most.first.x),
          from: text(most.first.value),
          to: text(most.last.value),
        }),
      );
  }
  return sentences;
}

/** Classes compared with one another. */
function ranked(context: ChartContext, series: Series): string[] {
  const { strings, spec, mark, language, at } = context;
  const text = (value: number) => formatValue(value, spec, language);
  const cells = series.cells.filter(isKnown);
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
  if (mark.isDistribution) {
    const total = cells.reduce((sum, { value }) => sum + value, 0);
    const isCount =
      spec.y.format !== 'percent' &&
      cells.every(({ value }) => value >= 0) &&
      total > 0 &&
      cells.length === series.cells.length;
    return [
      isCount
        ? strings.modalShare({ ...words, share: formatShare(top.value / total, language, 0) })
        : strings.modal(words),
    ];
  }
  return [(top.value === bottom.value ? strings.rankedTie : strings.ranked)(words)];
}

/** Periods between the first and the last without any row. */
function gapCount({ data: { positions } }: ChartContext): number {
  if (positions.kind !== 'time') return 0;
  return positions.list
    .slice(1)
    .reduce(
      (gaps, position, index) =>
        gaps + ((position.ordinal ?? 0) - (positions.list[index]?.ordinal ?? 0)) / positions.step - 1,
      0,
    );
}

/**
 * What a chart shows, in a few plain sentences made from its numbers: first and last with their change, highest and
 * lowest, how many values are suppressed or missing. Nothing is compared across a break.
 */
export function summarize(context: ChartContext): string {
  const { data, mark, strings } = context;
  if (data.positions.list.length === 0) return strings.noData;
  const single = data.series.length === 1 ? data.series[0] : undefined;
  const isStack = mark.stack !== undefined;
  const sentences =
    data.positions.kind === 'number' || (single === undefined && data.positions.kind === 'ordinal')
      ? extremes(context)
      : single === undefined
        ? sideBySide(context, isStack)
        : data.positions.kind === 'ordinal'
          ? ranked(context, single)
          : overTime(context, single);
  const suppressed = data.series.reduce(
    (count, { cells }) => count + cells.filter(({ value }) => value === null).length,
    0,
  );
  if (sentences.length === 0) sentences.push(strings.allSuppressed);
  else if (suppressed > 0) sentences.push(strings.suppressedCount({ count: suppressed }));
  const gaps = gapCount(context);
  if (gaps > 0) sentences.push(strings.gapCount({ count: gaps }));
  return sentences.join(' ');
}
