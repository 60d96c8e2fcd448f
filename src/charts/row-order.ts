import { axisX, ruleX, type Markish } from '@observablehq/plot';
import type { ChartContext } from './chart-context.ts';
import type { ChartNote } from './chart-figure.ts';
import type { ValueScale } from './value-scale.ts';

/** The classes from top to bottom as they come; no more than may be drawn. */
export function rowOrder({ data, maxRows }: ChartContext): number[] {
  return data.positions.list.map((_, index) => index).slice(0, maxRows);
}

/** The classes from the largest value down, suppressed ones last; no more than may be drawn. */
export function rankedOrder({ data, maxRows }: ChartContext): number[] {
  const sizes = data.positions.list.map((_, x) => {
    const known = data.series.flatMap((series) => series.at(x)?.value ?? []);
    return known.length === 0 ? -Infinity : known.reduce((sum, value) => sum + value, 0);
  });
  return sizes
    .map((_, index) => index)
    .sort((a, b) => (sizes[a] === sizes[b] ? a - b : (sizes[b] ?? 0) - (sizes[a] ?? 0)))
    .slice(0, maxRows);
}

/** What the rows and the colours leave to the table. */
export function rowNotes({ data, arranged, strings, maxRows }: ChartContext): ChartNote[] {
  const omitted = data.positions.list.length - maxRows;
  return [arranged.note, omitted > 0 ? strings.omittedNote({ count: omitted }) : '']
    .filter(Boolean)
    .map((text) => ({ kind: 'folded', text }));
}

/** Grid and numbers below the rows. */
export function rowAxis({ say }: ChartContext, { ticks }: ValueScale): Markish[] {
  const at = ticks.map((tick) => tick.at);
  const texts = new Map(ticks.map((tick) => [tick.at, say(tick.text)]));
  return [
    ruleX(at, { className: 'chart-grid' }),
    axisX({
      ticks: at,
      tickFormat: (tick: number) => texts.get(tick) ?? '',
      tickSize: 0,
      tickPadding: 8,
      label: null,
      className: 'chart-axis',
    }),
  ];
}
