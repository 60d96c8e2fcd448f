import type { Engine } from '../../engine/engine.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../../source/site.ts';
import type { Progress } from '../local/progress.ts';
import { findBrokenLinks } from './find-broken-links.ts';
import { judgeDirectives } from './judge-directives.ts';
import { type PreparedCharts, prepareCharts } from './prepare-charts.ts';
import { type PreparedContent, prepareContent } from './prepare-content.ts';
import { prepareFigures } from './prepare-figures.ts';
import { prepareReports } from './prepare-reports.ts';

/** What is read and looked at: texts, charts, reports and the figures in them. */
export interface PreparedShown {
  readonly charts: PreparedCharts;
  readonly prose: PreparedContent;
  readonly figures: SiteModel['figures'];
  readonly frozen: SiteModel['frozen'];
  readonly problems: readonly Problem[];
}

export interface ShownFrom {
  readonly addresses: Addresses;
  /** Holds all tables, and is locked: what charts ask is written by others. */
  readonly engine: Engine;
  readonly openEngine: () => Promise<Engine>;
  readonly progress: Progress;
  readonly publicFiles: readonly string[];
}

/** Renders all texts and draws all charts and figures of a site from its tables; gives what is wrong with them. */
export async function prepareShown(
  site: Site,
  { addresses, engine, openEngine, progress, publicFiles }: ShownFrom,
): Promise<PreparedShown> {
  const { charts: ownCharts, reports: ownReports } = site.content;
  const charts = await progress.step(`Running ${ownCharts.length} charts`, (update) =>
    prepareCharts(site, engine, addresses, (done, total) => update(`${done} of ${total}`)),
  );
  const prose = prepareContent(site, addresses);
  const reports = await progress.step(`Drawing ${ownReports.length} reports from the releases they are frozen at`, () =>
    prepareReports(site, prose.directives, { present: engine, openEngine }, addresses),
  );
  const present = await prepareFigures(
    prose.directives.filter(({ kind, id }) => kind !== 'reports' || !reports.frozen[id]),
    site,
    engine,
  );
  return {
    charts,
    prose,
    figures: { ...present.figures, ...reports.figures },
    frozen: reports.frozen,
    problems: [
      ...charts.problems,
      ...prose.problems,
      ...reports.problems,
      ...present.problems,
      ...findBrokenLinks(site, prose, { publicFiles }),
      ...judgeDirectives(site, prose.directives),
    ],
  };
}
