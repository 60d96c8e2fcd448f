import type { ChartSpec } from '../schema/content/chart.ts';
import type { ChartWords } from '../words/chart-words.ts';
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

/** Settles which series are drawn how, and what becomes of those that are too many to be told apart. */
export type Arranging = (series: readonly Series[], spec: ChartSpec, strings: ChartWords) => ArrangedSeries;

/** Gives colours by place in the author's order, so that a filter does not recolour what stays. */
function colourSeries(named: readonly Series[], { series }: ChartSpec): ShownSeries[] {
  const taken = new Set<number>();
  const slots = named.map(({ key }) => {
    const place = series?.order?.indexOf(key) ?? -1;
    if (place < 0 || place >= maxSeries) return -1;
    taken.add(place);
    return place;
  });
  const free = Array.from({ length: maxSeries }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  return named.map((each, index) => {
    const slot = slots[index] ?? -1;
    return { ...each, className: `series-${(slot < 0 ? (free.shift() ?? 0) : slot) + 1}` };
  });
}

/** The first eight are shown; the others go on in grey. */
export const keepInGrey: Arranging = (series, spec, strings) => {
  const context = series.slice(maxSeries);
  const note = context.length > 0 ? strings.contextNote({ count: context.length }) : '';
  return { shown: colourSeries(series.slice(0, maxSeries), spec), context, folded: context.length, note };
};

/** The first eight are shown; the others are left to the table. */
export const leaveRest: Arranging = (series, spec, strings) => {
  const folded = Math.max(0, series.length - maxSeries);
  const note = folded > 0 ? strings.omittedNote({ count: folded }) : '';
  return { shown: colourSeries(series.slice(0, maxSeries), spec), context: [], folded, note };
};

/** Eight at most are shown; where there are more, the last of them is the sum of all that have no place. */
export const addUpRest: Arranging = (series, spec, strings) => {
  if (series.length <= maxSeries) return { shown: colourSeries(series, spec), context: [], folded: 0, note: '' };
  const rest = series.slice(maxSeries - 1);
  const other = { ...addUp(rest, strings.other({ count: rest.length })), className: 'series-other' };
  return {
    shown: [...colourSeries(series.slice(0, maxSeries - 1), spec), other],
    context: [],
    folded: rest.length,
    note: strings.otherNote({ count: rest.length }),
  };
};

/** A panel of its own for each, so that more can be shown, all in one colour; the others are left to the table. */
export const arrangePanels: Arranging = (series, _spec, strings) => {
  const shown = series.slice(0, maxPanels).map((each) => ({ ...each, className: 'series-1' }));
  const folded = series.length - shown.length;
  return { shown, context: [], folded, note: folded > 0 ? strings.omittedNote({ count: folded }) : '' };
};
