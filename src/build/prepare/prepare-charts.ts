import type { Engine, Table } from '../../engine/engine.ts';
import { findExtensionUse } from '../../engine/extension-use.ts';
import { bindParameters } from '../../engine/sql.ts';
import { tablesRead } from '../../engine/tables-read.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { Site } from '../../source/site.ts';
import type { Addresses } from '../../model/addresses.ts';
import { chartSql, withoutSql } from './chart-sql.ts';
import { extensionProblem, resultProblems, sqlProblem } from './chart-problems.ts';
import { renderMarkdown } from './markdown.ts';
import { type ChartCube, settingKey } from '../../model/chart-cube.ts';
import type { ChartModel, FilterModel } from '../../model/site-model.ts';
import { languagesOf } from './prepare-content.ts';
import { prepareFilters } from './prepare-filters.ts';
import { translateFilters } from './translate-filters.ts';

export interface PreparedCharts {
  readonly charts: Readonly<Record<string, readonly ChartModel[]>>;
  readonly cubes: Readonly<Record<string, ChartCube>>;
  readonly problems: readonly Problem[];
}

/** A cube is written up to this many settings and rows; beyond, a filter asks the engine. */
const cubeLimits = { settings: 400, rows: 20_000 };

/** Every combination of the filters' options, as parameter values. */
export function settingsOf(filters: readonly FilterModel[]): Record<string, string>[] {
  return filters.reduce<Record<string, string>[]>(
    (settings, filter) =>
      settings.flatMap((setting) => filter.options.map(({ value }) => ({ ...setting, [filter.name]: value }))),
    [{}],
  );
}

async function cubeOf(sql: string, filters: readonly FilterModel[], engine: Engine): Promise<ChartCube | undefined> {
  const settings = settingsOf(filters);
  if (filters.length === 0 || settings.length > cubeLimits.settings) return undefined;
  const parameters = filters.map(({ name }) => name);
  const answers: Record<string, Table['rows']> = {};
  let columns: Table['columns'] = [];
  let rows = 0;
  for (const setting of settings) {
    const table = await engine.query(bindParameters(sql, setting));
    columns = table.columns;
    rows += table.rows.length;
    if (rows > cubeLimits.rows) return undefined;
    answers[settingKey(parameters, setting)] = table.rows;
  }
  return { parameters, columns, answers };
}

/** Runs every chart's SQL over the loaded tables, for its defaults and, where that stays small, for every setting of its filters. */
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
  for (const [position, entry] of site.content.charts.entries()) {
    onProgress(position, site.content.charts.length);
    const spec = entry.data;
    const written = chartSql(entry);
    if (written === undefined) {
      problems.push({
        code: 'chart/sql',
        ...entry.at([]),
        line: entry.bodyLine,
        column: 1,
        message: 'The chart has no ```sql block.',
        fix: `write a block  \`\`\`sql … \`\`\`  that selects ${spec.x.column} and ${spec.y.column}`,
      });
      continue;
    }
    const { sql, line } = written;
    const filtered = await prepareFilters(entry, sql, tables, engine);
    problems.push(...filtered.problems);
    if (filtered.problems.length > 0) continue;
    const defaults = Object.fromEntries(filtered.filters.map((filter) => [filter.name, filter.default]));
    const use = findExtensionUse(sql);
    if (use) {
      problems.push(extensionProblem(use, entry, { sql, line }));
      continue;
    }
    let boundSql = sql;
    let result: Table;
    let cube: ChartCube | undefined;
    try {
      boundSql = bindParameters(sql, defaults);
      result = await engine.query(boundSql);
      cube = await cubeOf(sql, filtered.filters, engine);
    } catch (error) {
      problems.push(
        sqlProblem(
          error,
          entry,
          { sql, boundSql, line },
          tables.map(({ name }) => name),
        ),
      );
      continue;
    }
    problems.push(...resultProblems(entry, result, { sql, boundSql, line }));
    if (cube) cubes[entry.id] = cube;
    const read = (await tablesRead(engine, boundSql, tables)).map(({ name }) => name);
    for (const language of languagesOf(site)) {
      const translation = site.translations[language]?.charts.find(({ id }) => id === entry.id);
      const shown = translation ?? entry;
      const caption = renderMarkdown(withoutSql(shown.body), {
        file: shown.file,
        firstLine: shown.bodyLine,
        link: (path) => addresses.page(path, language),
      });
      // A translation brings words; what is computed stays the original's.
      const named: ChartSpec = { ...shown.data, mark: spec.mark, dataset: spec.dataset };
      charts[language]?.push({
        id: entry.id,
        spec: named,
        caption: { html: caption.html, headings: caption.headings, text: caption.text },
        language: translation ? language : site.config.language,
        file: shown.file,
        sql,
        boundSql,
        filters: translation ? translateFilters(filtered.filters, named, language) : filtered.filters,
        result,
        cube: cube !== undefined,
        tables: read,
      });
    }
  }
  onProgress(site.content.charts.length, site.content.charts.length);
  return { charts, cubes, problems };
}
