import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import type { ResultRow } from '../result-rows.ts';
import { judgeMatches, matchesQuery } from './matching-columns.ts';

const birth =
  /(^|_)(born|birth|birthday|birthdate|birth_date|date_of_birth|dob|geboren|geburtstag|geburtsdatum|naissance|nacimiento|nascita|urodzenia)(_|$)/i;

/** A whole day, whichever way it is written; a year or a month alone is coarser. */
const wholeDay = String.raw`[0-9]{4}[-/.]?[0-9]{2}[-/.]?[0-9]{2}|[0-9]{1,2}[-/.] ?[0-9]{1,2}[-/.] ?[0-9]{4}`;

/** One row for each column named after births: how many values are whole days. Undefined where there is none. */
export function birthsQuery(table: CheckTable): string | undefined {
  const periods = periodColumnsOf(table.privacy);
  const columns = table.columns.filter(({ name }) => birth.test(name) && !periods.includes(name));
  return matchesQuery(table, columns, wholeDay);
}

/** The finding for one row of `birthsQuery`. */
export const judgeBirths = (table: CheckTable, row: ResultRow): Finding[] =>
  judgeMatches(table, row, (column, days) => ({
    observed: `${days} whole ${days === 1 ? 'day' : 'days'} of birth`,
    allowed: 'years, or ranges of years',
    message: `"${column}" holds days of birth: few people share one, and most others can be told by it and a place.`,
    fix: 'publish the year, or a range of years, in place of the day',
  }));
