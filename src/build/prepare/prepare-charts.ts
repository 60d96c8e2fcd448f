import type { Engine } from '../../engine/engine.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { ChartCube } from '../../model/chart-cube.ts';
import type { ChartModel } from '../../model/site-model.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { Entry, Site } from '../../source/site.ts';
import { withoutSql } from './chart-sql.ts';
import { withEndColumns } from './noise-bars.ts';
import { renderMarkdown } from './markdown.ts';
import { languagesOf } from './prepare-content.ts';
import { type ChartRun, runChart } from './run-chart.ts';
import { translateFilters } from './translate-filters.ts';

export interface PreparedCharts {
  readonly charts: Readonly<Record<string, readonly ChartModel[]>>;
  readonly cubes: Readonly<Record<string, ChartCube>>;
  readonly problems: readonly Problem[];
}

/** A chart in one language: the words of its translation, where there is one, around what was computed once. */
function chartIn(
  language: string,
  entry: Entry<ChartSpec>,
  { sql, boundSql, filters, result, cube, tables }: ChartRun,
  site: Site,
  addresses: Addresses,
): ChartModel {
  const translation = site.translations[language]?.charts.find(({ id }) => id === entry.id);
  const shown = translation ?? entry;
  const { html, headings, text } = renderMarkdown(withoutSql(shown.body), {
    file: shown.file,
    firstLine: shown.bodyLine,
    link: (path) => addresses.page(path, language),
  });
  // A translation brings words; what is computed stays the original's.
  const spec: ChartSpec = { ...withEndColumns(shown.data), mark: entry.data.mark, dataset: entry.data.dataset };
  return {
    id: entry.id,
    spec,
    caption: { html, headings, text },
    language: translation ? language : site.config.language,
    file: shown.file,
    sql,
    boundSql,
    filters: translation ? translateFilters(filters, spec, language) : filters,
    result,
    cube: cube !== undefined,
    tables,
  };
}

/** Runs every chart over the loaded tables, and gives it in every language. */
export async function prepareCharts(
  site: Site,
  engine: Engine,
  addresses: Addresses,
  onProgress: (done: number, total: number) => void,
): Promise<PreparedCharts> {
  const problems: Problem[] = [];
  const cubes: Record<string, ChartCube> = {};
  const charts: Record<string, ChartModel[]> = Object.fromEntries(languagesOf(site).map((language) => [language, []]));
  const tables = site.datasets.flatMap((dataset) => dataset.tables);
  const entries = site.content.charts;
  for (const [position, entry] of entries.entries()) {
    onProgress(position, entries.length);
    const { problems: own, run } = await runChart(entry, tables, engine);
    problems.push(...own);
    if (!run) continue;
    if (run.cube) cubes[entry.id] = run.cube;
    for (const language of languagesOf(site)) charts[language]?.push(chartIn(language, entry, run, site, addresses));
  }
  onProgress(entries.length, entries.length);
  return { charts, cubes, problems };
}
