import type { Table } from '../../engine/engine.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import type { Finding } from '../check.ts';
import { keyOrderSql } from '../key-order.ts';
import { placeOf, rowPlace } from '../located-row.ts';
import { releasedOf, textOf } from '../released-table.ts';
import { rowsOf } from '../result-rows.ts';
import type { GroupTable } from './group.ts';

/** So many steps in one direction are hardly chance: four numbers come in order by luck once in twelve times. */
const leastSteps = 4;

/** Files in which the numbers of one column fall or rise within every run of rows that share some first key columns. */
function sortedFiles({ table }: GroupTable, measure: string, shared: number): string {
  const group = ['_file', ...table.primaryKey.slice(0, shared).map(quoteName)].join(', ');
  const value = quoteName(measure);
  return `SELECT _file, bool_and(falling) AS falling, bool_and(rising) AS rising, sum(steps) AS steps FROM (
    SELECT _file, count(DISTINCT value) - 1 AS steps, bool_and(value <= before) AS falling, bool_and(value >= before) AS rising
    FROM (SELECT ${group}, ${value} AS value, lag(${value}) OVER (PARTITION BY ${group} ORDER BY _line) AS before FROM ${releasedOf(table)} WHERE ${value} IS NOT NULL)
    GROUP BY ${group}
  ) GROUP BY _file HAVING sum(steps) >= ${leastSteps} AND (bool_and(falling) OR bool_and(rising))`;
}

/** Hidden cells that lie between two published numbers of their file, with the file's first such place. */
function hiddenBetween({ table }: GroupTable, measure: string): string {
  const value = quoteName(measure);
  return `SELECT * FROM (
    SELECT ${rowPlace(table)}, _file, _line, ${value} IS NULL AS hidden,
      count(${value}) OVER (PARTITION BY _file ORDER BY _line ROWS UNBOUNDED PRECEDING) AS above, count(${value}) OVER (PARTITION BY _file) AS published
    FROM ${releasedOf(table)}
  ) WHERE hidden AND above > 0 AND above < published`;
}

/** Files whose rows are not in the order of their key. */
const unordered = ({ table }: GroupTable) => `SELECT _file FROM (
    SELECT _file, row_number() OVER (PARTITION BY _file ORDER BY _line) AS placed, row_number() OVER (PARTITION BY _file ORDER BY ${keyOrderSql(table)}, _line) AS ordered FROM ${textOf(table)}
  ) GROUP BY _file HAVING bool_or(placed <> ordered)`;

/**
 * Files whose rows lie in the order of a number that is hidden in some of them: the place of a hidden row then tells
 * between which two numbers it is. A row a file and column, with the first such place. Files in the order of their key
 * tell nothing, whatever their numbers are. Undefined for a table without a key or a column that could be hidden.
 */
export function rowOrderQuery(one: GroupTable): string | undefined {
  const { primaryKey } = one.table;
  if (primaryKey.length === 0 || one.measures.length === 0) return undefined;
  const parts = one.measures.map((measure) => {
    const sorted = primaryKey.map((_, shared) => sortedFiles(one, measure, shared)).join('\n  UNION ALL\n  ');
    return `SELECT ${quoteText(measure)} AS "column", arg_min(file, _line) AS file, min(line) AS line, arg_min(period, _line) AS period, arg_min("row", _line) AS "row", count(DISTINCT _line) AS cells, bool_or(falling) AS falling
FROM (${hiddenBetween(one, measure)}) JOIN (
  ${sorted}
) USING (_file) WHERE _file IN (
  ${unordered(one)}
) GROUP BY _file`;
  });
  return `${parts.join('\nUNION ALL\n')}\nORDER BY file, "column"`;
}

/** What the order of rows tells of hidden ones; the same order that `--suppress` writes tells nothing. */
export function judgeRowOrder({ table }: GroupTable, result: Table | undefined): Finding[] {
  return rowsOf(result).map((row): Finding => {
    const column = String(row['column']);
    const direction = row['falling'] === true ? 'from the largest to the smallest' : 'from the smallest to the largest';
    const file = String(row['file']);
    const name = file.slice(table.dataset.length + 1);
    return {
      check: 'suppression',
      ...placeOf(table, row),
      column,
      status: 'review',
      message: `The rows lie in the order of "${column}", and hidden ones among them: the place of each tells between which two numbers it is.`,
      observed: `rows ${direction}, with ${String(row['cells'])} hidden between them`,
      allowed: `rows in the order of their key (${table.primaryKey.join(', ')})`,
      fix: `before it is released, order the rows by their key, as  --suppress  does; in place of a released file:  vitrine release ${table.dataset} ${name} --suppress --corrects ${name} --reason "…"`,
    };
  });
}
