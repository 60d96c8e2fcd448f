import type { Engine } from '../../engine/engine.ts';
import { loadTables } from '../../engine/load-tables.ts';
import type { CheckReport } from '../../audit/report.ts';
import type { SignerKey } from '../../log/note-key.ts';
import type { Problem } from '../../problems/problem.ts';
import { datasetsIn } from '../../model/translate-datasets.ts';
import type { Files } from '../../source/files.ts';
import { findOverdueReviews } from '../../source/assessments.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import { type Day, dayOf } from '../../values/day.ts';
import { addressesOf } from '../../model/addresses.ts';
import { auditModel, checkSite } from './audit-site.ts';
import { checkInputOf } from './check-input.ts';
import { engineFiles } from '../render/engine-files.ts';
import { fillFigures } from './fill-figures.ts';
import { findBrokenLinks } from './find-broken-links.ts';
import { judgeDirectives } from './judge-directives.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { prepareCharts } from './prepare-charts.ts';
import { languagesOf, prepareContent } from './prepare-content.ts';
import { prepareDatasets, shapeOf } from './prepare-datasets.ts';
import { prepareFigures } from './prepare-figures.ts';
import { prepareReports } from './prepare-reports.ts';
import { policiesOf } from './policy-history.ts';
import type { PreviousLog } from '../local/previous-logs.ts';
import type { Progress } from '../local/progress.ts';
import { publishAudit } from '../publish/publish-audit.ts';
import { publishBudget } from '../publish/publish-budget.ts';
import { publishCalendar } from '../publish/publish-calendar.ts';
import { publishCharts } from '../publish/publish-charts.ts';
import { publishConsent } from '../publish/publish-consent.ts';
import { publishConsentKit } from '../publish/publish-consent-kit.ts';
import { publishData } from '../publish/publish-data.ts';
import { publishDictionary } from '../publish/publish-dictionary.ts';
import { publishFeeds } from '../publish/publish-feeds.ts';
import { judgeWitnesses } from '../publish/judge-witnesses.ts';
import { publishLog } from '../publish/publish-log.ts';
import { publishReports } from '../publish/publish-reports.ts';
import { publishSchemas } from '../publish/publish-schemas.ts';
import { publishTemplates } from '../publish/publish-templates.ts';
import { publishSearch } from '../publish/publish-search.ts';
import { findExpiredSecurityTxt, publishSecurityTxt } from '../publish/publish-security-txt.ts';
import { type PublishedFile, jsonFile } from '../publish/published-files.ts';
import { relationsOf } from './relations.ts';
import { judgeSigningKey } from '../local/signing-key.ts';
import { unreadableTable } from './unreadable-table.ts';
import { paths } from '../../model/paths.ts';

export interface PrepareOptions {
  readonly files: Files;
  readonly openEngine: () => Promise<Engine>;
  readonly progress: Progress;
  /** The clock; only asked where `site.yaml` fixes no `asOf`. */
  readonly now: () => Date;
  /** The address the site will be served under, where it is not the one in `site.yaml` (a preview, a test). */
  readonly url?: string;
  /** Signs the checkpoint of the log; without it the checkpoint is published unsigned. */
  readonly signer?: SignerKey;
  /** Logs as they were published before, to prove that this one extends each of them. */
  readonly previousLogs?: readonly PreviousLog[];
}

/** Everything a build needs, or the problems that stand in its way. */
export interface Prepared {
  readonly problems: readonly Problem[];
  /** What the checks came to; absent where problems kept them from being run. */
  readonly report?: CheckReport;
  readonly ready?: { readonly site: Site; readonly model: SiteModel; readonly files: readonly PublishedFile[] };
}

/** The day as of which a site is checked: its own `asOf`, else the clock's. */
export const todayOf = (site: Site, now: () => Date): Day => site.config.asOf ?? dayOf(now());

/** Whether any problem stops the build; advice does not. */
export const stops = (problems: readonly Problem[]) => problems.some(({ advice }) => !advice);

/** Whether a finding stops the build: a `fail` that no waiver accepts. */
export const fails = (report: CheckReport | undefined) =>
  report?.findings.some(({ status, waiver }) => status === 'fail' && waiver === undefined) ?? false;

/** Reads an adopter's folder, loads its tables, runs the charts and computes all that pages and files are made of. */
export async function prepare({
  files,
  openEngine,
  progress,
  now,
  url,
  signer,
  previousLogs = [],
}: PrepareOptions): Promise<Prepared> {
  const read = await progress.step('Reading content and data', () => readSite(files));
  const publicFiles = await files.list('public');
  if (!read.site) {
    if (!read.readable) return { problems: read.problems };
    // Problems of texts are told together with the others, so that nobody mends twice.
    const texts = prepareContent(read.readable, addressesOf(read.readable.config.url, read.readable.config.language));
    return {
      problems: [
        ...read.problems,
        ...texts.problems,
        ...findBrokenLinks(read.readable, texts, { unread: read.unread, publicFiles }),
      ],
    };
  }
  const site: Site = url === undefined ? read.site : { ...read.site, config: { ...read.site.config, url } };
  const addresses = addressesOf(site.config.url, site.config.language);
  const engine = await openEngine();
  try {
    const tables = site.datasets.flatMap((dataset) => dataset.tables);
    const sources = new Map(tables.flatMap((table) => table.files.map((file) => [file.path, file.bytes] as const)));
    const unloaded: Problem[] = [];
    await progress.step(`Loading ${tables.length} tables`, async (update) => {
      for (const [index, table] of tables.entries()) {
        update(`${index + 1} of ${tables.length}: ${table.name}`);
        await loadTables(engine, [shapeOf(table)], async (path) => sources.get(path) ?? new Uint8Array(), {
          keepText: true,
        }).catch((error: unknown) => unloaded.push(unreadableTable(error, table)));
      }
    });
    if (unloaded.length > 0) return { problems: [...read.problems, ...unloaded] };
    // What charts ask is written by others: from here on nothing but the loaded tables can be read, and nothing be written.
    await engine.lock();
    const charts = await progress.step(`Running ${site.content.charts.length} charts`, (update) =>
      prepareCharts(site, engine, addresses, (done, total) => update(`${done} of ${total}`)),
    );
    const prose = prepareContent(site, addresses);
    const reports = await progress.step(
      `Drawing ${site.content.reports.length} reports from the releases they are frozen at`,
      () => prepareReports(site, prose.directives, { present: engine, openEngine }, addresses),
    );
    const present = await prepareFigures(
      prose.directives.filter(({ kind, id }) => kind !== 'reports' || !reports.frozen[id]),
      site,
      engine,
    );
    const figures = { ...present.figures, ...reports.figures };
    const log = await publishLog(site.log ?? '', site.config.log, signer, site.checkpoint);
    const problems = [
      ...read.problems,
      ...charts.problems,
      ...prose.problems,
      ...reports.problems,
      ...present.problems,
      ...findBrokenLinks(site, prose, { publicFiles }),
      ...judgeDirectives(site, prose.directives),
      ...findExpiredSecurityTxt(site, todayOf(site, now)),
      ...findOverdueReviews(site, todayOf(site, now)),
      ...(await judgeSigningKey(site, signer, log.signed)),
      ...(await judgeWitnesses(site, log)),
    ];
    const input = await checkInputOf(site, { today: todayOf(site, now), previousLogs });
    const report = await progress.step('Running the checks', (update) => checkSite(input, engine, update));
    if (stops(problems) || fails(report)) return { problems, report };
    const datasets = await prepareDatasets(site, engine);
    const engineShipped = await engineFiles();
    const languages = languagesOf(site);
    const content = fillFigures(prose.content, figures, site);
    const datasetWords = Object.fromEntries(
      Object.entries(site.datasetWords ?? {}).map(([language, own]) => [
        language,
        Object.fromEntries(Object.entries(own).map(([id, { words }]) => [id, words])),
      ]),
    );
    const model: SiteModel = {
      today: todayOf(site, now),
      config: site.config,
      ...(site.words ? { words: site.words } : {}),
      ...(site.interface ? { interface: site.interface } : {}),
      languages,
      content,
      datasets,
      datasetWords,
      charts: charts.charts,
      relations: Object.fromEntries(
        languages.map((language) => [
          language,
          relationsOf({
            content: content[language] ?? content[site.config.language]!,
            datasets: datasetsIn({ datasets, datasetWords }, language),
            charts: charts.charts[language] ?? [],
          }),
        ]),
      ),
      audit: auditModel(site, input, report, log),
      policies: policiesOf(site, input),
      figures,
      frozen: reports.frozen,
      engine: {
        version: engine.version,
        files: engineShipped.map(({ path, bytes }) => ({ path, bytes: bytes.length })),
      },
    };
    const published = await progress.step('Writing tables, charts and indexes', async () => [
      ...(await publishData(site, datasets, engine, addresses)),
      ...publishCharts(model, charts.cubes),
      ...publishReports(model),
      ...(site.content.assessments.length > 0 || site.config.assessmentsRequiredSince ? publishTemplates(model) : []),
      ...publishBudget(model, addresses),
      publishDictionary(model, addresses),
      ...publishAudit(model, input, addresses),
      ...publishConsent(model, input.fingerprints, addresses),
      ...(await publishConsentKit()),
      ...publishFeeds(model, addresses),
      ...publishCalendar(model, addresses),
      ...publishSecurityTxt(site, addresses),
      ...log.files,
      ...publishSchemas(),
      ...publishSearch(model),
      ...engineShipped,
      jsonFile(paths.engine, model.engine, true),
    ]);
    return { problems, report, ready: { site, model, files: published } };
  } finally {
    await engine.close();
  }
}
