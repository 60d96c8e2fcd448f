import { logPaths } from '../log/log-paths.ts';
import type { CheckId } from '../schema/check-ids.ts';

/** What a chart is published as, besides its page. */
export type ChartFormat = 'svg' | 'csv' | 'sql';

/**
 * Where the build publishes its files, below the site's base and without a slash in front. The build writes to these,
 * and pages and scripts read from them. They are the site's public addresses: a path once published keeps its meaning.
 */
export const paths = {
  log: logPaths.served,
  checkpoint: logPaths.checkpoint,
  /** A tile of the log, by its name within the tree. */
  tile: (tile: string) => `${logPaths.tiles}${tile}`,
  /** A published table, snapshot or other file of `data/`, by its path there. */
  data: (path: string) => `data/${path}`,
  descriptor: (dataset: string) => `data/${dataset}/datapackage.json`,
  catalog: 'data/catalog.json',
  hashes: 'data/SHA256SUMS',
  /** What the values of each column of each published file come to, whoever reads it. */
  values: 'data/values.json',
  /** A chart with everything needed to draw it; `language` only for one that is not the site's own. */
  chart: (id: string, language?: string) => `charts/${id}${language === undefined ? '' : `.${language}`}.json`,
  chartFile: (id: string, format: ChartFormat) => `charts/${id}.${format}`,
  /** The words of charts in a language, for scripts that draw them. */
  chartWords: (language: string) => `charts/words.${language}.json`,
  chartCube: (id: string) => `charts/${id}.cube.json`,
  /** The rows of a chart as a frozen report shows it. */
  reportChart: (report: string, chart: string) => `reports/${report}/${chart}.csv`,
  /** Results of the checks, for machines and to compare with. */
  checks: 'checks.json',
  /** What the checks were given. */
  checkInput: 'audit/input.json',
  /** All published tables, as a browser loads them. */
  tables: 'audit/tables.json',
  /** The queries of one check. */
  checkSql: (check: CheckId) => `audit/${check}.sql`,
  /** The files of the engine, with their sizes. */
  engine: 'engine/engine.json',
  search: (language: string) => `search/${language}.json`,
  consent: 'consent.json',
  schema: (name: string) => `schemas/${name}.json`,
  /** The dialog and its code, for apps. */
  consentKit: (file: string) => `opt-in/dialog/${file}`,
  dictionary: 'dictionary.json',
  /** All that the site says now, in the form in which the log records it. */
  policy: 'policy.json',
  budget: 'privacy-budget.json',
  /** The picture other places show of a chart's page; `site` of every other one. */
  preview: (name: string) => `previews/${name}.png`,
  /** Colours and fonts of the project's own, and the mark of a browser's tab in these colours. */
  look: 'look/style.css',
  lookIcon: 'look/favicon.svg',
  template: (file: string) => `templates/${file}`,
  /** All notes of changes, as a feed and as a calendar. */
  feed: 'changes.xml',
  calendar: 'changes.ics',
  securityTxt: '.well-known/security.txt',
  sitemap: 'sitemap.xml',
  robots: 'robots.txt',
  noJekyll: '.nojekyll',
} as const;
