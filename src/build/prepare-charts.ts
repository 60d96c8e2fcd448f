import type { Engine, Table, Value } from '../engine/engine.ts';
import { bindParameters, quoteIdentifier } from '../engine/sql.ts';
import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import type { ChartSpec } from '../schema/content/chart.ts';
import type { Entry, Site } from '../source/site.ts';
import type { Addresses } from './addresses.ts';
import { renderMarkdown } from './markdown.ts';
import type { ChartModel, FilterModel } from './model.ts';
import { languagesOf } from './prepare-content.ts';

/** Answers to every setting of a chart's filters, so that the first filter needs no engine. */
export interface ChartCube {
  readonly parameters: readonly string[];
  readonly columns: Table['columns'];
  /** Rows by the values of the parameters, joined by a line break. */
  readonly answers: Readonly<Record<string, readonly (readonly Value[])[]>>;
}

export interface PreparedCharts {
  readonly charts: Readonly<Record<string, readonly ChartModel[]>>;
  readonly cubes: Readonly<Record<string, ChartCube>>;
  readonly problems: readonly Problem[];
}

/** A cube is written up to this many settings and rows; beyond, a filter asks the engine. */
const cubeLimits = { settings: 400, rows: 20_000 };
const sqlBlock = /^```sql[^\n]*\n([\s\S]*?)^```[ \t]*$/m;

/** Every combination of the filters' options, as parameter values. */
export function settingsOf(filters: readonly FilterModel[]): Record<string, string>[] {
  return filters.reduce<Record<string, string>[]>(
    (settings, filter) => settings.flatMap((setting) => filter.options.map(({ value }) => ({ ...setting, [filter.name]: value }))),
    [{}],
  );
}

/** The key of a setting within a cube. */
export const settingKey = (parameters: readonly string[], setting: Readonly<Record<string, string>>) => parameters.map((name) => setting[name] ?? '').join('\n');

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

function missingColumns(spec: ChartSpec, entry: Entry<ChartSpec>, names: readonly string[]): Problem[] {
  const wanted: [string, string[]][] = [
    [spec.x.column, ['x', 'column']],
    [spec.y.column, ['y', 'column']],
    ...(spec.series ? [[spec.series.column, ['series', 'column']] as [string, string[]]] : []),
    ...(spec.interval ? ([[spec.interval.low, ['interval', 'low']], [spec.interval.high, ['interval', 'high']]] as [string, string[]][]) : []),
    ...(spec.period ? [[spec.period, ['period']] as [string, string[]]] : []),
  ];
  return wanted.filter(([column]) => !names.includes(column)).map(([column, path]) => ({
    code: 'chart/columns',
    ...entry.at(path),
    message: `The SQL returns no column "${column}"; it returns ${names.join(', ')}.`,
    fix: `write  column: ${suggest(column, names) ?? names[0] ?? ''}`,
  }));
}

async function filtersOf(spec: ChartSpec, entry: Entry<ChartSpec>, engine: Engine): Promise<{ filters: FilterModel[]; problems: Problem[] }> {
  const filters: FilterModel[] = [];
  const problems: Problem[] = [];
  for (const [index, filter] of (spec.filters ?? []).entries()) {
    const column = quoteIdentifier(filter.column);
    const found = await engine.query(`SELECT DISTINCT CAST(${column} AS VARCHAR) FROM ${quoteIdentifier(filter.table)} WHERE ${column} IS NOT NULL ORDER BY 1`).catch((error: unknown) => messageOf(error));
    if (typeof found === 'string') {
      problems.push({ code: 'chart/sql', ...entry.at(['filters', index]), message: `The values of ${filter.table}.${filter.column} cannot be read: ${found}`, fix: 'name a table and a column of a dataset' });
      continue;
    }
    const values = found.rows.map(([value]) => String(value));
    const chosen = filter.default === '@last' ? values.at(-1) : filter.default === '@first' ? values[0] : filter.default;
    if (chosen === undefined || !values.includes(chosen)) {
      problems.push({ code: 'schema/wrong-value', ...entry.at(['filters', index, 'default']), message: `"${filter.default}" is no value of ${filter.table}.${filter.column}.`, fix: `write  default: "${suggest(filter.default, values) ?? values.at(-1) ?? ''}"  or  default: "@last"` });
      continue;
    }
    filters.push({ name: filter.name, label: filter.label, default: chosen, options: values.map((value) => ({ value, label: filter.names?.[value] ?? value })) });
  }
  return { filters, problems };
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
export async function prepareCharts(site: Site, engine: Engine, addresses: Addresses, onProgress: (done: number, total: number) => void): Promise<PreparedCharts> {
  const problems: Problem[] = [];
  const cubes: Record<string, ChartCube> = {};
  const charts: Record<string, ChartModel[]> = Object.fromEntries(languagesOf(site).map((language) => [language, []]));
  const tableNames = site.datasets.flatMap(({ tables }) => tables.map(({ name }) => name));
  for (const [position, entry] of site.content.charts.entries()) {
    onProgress(position, site.content.charts.length);
    const spec = entry.data;
    const sql = sqlBlock.exec(entry.body)?.[1]?.trim();
    if (sql === undefined || sql === '') {
      problems.push({ code: 'chart/sql', ...entry.at([]), line: entry.bodyLine, column: 1, message: 'The chart has no ```sql block.', fix: `write a block  \`\`\`sql … \`\`\`  that selects ${spec.x.column} and ${spec.y.column}` });
      continue;
    }
    const filtered = await filtersOf(spec, entry, engine);
    problems.push(...filtered.problems);
    if (filtered.problems.length > 0) continue;
    const defaults = Object.fromEntries(filtered.filters.map((filter) => [filter.name, filter.default]));
    const sqlLine = entry.bodyLine + entry.body.slice(0, entry.body.indexOf('```sql')).split('\n').length;
    let boundSql: string;
    let result: Table;
    let cube: ChartCube | undefined;
    try {
      boundSql = bindParameters(sql, defaults);
      result = await engine.query(boundSql);
      cube = await cubeOf(sql, filtered.filters, engine);
    } catch (error) {
      problems.push({ code: 'chart/sql', file: entry.file, line: sqlLine, column: 1, message: `The SQL is refused: ${messageOf(error)}`, fix: `mend the SQL; tables: ${tableNames.join(', ')}` });
      continue;
    }
    if (result.rows.length === 0) problems.push({ code: 'chart/empty', file: entry.file, line: sqlLine, column: 1, message: 'The SQL returns no row.', fix: 'change its conditions, or the defaults of the filters' });
    problems.push(...missingColumns(spec, entry, result.columns.map(({ name }) => name)));
    if (cube) cubes[entry.id] = cube;
    const tables = tableNames.filter((name) => new RegExp(`(?<![\\w.])"?${name}"?(?![\\w])`).test(sql));
    for (const language of languagesOf(site)) {
      const translation = site.translations[language]?.charts.find(({ id }) => id === entry.id);
      const shown = translation ?? entry;
      const caption = renderMarkdown(shown.body.replace(sqlBlock, (block) => '\n'.repeat(block.split('\n').length - 1)), { file: shown.file, firstLine: shown.bodyLine, link: (path) => addresses.page(path, language) });
      if (shown !== entry || language === site.config.language) problems.push(...caption.problems);
      // A translation brings words; what is computed stays the original's.
      const named: ChartSpec = { ...shown.data, mark: spec.mark, dataset: spec.dataset };
      charts[language]?.push({ id: entry.id, spec: named, caption: { html: caption.html, headings: caption.headings, text: caption.text }, language: translation ? language : site.config.language, file: shown.file, sql, boundSql, filters: filtered.filters, result, cube: cube !== undefined, tables });
    }
  }
  onProgress(site.content.charts.length, site.content.charts.length);
  return { charts, cubes, problems };
}
