import { type Period, parsePeriod } from '../values/period.ts';
import type { CheckTable } from './check-input.ts';
import { periodSql } from './period-sql.ts';
import { textOf } from './released-table.ts';
import type { ResultRow } from './result-rows.ts';

/** One row for each period of a table with its rows and where the first of them stands; empty for an empty table. */
export function periodsQuery(table: CheckTable): string {
  const period = periodSql(table.privacy);
  return `SELECT period, "rows", first_file AS file, CAST(first_line AS INTEGER) AS line FROM (
  SELECT ${period} AS period, CAST(count(*) AS INTEGER) AS "rows", min(_file) AS first_file, arg_min(_line, (_file, _line)) AS first_line FROM ${textOf(table)} GROUP BY ALL
) ORDER BY period`;
}

export interface PublishedPeriod {
  /** Absent where the value is no period. */
  readonly period?: Period;
  readonly written: string;
  readonly rows: number;
  readonly place: {
    readonly dataset: string;
    readonly table: string;
    readonly file: string;
    readonly line: number;
    readonly period: string;
  };
}

/** The periods of a result of `periodsQuery`. */
export function publishedPeriods(table: CheckTable, rows: readonly ResultRow[]): PublishedPeriod[] {
  return rows.map((row) => {
    const written = row['period'] === null || row['period'] === undefined ? '' : String(row['period']);
    const period = parsePeriod(written);
    return {
      ...(period === undefined ? {} : { period }),
      written,
      rows: Number(row['rows']),
      place: {
        dataset: table.dataset,
        table: table.table,
        file: String(row['file']),
        line: Number(row['line']),
        period: written,
      },
    };
  });
}
