import { quoteName, quoteText } from '../../engine/sql.ts';
import type { Table } from '../../engine/engine.ts';
import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { periodSql } from '../period-sql.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { rowsOf } from '../result-rows.ts';
import { type NoisyTable, aboutNoise, labelColumnsOf, shownOf } from './noisy-table.ts';

/** A column of exact numbers that could be those to which noise was added. */
interface Twin {
  readonly table: CheckTable;
  readonly column: string;
}

function exactColumns(table: CheckTable): string[] {
  const others = new Set([
    ...table.primaryKey,
    ...periodColumnsOf(table.privacy),
    ...(table.privacy.differentialPrivacy?.columns ?? []),
  ]);
  return table.columns
    .filter(({ name, type }) => (type === 'integer' || type === 'number') && !others.has(name))
    .map(({ name }) => name);
}

/** The exact columns beside the noise, and those of other tables that tell apart all that the table with noise does. */
export function twinsOf({ table }: NoisyTable, tables: readonly CheckTable[]): Twin[] {
  const labels = labelColumnsOf(table);
  return tables
    .filter((other) => other === table || labels.every((label) => labelColumnsOf(other).includes(label)))
    .flatMap((other) => exactColumns(other).map((column) => ({ table: other, column })));
}

/** SQL that holds for rows that are no totals of others by a column that the table with noise does not have. */
function isPart(table: CheckTable, columns: readonly string[]): string {
  const totals = (table.privacy.margins ?? []).flatMap((margin) =>
    'column' in margin && columns.includes(margin.column)
      ? [`CAST(${quoteName(margin.column)} AS VARCHAR) <> ${quoteText(margin.total)}`]
      : [],
  );
  return totals.length === 0 ? 'true' : totals.join(' AND ');
}

/** SQL for `period`, the labels as `l0`, `l1`, …, and the sum of a column as `n`. */
function numbersOf({ table, column }: Twin, labels: readonly string[]): string {
  const names = labels.map((label, at) => `CAST(${quoteName(label)} AS VARCHAR) AS l${at}, `).join('');
  const further = labelColumnsOf(table).filter((name) => !labels.includes(name));
  // A hidden part makes the sum unknown, for whoever reads it as well.
  const sum = `CASE WHEN count(*) = count(${quoteName(column)}) THEN sum(CAST(${quoteName(column)} AS DOUBLE)) END`;
  return `SELECT ${periodSql(table.privacy)} AS period, ${names}${sum} AS n FROM ${shownOf(table)} WHERE ${isPart(table, further)} GROUP BY ALL`;
}

/**
 * One row for each column with noise and each exact column: `rows` that both have, how many of them `differ`, and a
 * `score`: the logarithm of how much more probable their differences are as noise of the declared scale than as those
 * of unrelated numbers of this size. Undefined where there is no exact column.
 */
export function besideQuery(noisy: NoisyTable, twins: readonly Twin[]): string | undefined {
  const { table, dp } = noisy;
  const labels = labelColumnsOf(table);
  const scale = dp.scale;
  const parts = dp.columns.flatMap((column) =>
    twins.map(
      (
        twin,
      ) => `SELECT ${quoteText(column)} AS "column", ${quoteText(twin.table.table)} AS twin, ${quoteText(twin.column)} AS exact,
  CAST(count(*) AS INTEGER) AS "rows", CAST(count(*) FILTER (a.n <> b.n) AS INTEGER) AS differ, sum(ln(greatest(abs(a.n), ${2 * scale}) / ${2 * scale}) - abs(a.n - b.n) / ${scale}) AS score
FROM (${numbersOf({ table, column }, labels)}) AS a JOIN (${numbersOf(twin, labels)}) AS b USING (${['period', ...labels.map((_, at) => `l${at}`)].join(', ')}) WHERE a.n IS NOT NULL AND b.n IS NOT NULL`,
    ),
  );
  return parts.length === 0 ? undefined : parts.join('\nUNION ALL\n');
}

/** Findings for the rows of `besideQuery`: exact numbers that the noise was to protect. */
export function judgeBeside(noisy: NoisyTable, beside: Table | undefined): Finding[] {
  return rowsOf(beside).flatMap((row): Finding[] => {
    const [score, rows] = [Number(row['score'] ?? 0), Number(row['rows'])];
    // Equal in every row: the same numbers with noise, published twice.
    if (Number(row['differ']) === 0 || score < Math.log(20)) return [];
    const [column, exact, twin] = [String(row['column']), String(row['exact']), String(row['twin'])];
    const place = twin === noisy.table.table ? 'in the same row' : `in ${twin}`;
    const isSure = score >= Math.log(1000);
    return [
      {
        ...aboutNoise(noisy),
        column,
        status: isSure ? 'fail' : 'review',
        message: `"${exact}" ${place} ${isSure ? 'is' : 'could be'} the same number without noise: in all ${rows} ${rows === 1 ? 'row' : 'rows'} that can be compared it is as near to "${column}" as noise of scale ${noisy.dp.scale} leaves it. Whoever reads it does not need the number with noise, which protects nobody.`,
        observed: `"${exact}" ${place}, without noise`,
        allowed: 'the number with noise alone',
        fix: `leave "${exact}" out, or add noise to it as well and name it in "columns"`,
      },
    ];
  });
}
