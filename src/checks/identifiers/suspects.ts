import type { CheckTable } from '../check-input.ts';
import { countedRows } from '../counted-rows.ts';
import { rowPlace } from '../located-row.ts';
import { textOf } from '../released-table.ts';
import { quoteList, quoteName, quoteText } from '../../engine/sql.ts';
import { suspectPatterns } from './recognise.ts';
import { type TextColumn, isLabel } from './vocabulary.ts';

/**
 * At most this many suspicious labels of one column are judged; a column with more is said not to be examined whole.
 */
export const suspectLimit = 5000;

/** Keys of whole numbers with fewer digits are numbers of something that is counted. */
const longKey = '[0-9]{7,}';

const isSuspect = `(${suspectPatterns.map((pattern) => `regexp_matches(label, ${quoteText(pattern)})`).join(' OR ')})`;

/**
 * One row for each label with certain properties: `column`, `value`, `rows`, `suspects` (how many there are), and where
 * it stands first.
 */
function labelsWhere(table: CheckTable, { column }: TextColumn, condition: string, limit: number): string {
  const name = quoteName(column.name);
  const labels = `SELECT ${name} AS label, count(*) AS "rows", min((_file, _line)) AS place FROM ${textOf(table)} WHERE ${isLabel(column)} GROUP BY ALL`;
  return `SELECT ${quoteText(column.name)} AS "column", suspect.label AS value, CAST(suspect."rows" AS INTEGER) AS "rows", suspect.total AS suspects, ${rowPlace(table, 'published')}
FROM (${countedRows(`SELECT * FROM (${labels}) WHERE ${condition}`)} ORDER BY label LIMIT ${limit}) AS suspect
JOIN ${textOf(table)} AS published ON published.${name} = suspect.label AND (published._file, published._line) = suspect.place`;
}

/** Labels that look like something personal; what they are is judged afterwards. */
export function suspectsQuery(table: CheckTable, columns: readonly TextColumn[]): string {
  const parts = columns.map(
    (column) =>
      `(${labelsWhere(table, column, column.vocabulary.kind === 'number' ? `regexp_full_match(label, ${quoteText(longKey)})` : isSuspect, suspectLimit)})`,
  );
  return `SELECT * FROM (\n${parts.join('\nUNION ALL\n')}\n) ORDER BY file, line, "column"`;
}

/** Labels outside the vocabulary that the dictionary gives; undefined where no column is closed by it. */
export function outsideQuery(table: CheckTable, columns: readonly TextColumn[], limit: number): string | undefined {
  const parts = columns.flatMap((column) =>
    column.vocabulary.kind === 'dictionary'
      ? [`(${labelsWhere(table, column, `label NOT IN ${quoteList(column.vocabulary.values)}`, limit)})`]
      : [],
  );
  return parts.length === 0
    ? undefined
    : `SELECT * FROM (\n${parts.join('\nUNION ALL\n')}\n) ORDER BY file, line, "column"`;
}
