import type { Engine } from '../../engine/engine.ts';
import { loadTables } from '../../engine/load-tables.ts';
import { tablesRead } from '../../engine/tables-read.ts';
import { formatBase64 } from '../../log/encoding.ts';
import { buildLogTree } from '../../log/merkle-tree.ts';
import { splitLines } from '../../log/parse-log.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { Report } from '../../schema/content/record.ts';
import type { DataTable, Entry, Site } from '../../source/site.ts';
import type { Addresses } from '../../model/addresses.ts';
import { chartSql } from './chart-sql.ts';
import { frozenSite } from './frozen-site.ts';
import type { FigureModel, FrozenModel } from '../../model/site-model.ts';
import { prepareCharts } from './prepare-charts.ts';
import type { PlacedDirective } from './prepare-content.ts';
import { shapeOf } from './prepare-datasets.ts';
import { prepareFigures } from './prepare-figures.ts';
import { logPaths } from '../../log/log-paths.ts';

export interface PreparedReports {
  readonly frozen: Readonly<Record<string, FrozenModel>>;
  readonly figures: Readonly<Record<string, Readonly<Record<string, FigureModel>>>>;
  readonly problems: readonly Problem[];
}

/** What is wrong with the place in the log to which a report is frozen. */
async function judgeFreeze(entry: Entry<Report>, log: string): Promise<Problem[]> {
  const { log: point, period } = entry.data;
  if (!point)
    return [
      {
        code: 'schema/missing-key',
        ...entry.at([]),
        advice: true,
        message: 'The report names no place in the release log, so its figures would move with the next release.',
        fix: `freeze it with  vitrine report ${period}`,
      },
    ];
  const lines = splitLines(log);
  if (point.size > lines.length)
    return [
      {
        code: 'reference/conflict',
        ...entry.at(['log', 'size']),
        message: `The report is frozen at entry ${point.size} of the log, which has ${lines.length}.`,
        fix: `put ${logPaths.kept} back as it was published`,
      },
    ];
  const root = formatBase64(await (await buildLogTree(lines.slice(0, point.size))).root());
  return root === point.root
    ? []
    : [
        {
          code: 'reference/conflict',
          ...entry.at(['log', 'root']),
          message: `The report says that the first ${point.size} entries of the log have the root ${point.root}, and they have ${root}: one of the two was rewritten.`,
          fix: `put ${logPaths.kept} back as it was published`,
        },
      ];
}

/** The tables that charts read in their SQL or offer in their filters, and those that figures take a cell of. */
async function tablesNeeded(
  tables: readonly DataTable[],
  charts: readonly Entry<ChartSpec>[],
  figures: readonly PlacedDirective[],
  engine: Engine,
): Promise<DataTable[]> {
  const sql = charts.map((chart) => chartSql(chart)?.sql ?? '').join('\n;\n');
  const read = new Set(await tablesRead(engine, sql, tables));
  const offered = charts.flatMap(({ data }) => data.filters?.map(({ table }) => table) ?? []);
  const shown = figures.map(({ attributes }) => attributes['table']);
  return tables.filter((table) => read.has(table) || offered.includes(table.name) || shown.includes(table.name));
}

/**
 * Draws what frozen reports show from nothing but the releases their place in the log names: each report has an engine
 * of its own that holds no other file. `present` holds what is published now, and only tells which tables SQL reads.
 * Reports without a place in the log are left to the present, with advice.
 */
export async function prepareReports(
  site: Site,
  directives: readonly PlacedDirective[],
  { present, openEngine }: { readonly present: Engine; readonly openEngine: () => Promise<Engine> },
  addresses: Addresses,
): Promise<PreparedReports> {
  const frozen: Record<string, FrozenModel> = {};
  const problems: Problem[] = [];
  let figures: PreparedReports['figures'] = {};
  for (const entry of site.content.reports) {
    const faults = await judgeFreeze(entry, site.log ?? '');
    problems.push(...faults);
    const { log } = entry.data;
    if (!log || faults.length > 0) continue;
    const own = directives.filter(({ kind, id }) => kind === 'reports' && id === entry.id);
    const then = frozenSite(site, log.size);
    const charts = site.content.charts.filter(({ id }) =>
      own.some(({ name, attributes }) => name === 'chart' && attributes['id'] === id),
    );
    const tables = then.site.datasets.flatMap((dataset) => dataset.tables);
    const needed = await tablesNeeded(tables, charts, own, present);
    const sources = new Map(needed.flatMap((table) => table.files.map((file) => [file.path, file.bytes] as const)));
    const engine = await openEngine();
    try {
      for (const table of needed)
        await loadTables(engine, [shapeOf(table)], async (path) => sources.get(path) ?? new Uint8Array(), {
          keepText: false,
        });
      await engine.lock();
      const drawn = await prepareCharts(
        { ...then.site, content: { ...then.site.content, charts } },
        engine,
        addresses,
        () => undefined,
      );
      const gone = then.gone.filter((path) => needed.some(({ dataset }) => path.startsWith(`${dataset}/`)));
      // What retention has deleted cannot be drawn any more, and the page says so; everything else must be right.
      const mayLack = (dataset: string | undefined) => gone.some((path) => path.startsWith(`${dataset ?? ''}/`));
      const place = (id: string | undefined) =>
        own.find(({ name, attributes }) => name === 'chart' && attributes['id'] === id) ?? own[0];
      // The chart itself is judged where all releases are read; here it is the report that asks too much of the past.
      for (const problem of drawn.problems) {
        const chart = charts.find(({ file }) => file === problem.file);
        if (mayLack(chart?.data.dataset)) continue;
        const { file, line, column } = place(chart?.id) ?? entry.at([]);
        problems.push({
          code: problem.code,
          file,
          line,
          column,
          message: `Drawn from the first ${log.size} entries of the log alone: ${problem.message}`,
          fix: 'take the chart out of the report, or another that the releases of that time suffice for',
        });
      }
      const asked = await prepareFigures(own, then.site, engine);
      const datasetAt = (problem: Problem) =>
        tables.find(({ name }) =>
          own.some(
            ({ line, file, attributes }) =>
              line === problem.line && file === problem.file && attributes['table'] === name,
          ),
        )?.dataset;
      problems.push(...asked.problems.filter((problem) => !mayLack(datasetAt(problem))));
      figures = { ...figures, ...asked.figures };
      frozen[entry.id] = { charts: drawn.charts, gone };
    } finally {
      await engine.close();
    }
  }
  return { frozen, figures, problems };
}
