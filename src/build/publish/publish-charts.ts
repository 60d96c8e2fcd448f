import { palette } from '../../charts/palette.ts';
import { plotChart } from '../../charts/plot-chart.ts';
import { toStandaloneSvg } from '../../charts/to-standalone-svg.ts';
import { drawingDocument } from '../../site/draw.ts';
import { datasetsIn } from '../../model/translate-datasets.ts';
import { formatCsv } from '../../values/csv.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { ChartModel, SiteModel, TableModel } from '../../model/site-model.ts';
import type { ChartCube } from '../prepare/prepare-charts.ts';
import { type PublishedFile, jsonFile, textFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

/** `/charts/<id>.json`: what a browser needs to draw the chart anew, query its tables, and say where it comes from. */
export interface PublishedChart {
  readonly id: string;
  readonly spec: ChartModel['spec'];
  readonly language: string;
  readonly url: string;
  readonly sql: string;
  readonly boundSql: string;
  readonly filters: ChartModel['filters'];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: ChartModel['result']['rows'];
  /** Where every setting of the filters is answered; absent where a filter asks the engine. */
  readonly cube?: string;
  readonly breaks: NonNullable<TableModel['privacy']['breaks']>;
  readonly minimumCount?: number;
  readonly population?: string;
  readonly source: { readonly title: string; readonly licence: string; readonly asOf: string };
  /** The tables the SQL may read, with the published files to fetch and verify. */
  readonly tables: readonly PublishedTable[];
}

/** A table as a browser loads it. File paths are relative to `/data/`. */
export interface PublishedTable {
  readonly name: string;
  readonly dataset: string;
  readonly title: string;
  readonly releases: 'partition' | 'snapshot';
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly type: TableModel['columns'][number]['type'];
    readonly missing: readonly string[];
    readonly description?: string;
  }[];
  readonly files: readonly {
    readonly path: string;
    readonly period?: string;
    readonly format: 'csv' | 'parquet';
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** What a browser must know of a table to load and verify it. */
export function publishedTable(table: TableModel): PublishedTable {
  return {
    name: table.name,
    dataset: table.dataset,
    title: table.title,
    releases: table.privacy.releases,
    rows: table.rows,
    columns: table.columns.map(({ name, type, missing, description }) => ({
      name,
      type,
      missing,
      ...(description ? { description } : {}),
    })),
    files: table.files.map(({ path, period, format, bytes, sha256 }) => ({
      path,
      ...(period ? { period } : {}),
      format,
      bytes,
      sha256,
    })),
  };
}

/** The dataset a chart names, with the table its SQL reads first (breaks, population and licence come from there). */
export function chartSource(model: SiteModel, chart: ChartModel) {
  const dataset = model.datasets.find(({ id }) => id === chart.spec.dataset);
  const table = dataset?.tables.find(({ name }) => chart.tables.includes(name)) ?? dataset?.tables[0];
  return { dataset, table };
}

function publishedChart(model: SiteModel, chart: ChartModel, language: string, addresses: Addresses): PublishedChart {
  const { dataset, table } = chartSource(model, chart);
  const licence =
    dataset?.descriptor.licenses.map((entry) => ('name' in entry ? entry.name : entry.path)).join(', ') ?? '';
  return {
    id: chart.id,
    spec: chart.spec,
    language,
    url: addresses.absolute(addresses.page(`/explore/${chart.id}/`, language).slice(addresses.base.length - 1)),
    sql: chart.sql,
    boundSql: chart.boundSql,
    filters: chart.filters,
    columns: chart.result.columns,
    rows: chart.result.rows,
    ...(chart.cube ? { cube: paths.chartCube(chart.id) } : {}),
    breaks: table?.privacy.breaks ?? [],
    ...(table && typeof table.privacy.contributors === 'string' && !table.privacy.differentialPrivacy
      ? { minimumCount: table.privacy.minimumCount }
      : {}),
    ...(table ? { population: table.privacy.population } : {}),
    source: { title: dataset?.descriptor.title ?? '', licence, asOf: model.today },
    tables: model.datasets
      .flatMap(({ tables }) => tables)
      .filter(({ name }) => chart.tables.includes(name))
      .map(publishedTable),
  };
}

/** The chart as a file of its own, which says what it shows, where it comes from and under which licence. */
function standaloneChart(model: SiteModel, chart: ChartModel, language: string, addresses: Addresses): string {
  const { source, url, breaks, minimumCount, population } = publishedChart(model, chart, language, addresses);
  const input = {
    id: `file-${chart.id}`,
    spec: chart.spec,
    columns: chart.result.columns.map(({ name }) => name),
    rows: chart.result.rows,
    breaks,
    ...(minimumCount === undefined ? {} : { minimumCount }),
    ...(population === undefined ? {} : { population }),
  };
  const { svg, notes } = plotChart(input, { document: drawingDocument, language });
  const synthetic = model.words?.[language]?.synthetic ?? model.config.synthetic;
  const credits = {
    title: chart.spec.title,
    source: `${source.title}, ${url}`,
    date: source.asOf,
    licence: source.licence,
    ...(population === undefined ? {} : { population }),
    notes: [...notes.map(({ text }) => text), ...(synthetic ? [synthetic] : [])],
  };
  return toStandaloneSvg(svg, credits, { colours: palette.light, language });
}

/** Every chart as JSON, CSV, SQL and SVG, with the cube that answers its filters. A language's own words are in `<id>.<language>.json`. */
export function publishCharts(
  model: SiteModel,
  cubes: Readonly<Record<string, ChartCube>>,
  addresses: Addresses,
): PublishedFile[] {
  return model.languages.flatMap((language) => {
    const spoken = { ...model, datasets: datasetsIn(model, language) };
    return (model.charts[language] ?? []).flatMap((chart) => {
      const own = language === model.config.language;
      const cube = cubes[chart.id];
      return [
        jsonFile(
          paths.chart(chart.id, own ? undefined : language),
          publishedChart(spoken, chart, language, addresses),
          true,
        ),
        ...(own
          ? [
              textFile(
                paths.chartFile(chart.id, 'csv'),
                formatCsv(
                  chart.result.columns.map(({ name }) => name),
                  chart.result.rows,
                ),
              ),
              textFile(paths.chartFile(chart.id, 'sql'), `${chart.boundSql}\n`),
              textFile(paths.chartFile(chart.id, 'svg'), standaloneChart(spoken, chart, language, addresses)),
              ...(cube ? [jsonFile(paths.chartCube(chart.id), cube, true)] : []),
            ]
          : []),
      ];
    });
  });
}
