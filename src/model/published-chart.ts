import type { PrivacyBlock } from '../schema/data/privacy.ts';
import { isCorrection } from '../log/corrections.ts';
import type { Day } from '../values/day.ts';
import { compareTexts } from '../values/compare-texts.ts';
import { durationParts } from '../values/duration.ts';
import { type RollingWindow, windowsIn } from '../values/window.ts';
import { addressesOf } from './addresses.ts';
import { licenceId, licenceTitle } from './licence.ts';
import { paths } from './paths.ts';
import { type PublishedTable, publishedTable } from './published-table.ts';
import type { ChartModel, DatasetModel, SiteModel, TableModel } from './site-model.ts';
import { datasetsIn } from './translate-datasets.ts';

/** A period whose file was replaced by a newer one. */
export interface CorrectedPeriod {
  readonly period: string;
  /** Day of the correction. */
  readonly date: Day;
  readonly reason: string;
}

/**
 * `/charts/<id>.json`: what it takes to draw the chart, to query its tables, and to say where it comes from. Every
 * drawing of a chart is made from this: on its page, in its files, in the preview, and live in a browser.
 */
export interface PublishedChart {
  readonly id: string;
  readonly spec: ChartModel['spec'];
  readonly language: string;
  readonly url: string;
  readonly sql: string;
  readonly boundSql: string;
  readonly filters: ChartModel['filters'];
  readonly columns: ChartModel['result']['columns'];
  readonly rows: ChartModel['result']['rows'];
  /** Where every setting of the filters is answered, below the base; absent where a filter asks the engine. */
  readonly cube?: string;
  readonly breaks: NonNullable<PrivacyBlock['breaks']>;
  /** Periods of a table that were corrected after their release; absent where none was. */
  readonly corrected?: readonly CorrectedPeriod[];
  /** Of rolling windows; absent where rows speak of calendar periods. */
  readonly window?: RollingWindow;
  readonly minimumCount?: number;
  readonly population?: string;
  readonly source: {
    readonly title: string;
    /** Its id, for machines. */
    readonly licence: string;
    /** Its name, for people. */
    readonly licenceTitle: string;
    readonly asOf: string;
  };
  /** The sentence that says the data are made up. */
  readonly synthetic?: string;
  /** The tables the SQL reads, with the published files to fetch and verify. */
  readonly tables: readonly PublishedTable[];
}

/** What of a site says where its charts come from. */
export type ChartSurroundings = Pick<SiteModel, 'audit' | 'config' | 'today' | 'datasets' | 'datasetWords' | 'words'>;

/**
 * The fewest contributors behind a number, where that is a promise: without a count of them, or with noise, it is none.
 */
function thresholdOf({ privacy }: TableModel): number | undefined {
  return typeof privacy.contributors === 'string' && !privacy.differentialPrivacy ? privacy.minimumCount : undefined;
}

/** Of a table whose files each replace the one before, the periods whose rows a correction changed. */
const correctedInSnapshots = ({ files, privacy }: TableModel): CorrectedPeriod[] =>
  privacy.releases === 'partition'
    ? []
    : files.flatMap(
        ({ replaced }) =>
          replaced?.periods?.map((period) => ({ period, date: replaced.date, reason: replaced.reason })) ?? [],
      );

/** What was corrected in the tables that are read, oldest first. */
function correctedIn(read: readonly TableModel[], { audit }: Pick<SiteModel, 'audit'>): readonly CorrectedPeriod[] {
  const tables = read.filter(({ privacy }) => privacy.releases === 'partition');
  const isRead = (dataset: string, table: string) =>
    tables.some((one) => one.dataset === dataset && (one.name === table || one.resource === table));
  const logged = audit.log.entries
    .filter(isCorrection)
    .filter(({ dataset, table }) => isRead(dataset, table))
    .map(({ period, date, reason }) => ({ period, date, reason }));
  return [...logged, ...read.flatMap(correctedInSnapshots)].sort((a, b) => compareTexts(a.date, b.date));
}

/** Where the numbers come from: a dataset's title and licences; both empty for a chart without one. */
function sourceOf(dataset: DatasetModel | undefined, asOf: string): PublishedChart['source'] {
  const licences = dataset?.descriptor.licenses ?? [];
  return {
    title: dataset?.descriptor.title ?? '',
    licence: licences.map(licenceId).join(', '),
    licenceTitle: licences.map(licenceTitle).join(', '),
    asOf,
  };
}

/** The rolling windows of a table; undefined where its rows speak of calendar periods. */
export function windowsOf({ privacy, periods }: Pick<TableModel, 'privacy' | 'periods'>): RollingWindow | undefined {
  const window = windowsIn(privacy);
  if (window === undefined) return undefined;
  const { weeks, days } = durationParts(window.step);
  // Steps of whole months keep the day of the month.
  const endsOnFirsts = weeks + days === 0 && [periods?.first, periods?.last].every((day) => day?.endsWith('-01'));
  return { ...window, ...(endsOnFirsts ? { endsOnFirsts } : {}) };
}

/** What must be known of a table to read a chart of it. */
function factsOf(
  table: TableModel | undefined,
): Pick<PublishedChart, 'breaks' | 'window' | 'minimumCount' | 'population'> {
  if (!table) return { breaks: [] };
  const { breaks = [], population } = table.privacy;
  const window = windowsOf(table);
  const minimumCount = thresholdOf(table);
  return {
    breaks,
    ...(window === undefined ? {} : { window }),
    ...(minimumCount === undefined ? {} : { minimumCount }),
    population,
  };
}

/**
 * A chart of the site as it is published in a language. Breaks, threshold and population are those of the first table
 * its SQL reads, one of its own dataset before others; a chart that reads no table has none.
 */
export function publishedChart(model: ChartSurroundings, chart: ChartModel, language: string): PublishedChart {
  const { config, today, words } = model;
  const datasets = datasetsIn(model, language);
  const dataset = datasets.find(({ id }) => id === chart.spec.dataset);
  const read = datasets.flatMap(({ tables }) => tables).filter(({ name }) => chart.tables.includes(name));
  const table = read.find((candidate) => candidate.dataset === dataset?.id) ?? read[0];
  const addresses = addressesOf(config.url, config.language);
  const corrected = correctedIn(read, model);
  const synthetic = words?.[language]?.synthetic ?? config.synthetic;
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
    ...(corrected.length > 0 ? { corrected } : {}),
    ...factsOf(table),
    source: sourceOf(dataset, today),
    ...(synthetic === undefined ? {} : { synthetic }),
    tables: read.map(publishedTable),
  };
}
