import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { periodColumnsOf } from '../period-sql.ts';
import { textOf } from '../released-table.ts';
import type { ResultRow } from '../result-rows.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';

const birth =
  /(^|_)(born|birth|birthday|birthdate|birth_date|date_of_birth|dob|geboren|geburtstag|geburtsdatum|naissance|nacimiento|nascita|urodzenia)(_|$)/i;

/** A whole day, whichever way it is written; a year or a month alone is coarser. */
const wholeDay = String.raw`[0-9]{4}[-/.]?[0-9]{2}[-/.]?[0-9]{2}|[0-9]{1,2}[-/.] ?[0-9]{1,2}[-/.] ?[0-9]{4}`;

/** One row for each column named after births: how many values are whole days. Undefined where there is none. */
export function birthsQuery(table: CheckTable): string | undefined {
  const periods = periodColumnsOf(table.privacy);
  const columns = table.columns.filter(({ name }) => birth.test(name) && !periods.includes(name));
  if (columns.length === 0) return undefined;
  return columns
    .map(
      ({
        name,
      }) => `SELECT ${quoteText(name)} AS "column", CAST(count(*) AS INTEGER) AS days, min(_file) AS file, CAST(arg_min(_line, (_file, _line)) AS INTEGER) AS line
FROM ${textOf(table)} WHERE regexp_full_match(${quoteName(name)}, ${quoteText(wholeDay)})`,
    )
    .join('\nUNION ALL\n');
}

/** The finding for one row of `birthsQuery`. */
export function judgeBirths(table: CheckTable, row: ResultRow): Finding[] {
  const days = Number(row['days']);
  if (days === 0) return [];
  const column = String(row['column']);
  return [
    {
      check: 'identifiers',
      dataset: table.dataset,
      table: table.table,
      status: 'fail',
      column,
      file: String(row['file']),
      line: Number(row['line']),
      observed: `${days} whole ${days === 1 ? 'day' : 'days'} of birth`,
      allowed: 'years, or ranges of years',
      message: `"${column}" holds days of birth: few people share one, and most others can be told by it and a place.`,
      fix: 'publish the year, or a range of years, in place of the day',
    },
  ];
}
