import type { Engine, Table } from '../../engine/engine.ts';
import { findExtensionUse } from '../../engine/extension-use.ts';
import { bindParameters } from '../../engine/sql.ts';
import { tablesRead } from '../../engine/tables-read.ts';
import type { ChartCube } from '../../model/chart-cube.ts';
import type { FilterModel } from '../../model/site-model.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { DataTable, Entry } from '../../source/site.ts';
import { chartSql } from './chart-sql.ts';
import { cubeOf } from './cube-of.ts';
import { judgeAddedUp } from './judge-added-up.ts';
import { halfWidthOf, judgeNoiseBars, withEndColumns, withEnds } from './noise-bars.ts';
import { prepareFilters } from './prepare-filters.ts';
import { resultProblems } from './result-problems.ts';
import { extensionProblem, sqlProblem } from './sql-problems.ts';

/** What a chart's SQL gives, the same in every language. */
export interface ChartRun {
  readonly sql: string;
  /** The SQL with the defaults of the filters in it. */
  readonly boundSql: string;
  readonly filters: readonly FilterModel[];
  readonly result: Table;
  /** Absent where there are no filters, or too many settings of them. */
  readonly cube?: ChartCube;
  /** Names of the tables that are read. */
  readonly tables: readonly string[];
}

/** A run with problems is shown to nobody; without a run there is nothing to show. */
export interface RunOutcome {
  readonly problems: readonly Problem[];
  readonly run?: ChartRun;
}

function missingSql(entry: Entry<ChartSpec>): Problem {
  const { x, y } = entry.data;
  return {
    code: 'chart/sql',
    ...entry.at([]),
    line: entry.bodyLine,
    column: 1,
    message: 'The chart has no ```sql block.',
    fix: `write a block  \`\`\`sql … \`\`\`  that selects ${x.column} and ${y.column}`,
  };
}

/**
 * Runs a chart's SQL over the loaded tables, for its defaults and, where that stays small, for every setting of its
 * filters.
 */
export async function runChart(
  entry: Entry<ChartSpec>,
  tables: readonly DataTable[],
  engine: Engine,
): Promise<RunOutcome> {
  const written = chartSql(entry);
  if (written === undefined) return { problems: [missingSql(entry)] };
  const misplaced = judgeNoiseBars(entry, tables);
  if (misplaced.length > 0) return { problems: misplaced };
  const halfWidth = halfWidthOf(entry, tables);
  const sql = halfWidth === undefined ? written.sql : withEnds(written.sql, entry.data.y.column, halfWidth);
  const line = halfWidth === undefined ? written.line : written.line - 1;
  const { filters, problems } = await prepareFilters(entry, sql, tables, engine);
  if (problems.length > 0) return { problems };
  const use = findExtensionUse(sql);
  if (use) return { problems: [extensionProblem(use, entry, { sql, line })] };
  let boundSql = sql;
  let result: Table;
  let cube: ChartCube | undefined;
  try {
    boundSql = bindParameters(sql, Object.fromEntries(filters.map((filter) => [filter.name, filter.default])));
    result = await engine.query(boundSql);
    cube = await cubeOf(sql, filters, engine);
  } catch (error) {
    const names = tables.map(({ name }) => name);
    return { problems: [sqlProblem(error, entry, { sql, boundSql, line }, names)] };
  }
  const read = await tablesRead(engine, boundSql, tables);
  const own = resultProblems({ ...entry, data: withEndColumns(entry.data) }, result, line);
  return {
    problems: own.length > 0 ? own : await judgeAddedUp({ entry, sql, line, filters, tables: read }, engine),
    run: { sql, boundSql, filters, result, ...(cube ? { cube } : {}), tables: read.map(({ name }) => name) },
  };
}
