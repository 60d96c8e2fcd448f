import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../engine/sql.ts';
import type { FilterModel } from '../../model/site-model.ts';
import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { DataTable, Entry } from '../../source/site.ts';

type Filter = NonNullable<ChartSpec['filters']>[number];

/** A filter as it is written, with the place of each of its keys. */
interface PlacedFilter {
  readonly filter: Filter;
  readonly at: (key: keyof Filter) => Pick<Problem, 'file' | 'line' | 'column'>;
}

function choose(wanted: string, names: readonly string[]): string {
  const near = suggest(wanted, names) ?? (names.length === 1 ? names[0] : undefined);
  return near === undefined ? `write one of ${names.join(', ')}` : `write  ${near}`;
}

/** A table or a column that is not there. */
function danglingProblem({ filter, at }: PlacedFilter, tables: readonly DataTable[]): Problem | undefined {
  const table = tables.find(({ name }) => name === filter.table);
  if (!table) {
    const names = tables.map(({ name }) => name);
    return {
      code: 'reference/dangling',
      ...at('table'),
      message: `There is no table "${filter.table}".`,
      fix: choose(filter.table, names),
    };
  }
  const columns = table.columns.map(({ name }) => name);
  if (columns.includes(filter.column)) return undefined;
  return {
    code: 'reference/dangling',
    ...at('column'),
    message: `The table "${filter.table}" has no column "${filter.column}". Columns: ${columns.join(', ')}.`,
    fix: choose(filter.column, columns),
  };
}

/** A filter that the SQL does not ask for. */
function unusedProblem({ filter, at }: PlacedFilter, sql: string): Problem | undefined {
  if (new RegExp(`\\$${filter.name}\\b`).test(sql)) return undefined;
  return {
    code: 'reference/conflict',
    ...at('name'),
    message: `The SQL does not use $${filter.name}, so that choosing another ${filter.label} would change nothing.`,
    fix: `add to the SQL  WHERE ${filter.column} = $${filter.name}  or remove the filter`,
  };
}

/** The values of a filter's column, in their order. */
async function valuesOf({ table, column: name }: Filter, engine: Engine): Promise<string[]> {
  const column = quoteName(name);
  const { rows } = await engine.query(
    `SELECT DISTINCT CAST(${column} AS VARCHAR) FROM ${quoteName(table)} WHERE ${column} IS NOT NULL ORDER BY 1`,
  );
  return rows.map(([value]) => String(value));
}

/** The value that is chosen at first: `@last` and `@first` stand for those of the column. */
function defaultOf({ default: written }: Filter, values: readonly string[]): string | undefined {
  if (written === '@last') return values.at(-1);
  return written === '@first' ? values[0] : written;
}

function defaultProblem({ filter, at }: PlacedFilter, values: readonly string[]): Problem {
  const none = values.length === 0 ? ', which has none' : '';
  return {
    code: 'schema/wrong-value',
    ...at('default'),
    message: `"${filter.default}" is no value of ${filter.table}.${filter.column}${none}.`,
    fix: `write  default: "${suggest(filter.default, values) ?? values.at(-1) ?? '@last'}"  or  default: "@last"`,
  };
}

/** The filters of a chart with the values they offer, or what is wrong with them. `sql` is the chart's. */
export async function prepareFilters(
  entry: Entry<ChartSpec>,
  sql: string,
  tables: readonly DataTable[],
  engine: Engine,
): Promise<{ filters: FilterModel[]; problems: Problem[] }> {
  const filters: FilterModel[] = [];
  const problems: Problem[] = [];
  for (const [index, filter] of (entry.data.filters ?? []).entries()) {
    const placed: PlacedFilter = { filter, at: (key) => entry.at(['filters', index, key]) };
    const dangling = danglingProblem(placed, tables);
    if (dangling) {
      problems.push(dangling);
      continue;
    }
    const unused = unusedProblem(placed, sql);
    if (unused) problems.push(unused);
    const values = await valuesOf(filter, engine);
    const chosen = defaultOf(filter, values);
    if (chosen === undefined || !values.includes(chosen)) {
      problems.push(defaultProblem(placed, values));
      continue;
    }
    filters.push({
      name: filter.name,
      label: filter.label,
      default: chosen,
      options: values.map((value) => ({ value, label: filter.names?.[value] ?? value })),
    });
  }
  return { filters, problems };
}
