import { linkTo } from '../browser/sql-link.ts';
import { quoteName } from '../engine/sql.ts';
import type { TableModel } from '../model/site-model.ts';
import { periodColumnsOf } from '../schema/period-columns.ts';
import type { SiteView } from './site.ts';

/** A name as it goes into a query. */
export const nameInQuery = quoteName;

/** The first rows of a table, as SQL. */
export const firstRowsOf = ({ name }: Pick<TableModel, 'name'>) => `SELECT *\nFROM ${name}\nLIMIT 100`;

/** Where a query opens, ready to be run: nothing runs before the reader says so. */
export const consoleAddress = (site: Pick<SiteView, 'href'>, sql: string) => site.href('console/') + linkTo(sql);

/** Questions to begin with: rows by period of the first table, and the smallest counts; none without tables. */
export function exampleQueries({ t, model }: SiteView): { title: string; sql: string }[] {
  const tables = model.datasets.flatMap(({ tables }) => tables);
  const [first] = tables;
  const { example } = t.console;
  const counted = tables.flatMap(({ name, privacy: { contributors } }) =>
    typeof contributors === 'string' ? [{ name, by: quoteName(contributors) }] : [],
  )[0];
  const queries: { title: string; sql: string }[] = [];
  if (first) {
    const columns = periodColumnsOf(first.privacy).map(quoteName).join(', ');
    const sql = `SELECT ${columns}, count(*) AS rows\nFROM ${first.name}\nGROUP BY ALL\nORDER BY ALL`;
    queries.push({ title: example.count({ table: first.name }), sql });
  }
  if (counted) {
    const sql = `SELECT *\nFROM ${counted.name}\nWHERE ${counted.by} IS NOT NULL\nORDER BY ${counted.by}\nLIMIT 20`;
    queries.push({ title: example.small({ table: counted.name }), sql });
  }
  return queries;
}
