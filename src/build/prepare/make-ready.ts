import type { Engine } from '../../engine/engine.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { datasetsIn } from '../../model/translate-datasets.ts';
import type { Site } from '../../source/site.ts';
import { engineFiles } from '../local/engine-files.ts';
import { auditModel } from './audit-site.ts';
import { csvOfParquet } from './csv-of-parquet.ts';
import { fillFigures } from './fill-figures.ts';
import { policiesOf, wholePolicyHistory } from './policy-history.ts';
import type { JudgedSite } from './judged-site.ts';
import { languagesOf } from './prepare-content.ts';
import { prepareDatasets } from './prepare-datasets.ts';
import type { Ready } from './ready.ts';
import { relationsOf } from './relations.ts';

/** The translated words of each dataset's descriptor, by language and dataset. */
const datasetWordsOf = ({ datasetWords = {} }: Site): SiteModel['datasetWords'] =>
  Object.fromEntries(
    Object.entries(datasetWords).map(([language, own]) => [
      language,
      Object.fromEntries(Object.entries(own).map(([id, { words }]) => [id, words])),
    ]),
  );

/** Puts together what pages and files are made of, for a site that nothing keeps from being built. */
export async function makeReady(judged: JudgedSite, engine: Engine): Promise<Ready> {
  const { site, addresses, today, look, shown, input, log } = judged;
  const datasets = await prepareDatasets(site, engine);
  const shipped = await engineFiles();
  const languages = languagesOf(site);
  const content = fillFigures(shown.prose.content, shown.figures, site);
  const datasetWords = datasetWordsOf(site);
  const { charts, cubes } = shown.charts;
  const relationsIn = (language: string) =>
    relationsOf({
      content: content[language] ?? content[site.config.language]!,
      datasets: datasetsIn({ datasets, datasetWords }, language),
      charts: charts[language] ?? [],
    });
  const model: SiteModel = {
    today,
    config: site.config,
    look,
    ...(site.words ? { words: site.words } : {}),
    ...(site.interface ? { interface: site.interface } : {}),
    languages,
    content,
    datasets,
    datasetWords,
    charts,
    relations: Object.fromEntries(languages.map((language) => [language, relationsIn(language)])),
    audit: auditModel(site, judged),
    policies: policiesOf(site, input),
    wholePolicy: wholePolicyHistory(site, input.log.entries),
    figures: shown.figures,
    frozen: shown.frozen,
    engine: {
      version: engine.version,
      files: shipped.map(({ path, bytes }) => ({ path, bytes: bytes.length })),
    },
  };
  return {
    site,
    addresses,
    model,
    input,
    cubes,
    log,
    components: judged.components,
    engineFiles: shipped,
    csvOfParquet: await csvOfParquet(site, engine),
    sums: judged.sums,
  };
}
