import type { CorrectedPeriod } from '../model/published-chart.ts';
import type { RollingWindow } from '../values/window.ts';
import type { ChartSpec } from '../schema/content/chart.ts';
import type { SeriesBreak } from '../schema/data/privacy.ts';
import type { ArrangedSeries, Arranging } from './arrange-series.ts';
import { type ChartInput, type ChartOptions, chartWidths, narrowBelow } from './chart-input.ts';
import type { ChartWords } from '../words/chart-words.ts';
import { directionOf } from '../words/direction.ts';
import { type Period, parsePeriod, periodEnd, periodKind, periodStart } from '../values/period.ts';
import { formatPeriod } from '../words/period-words.ts';
import { formatPosition, formatValue, formatWithUnit } from './format-value.ts';
import type { Placing } from './place-values.ts';
import { type Cell, type ChartData, readChartData, type Series } from './read-chart-data.ts';
import { setApart } from './set-apart.ts';

/** Everything the parts of a drawing share. */
export interface ChartContext {
  readonly id: string;
  readonly document: Document;
  readonly language: string;
  readonly strings: ChartWords;
  readonly rightToLeft: boolean;
  readonly spec: ChartSpec;
  readonly data: ChartData;
  readonly arranged: ArrangedSeries;
  /** By position, the corrections of periods that fall into it; empty where positions are no periods. */
  readonly corrected: ReadonlyMap<number, readonly CorrectedPeriod[]>;
  readonly window: RollingWindow | undefined;
  /** Breaks that lie within the time axis; none on any other axis. */
  readonly breaks: readonly SeriesBreak[];
  readonly minimumCount: number | undefined;
  readonly width: number;
  readonly isNarrow: boolean;
  /** Height of the plotted area. */
  readonly plotHeight: number;
  /** The most rows of a horizontal chart. */
  readonly maxRows: number;
  /**
   * Text as it is drawn: set apart from the drawing's own left-to-right order where the language runs the other way.
   */
  say(text: string): string;
  /** A period in words; a rolling window with its length. */
  nameOf(period: Period): string;
  /** A position in words. */
  at(x: number): string;
  /** A position in words, which say so where it was corrected. */
  atInFull(x: number): string;
  /** A cell in words, with the name of its series where there are several. */
  describe(series: Series, cell: Cell): string;
}

/**
 * A break is drawn when something lies on both sides of it, an outage when it touches the axis; of rolling windows the
 * first one may begin before the axis.
 */
function breaksWithin(input: ChartInput, data: ChartData): SeriesBreak[] {
  if (input.spec.breaks === false || data.positions.kind !== 'time') return [];
  const [start, to] = data.positions.domain.map((at) => new Date(at).toISOString().slice(0, 10)) as [string, string];
  const from = data.positions.list[0]?.since ?? start;
  return (input.breaks ?? [])
    .filter(({ date, until, kind }) => (kind === 'outage' ? (until ?? date) >= from : date > from) && date < to)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The period of each position, also where periods are classes; none where one of them is no period. */
function periodsOf({ positions }: ChartData, spec: ChartSpec): Period[] {
  const areNumbers = positions.isNumeric && spec.period !== spec.x.column;
  if (positions.kind === 'number' || areNumbers) return [];
  const periods = positions.list.map(({ period, key }) => period ?? parsePeriod(key));
  return periods.includes(undefined) ? [] : (periods as Period[]);
}

/** Which positions hold a period that was corrected. */
function correctedWithin({ corrected = [] }: ChartInput, periods: readonly Period[]) {
  return new Map(
    periods.flatMap((period, x) => {
      const own = corrected.filter(({ period: text }) => {
        const one = parsePeriod(text);
        return one !== undefined && periodStart(one) <= periodEnd(period) && periodEnd(one) >= periodStart(period);
      });
      return own.length > 0 ? [[x, own] as const] : [];
    }),
  );
}

/** The rolling windows of a chart whose positions are the days that end them. */
const windowsWithin = ({ window }: ChartInput, periods: readonly Period[]): RollingWindow | undefined =>
  periods.length > 0 && periods.every((period) => periodKind(period) === 'day') ? window : undefined;

/** The words beside a suppressed cell. */
export function suppressedText({ strings, minimumCount }: Pick<ChartContext, 'strings' | 'minimumCount'>): string {
  return minimumCount === undefined ? strings.suppressed : strings.suppressedBelow({ k: minimumCount });
}

/** Reads a faultless input as a mark places and arranges it, and settles what a drawing needs to know. */
export function makeContext(
  input: ChartInput,
  options: ChartOptions,
  { place, arrange }: { readonly place: Placing; readonly arrange: Arranging },
): ChartContext {
  const { spec } = input;
  const { language, document } = options;
  const { words: strings } = options;
  const rightToLeft = directionOf(language) === 'rtl';
  const data = readChartData(input, place);
  const periods = periodsOf(data, spec);
  const window = windowsWithin(input, periods);
  const corrected = correctedWithin(input, periods);
  const width = options.width ?? chartWidths.wide;
  const isNarrow = width < narrowBelow;
  const nameOf = (period: Period) => formatPeriod(period, language, strings.periods, window?.length);
  const at = (x: number) => {
    const position = data.positions.list[x];
    if (position === undefined) return '';
    const name = spec.x.names?.[position.key];
    if (name !== undefined) return name;
    const period = position.period ?? parsePeriod(position.key);
    if (period !== undefined) return nameOf(period);
    return data.positions.isNumeric ? formatPosition(Number(position.key), language) : position.key;
  };
  const atInFull = (x: number) => (corrected.has(x) ? strings.correctedName({ name: at(x) }) : at(x));
  const valueText = ({ value, low, high }: Cell): string => {
    if (value === null) return suppressedText({ strings, minimumCount: input.minimumCount });
    const text = formatWithUnit(value, spec, language);
    if (low === null || high === null || spec.interval === undefined) return text;
    const ends = { low: formatValue(low, spec, language), high: formatValue(high, spec, language) };
    return strings.interval({ value: text, label: spec.interval.label, ...ends });
  };
  return {
    id: input.id,
    document,
    language,
    strings,
    rightToLeft,
    spec,
    data,
    arranged: arrange(data.series, spec, strings),
    corrected,
    window,
    breaks: breaksWithin(input, data),
    minimumCount: input.minimumCount,
    width,
    isNarrow,
    plotHeight: Math.round(width * (options.aspect ?? (isNarrow ? 0.7 : 0.5))),
    // More rows than this are a table, which stands below the chart anyway.
    maxRows: options.maxRows ?? 30,
    say: (text) => setApart(text, language),
    nameOf,
    at,
    atInFull,
    describe: (series, cell) =>
      (data.series.length > 1 ? strings.pointOfSeries : strings.point)({
        series: series.name,
        at: atInFull(cell.x),
        value: valueText(cell),
      }),
  };
}
