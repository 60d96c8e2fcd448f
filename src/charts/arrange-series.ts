import type { ChartSpec } from '../schema/content/chart.ts';
import type { ChartWords } from '../words/chart-words.ts';
import type { MarkTraits } from './marks/mark-traits.ts';
import { addUp, type Series } from './read-chart-data.ts';

/** A series with the class that gives it its colour. */
export interface ShownSeries extends Series {
  readonly className: string;
}

/** Which series are drawn how. */
export interface ArrangedSeries {
  readonly shown: readonly ShownSeries[];
  /** Drawn thin, in grey and without a name. */
  readonly context: readonly Series[];
  /** How many are not drawn one by one, and a sentence that says so; empty when all are. */
  readonly folded: number;
  readonly note: string;
}

/** Eight colours are what a reader, and the palette, can keep apart. */
const maxSeries = 8;
/** More panels than this are a wall. */
const maxPanels = 16;

/**
 * Gives colours by place in the author's order, so that a filter does not recolour what stays, and folds what is more
 * than eight: lines and dots go on in grey, parts of a stack are added up, columns and panels are left to the table.
 */
export function arrangeSeries(
  series: readonly Series[],
  spec: ChartSpec,
  strings: ChartWords,
  { surplus }: Pick<MarkTraits, 'surplus'>,
): ArrangedSeries {
  if (surplus === 'panels') {
    const shown = series.slice(0, maxPanels).map((each) => ({ ...each, className: 'series-1' }));
    const folded = series.length - shown.length;
    return { shown, context: [], folded, note: folded > 0 ? strings.omittedNote({ count: folded }) : '' };
  }
  const stacked = surplus === 'other';
  const named = series.length <= maxSeries ? series : series.slice(0, stacked ? maxSeries - 1 : maxSeries);
  const rest = series.slice(named.length);
  const taken = new Set<number>();
  const slots = named.map(({ key }) => {
    const place = spec.series?.order?.indexOf(key) ?? -1;
    if (place < 0 || place >= maxSeries) return -1;
    taken.add(place);
    return place;
  });
  const free = Array.from({ length: maxSeries }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  const shown = named.map((each, index) => {
    const slot = slots[index] ?? -1;
    return { ...each, className: `series-${(slot < 0 ? (free.shift() ?? 0) : slot) + 1}` };
  });
  if (rest.length === 0) return { shown, context: [], folded: 0, note: '' };
  if (stacked) {
    const other = { ...addUp(rest, strings.other({ count: rest.length })), className: 'series-other' };
    return {
      shown: [...shown, other],
      context: [],
      folded: rest.length,
      note: strings.otherNote({ count: rest.length }),
    };
  }
  const isLine = surplus === 'context';
  return {
    shown,
    context: isLine ? rest : [],
    folded: rest.length,
    note: (isLine ? strings.contextNote : strings.omittedNote)({ count: rest.length }),
  };
}
