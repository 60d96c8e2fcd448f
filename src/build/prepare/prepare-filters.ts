import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../engine/sql.ts';
import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { DataTable, Entry } from '../../source/site.ts';
import type { FilterModel } from '../../model/site-model.ts';

/** The filters of a chart with the values they offer, or what is wrong with them. `sql` is the chart's. */
export async function prepareFilters(
  entry: Entry<ChartSpec>,
  sql: string,
  tables: readonly DataTable[],
  engine: Engine,
): Promise<{ filters: FilterModel[]; problems: Problem[] }> {
  const filters: FilterModel[] = [];
  const problems: Problem[] = [];
  const choose = (wanted: string, names: readonly string[]) => {
    const near = suggest(wanted, names) ?? (names.length === 1 ? names[0] : undefined);
    return near === undefined ? `write one of ${names.join(', ')}` : `write  ${near}`;
  };
  for (const [index, filter] of (entry.data.filters ?? []).entries()) {
    const at = (key: string) => entry.at(['filters', index, key]);
    const table = tables.find(({ name }) => name === filter.table);
    const columns = table?.columns.map(({ name }) => name) ?? [];
    if (!table || !columns.includes(filter.column)) {
      problems.push(
        table
          ? {
              code: 'reference/dangling',
              ...at('column'),
              message: `The table "${filter.table}" has no column "${filter.column}". Columns: ${columns.join(', ')}.`,
              fix: choose(filter.column, columns),
            }
          : {
              code: 'reference/dangling',
              ...at('table'),
              message: `There is no table "${filter.table}".`,
              fix: choose(
                filter.table,
                tables.map(({ name }) => name),
              ),
            },
      );
      continue;
    }
    if (!new RegExp(`\\$${filter.name}\\b`).test(sql))
      problems.push({
        code: 'reference/conflict',
        ...at('name'),
        message: `The SQL does not use $${filter.name}, so that choosing another ${filter.label} would change nothing.`,
        fix: `add to the SQL  WHERE ${filter.column} = $${filter.name}  or remove the filter`,
      });
    const column = quoteName(filter.column);
    const found = await engine.query(
      `SELECT DISTINCT CAST(${column} AS VARCHAR) FROM ${quoteName(filter.table)} WHERE ${column} IS NOT NULL ORDER BY 1`,
    );
    const values = found.rows.map(([value]) => String(value));
    const chosen =
      filter.default === '@last' ? values.at(-1) : filter.default === '@first' ? values[0] : filter.default;
    if (chosen === undefined || !values.includes(chosen)) {
      problems.push({
        code: 'schema/wrong-value',
        ...at('default'),
        message: `"${filter.default}" is no value of ${filter.table}.${filter.column}${values.length === 0 ? ', which has none' : ''}.`,
        fix: `write  default: "${suggest(filter.default, values) ?? values.at(-1) ?? '@last'}"  or  default: "@last"`,
      });
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
