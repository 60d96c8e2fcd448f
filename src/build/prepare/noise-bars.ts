import { quoteName } from '../../engine/sql.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { DataTable, Entry } from '../../source/site.ts';
import { noiseHalfWidth } from '../../values/noise-half-width.ts';

type Chart = Entry<ChartSpec>;

/** The share of the noise that error bars hold where a chart is mended. */
const usualShare = 0.95;

/** A number as SQL writes it, to six digits after the point. */
const inSql = (value: number) => String(Number(value.toFixed(6)));

/** The noise that the tables of a chart's dataset declare for its y; undefined where none does. */
function noiseOf({ data }: Chart, tables: readonly DataTable[]) {
  const all = tables
    .filter(({ dataset }) => dataset === data.dataset)
    .flatMap(({ privacy }) => privacy.differentialPrivacy ?? []);
  return { all, ofY: all.find(({ columns }) => columns.includes(data.y.column)) };
}

type ErrorBars = NonNullable<ChartSpec['interval']>;
type Told = Pick<Problem, 'message' | 'fix'>;
type Noise = ReturnType<typeof noiseOf>;

const mendOf = ({ label }: ErrorBars) => `interval: { noise: ${usualShare}, label: "${label}" }`;

/** What is wrong with error bars whose ends are columns of the SQL. */
function judgeColumns(bars: ErrorBars, { all }: Noise, dataset: string): Told | undefined {
  const named = [bars.low, bars.high].filter((name) => name !== undefined);
  if (all.length > 0) {
    const declared = all.map(
      (noise) =>
        `${noise.mechanism} of scale ${noise.scale}: ±${inSql(noiseHalfWidth(noise, usualShare))} at ${usualShare}`,
    );
    return {
      message: `"${dataset}" declares its noise (${declared.join(', ')}), and the SQL says other ends of the error bars: they would stay when the noise changes.`,
      fix: `write  ${mendOf(bars)}  and take ${named.join(' and ')} out of the SQL`,
    };
  }
  if (named.length === 2) return undefined;
  return {
    message: 'The chart does not say where its error bars end.',
    fix: 'name the columns of the SQL that hold the ends:  low: low  and  high: high',
  };
}

/** What is wrong with error bars that come from the declared noise. */
function judgeDeclared(bars: ErrorBars, { all, ofY }: Noise, { data }: Chart): Told | undefined {
  if (!ofY) {
    const columns = all.flatMap((noise) => noise.columns);
    return {
      message: `"${data.dataset}" declares no noise for a column "${data.y.column}".`,
      fix:
        columns.length > 0
          ? `let y be one of ${columns.join(', ')}, as it was published`
          : 'name columns of the SQL instead:  low: low  and  high: high',
    };
  }
  if (bars.low === undefined && bars.high === undefined) return undefined;
  return {
    message: 'Error bars come from the declared noise, or from columns of the SQL, and not from both.',
    fix: `write  ${mendOf(bars)}`,
  };
}

/**
 * Problems of the ends of error bars: typed into the SQL where the dataset declares its noise, taken from noise that it
 * does not declare, and none at all.
 */
export function judgeNoiseBars(entry: Chart, tables: readonly DataTable[]): Problem[] {
  const { interval, dataset } = entry.data;
  if (interval === undefined) return [];
  const noise = noiseOf(entry, tables);
  const told =
    interval.noise === undefined ? judgeColumns(interval, noise, dataset) : judgeDeclared(interval, noise, entry);
  return told ? [{ code: 'chart/interval', ...entry.at(['interval']), ...told }] : [];
}

/** SQL whose rows have, beside its own columns, the ends of error bars; it begins one line later. */
export const withEnds = (sql: string, column: string, halfWidth: number): string => {
  const [y, by] = [quoteName(column), inSql(halfWidth)];
  return `SELECT *, ${y} - ${by} AS low, ${y} + ${by} AS high FROM (\n${sql.replace(/;\s*$/, '')}\n)`;
};

/** Half the width of a chart's error bars, where they come from the declared noise of its dataset. */
export function halfWidthOf(entry: Chart, tables: readonly DataTable[]): number | undefined {
  const share = entry.data.interval?.noise;
  const { ofY } = noiseOf(entry, tables);
  return share === undefined || !ofY ? undefined : noiseHalfWidth(ofY, share);
}

/** A chart's front matter with the columns that hold the ends of its error bars. */
export function withEndColumns(spec: ChartSpec): ChartSpec {
  const { interval } = spec;
  if (interval?.noise === undefined) return spec;
  return { ...spec, interval: { ...interval, low: 'low', high: 'high' } };
}
