import type { CheckInput } from '../../checks/check-input.ts';
import { wordsFor } from '../../words/words-for.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { publishedTable } from '../../model/published-table.ts';
import { type PublishedFile, jsonFile, textFile, wholeJsonFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

/**
 * What a reader's browser needs to run the checks again: the input they were judged by, the tables with sizes and
 * hashes, and the results as published (`/checks.json`, also for machines). Files have no language: these are English.
 */
export function publishAudit(model: SiteModel, input: CheckInput, addresses: Addresses): PublishedFile[] {
  const { report, checks, evidence, log, broken } = model.audit;
  const words = wordsFor('en').checks;
  return [
    // The checks compare all that is said, markers of what is not written yet among it.
    wholeJsonFile(paths.checkInput, input, true),
    jsonFile(paths.tables, model.datasets.flatMap(({ tables }) => tables).map(publishedTable), true),
    ...checks.flatMap((id) => {
      const queries = report.results
        .filter(({ check }) => check === id)
        .flatMap(({ dataset, table, queries: asked }) =>
          Object.entries(asked).map(([name, sql]) => `-- ${table ?? dataset}: ${name}\n${sql.trim()};\n`),
        );
      return queries.length === 0
        ? []
        : [
            textFile(
              paths.checkSql(id),
              [
                `-- ${words[id].title}. Tables: text.x as published, released.x typed with _file, _period and _line, x the newest.\n`,
                ...queries,
              ].join('\n'),
            ),
          ];
    }),
    jsonFile(paths.checks, {
      project: model.config.project.name,
      url: addresses.absolute('/audit/'),
      asOf: model.today,
      engine: `DuckDB ${model.engine.version}`,
      log: {
        origin: model.config.log.origin,
        size: log.size,
        root: log.root,
        signed: log.signed,
        ...(model.config.log.publicKey === undefined ? {} : { publicKey: model.config.log.publicKey }),
        ...(log.witnesses.length === 0 ? {} : { witnesses: log.witnesses }),
      },
      status: report.status,
      checks: checks.map((id) => ({ id, ...words[id] })),
      ...(broken.length === 0 ? {} : { broken }),
      promises: evidence,
      results: report.results,
      waivers: { findings: report.waiverFindings },
    }),
  ];
}
