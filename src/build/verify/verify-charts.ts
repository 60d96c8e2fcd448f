import { z } from 'zod';
import { paths } from '../../model/paths.ts';
import type { Dataset } from '../../source/site.ts';
import { noiseHalfWidth } from '../../values/noise-half-width.ts';
import { type PublishedSite, Unfetched } from './published-site.ts';
import type { Verdict } from './verdict.ts';

/** A published chart, as far as its error bars can be held to anything. */
const chartSchema = z.looseObject({
  spec: z.looseObject({
    dataset: z.string(),
    y: z.looseObject({ column: z.string() }),
    interval: z
      .looseObject({
        noise: z.number().gt(0).lt(1).optional(),
        low: z.string().optional(),
        high: z.string().optional(),
      })
      .optional(),
  }),
  columns: z.array(z.looseObject({ name: z.string() })),
  rows: z.array(z.array(z.unknown())),
});
type PublishedChart = z.infer<typeof chartSchema>;

const searchSchema = z.array(z.looseObject({ kind: z.string(), url: z.string() }));

/** Numbers that differ by less are one: the ends of error bars are written to six digits. */
const exactly = 1e-5;

async function readAs<T>(site: PublishedSite, path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const bytes = await site.read(path);
  if (!bytes) return undefined;
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The half widths above and below that the rows of a chart show; rows without a number show none. */
function shownWidths({ columns, rows, spec }: PublishedChart): number[] {
  const at = (name: string | undefined) => columns.findIndex((column) => column.name === name);
  const [y, low, high] = [at(spec.y.column), at(spec.interval?.low), at(spec.interval?.high)];
  const numberIn = (row: readonly unknown[], index: number) => {
    const value = row[index];
    return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  };
  return rows
    .flatMap((row) => [numberIn(row, y) - numberIn(row, low), numberIn(row, high) - numberIn(row, y)])
    .filter(Number.isFinite);
}

/** What is wrong with the error bars of a chart whose dataset declares its noise; undefined where nothing is. */
function judgeBars(chart: PublishedChart, datasets: readonly Dataset[]): string | undefined {
  const { interval, dataset, y } = chart.spec;
  const declared = datasets
    .filter(({ id }) => id === dataset)
    .flatMap(({ tables }) => tables.flatMap(({ privacy }) => privacy.differentialPrivacy ?? []));
  if (!interval || declared.length === 0) return undefined;
  const noise = declared.find(({ columns }) => columns.includes(y.column));
  if (interval.noise === undefined || !noise)
    return `"${dataset}" declares its noise, and the error bars of this chart come from elsewhere.`;
  const expected = noiseHalfWidth(noise, interval.noise);
  const other = shownWidths(chart).find((width) => Math.abs(width - expected) > exactly);
  if (other === undefined) return undefined;
  return `Its error bars reach ±${other}; the noise that "${dataset}" declares reaches ±${expected} at ${interval.noise}.`;
}

async function judgeCharts(site: PublishedSite, datasets: readonly Dataset[], index: string): Promise<Verdict[]> {
  const found = await readAs(site, index, searchSchema);
  if (!found) {
    const message = 'It is missing or cannot be read, so the error bars of charts were not looked at.';
    return [{ kind: 'note', about: 'charts', file: index, message }];
  }
  const ids = found.flatMap(({ kind, url }) => (kind === 'chart' ? [url.split('/').at(-2) ?? ''] : []));
  const verdicts: Verdict[] = [];
  for (const id of ids) {
    const chart = await readAs(site, paths.chart(id), chartSchema);
    const message = chart ? judgeBars(chart, datasets) : 'It cannot be read as a chart.';
    if (message !== undefined) verdicts.push({ kind: 'differs', about: 'charts', file: paths.chart(id), message });
  }
  if (verdicts.length > 0 || ids.length === 0) return verdicts;
  const message = `Error bars of charts (charts: ${ids.length}) are as wide as the declared noise, where a dataset declares any.`;
  return [{ kind: 'agrees', about: 'charts', message }];
}

/**
 * Holds the error bars of the charts that a site's search (in its own language) names to the noise that their datasets
 * declare. A site without charts has nothing to hold; where no search names them, that is said.
 */
export async function verifyCharts(
  site: PublishedSite,
  datasets: readonly Dataset[],
  language: string,
): Promise<Verdict[]> {
  try {
    return await judgeCharts(site, datasets, paths.search(language));
  } catch (error) {
    if (!(error instanceof Unfetched)) throw error;
    return [{ kind: 'unfetched', about: 'charts', file: error.path, message: error.message }];
  }
}
