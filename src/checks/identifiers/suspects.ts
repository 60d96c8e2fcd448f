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

/** SQL for the labels of a column: `label`, in how many `rows`, and the `place` where it stands first. */
function labelsOf(table: CheckTable, { column }: TextColumn): string {
  return `SELECT ${quoteName(column.name)} AS label, count(*) AS "rows", min((_file, _line)) AS place FROM ${textOf(table)} WHERE ${isLabel(column)} GROUP BY ALL`;
}

/** SQL for some labels of a column, `from` with those of `labelsOf` and their `total`, with their places. */
function placed(table: CheckTable, { column }: TextColumn, from: string, limit: number): string {
  const name = quoteName(column.name);
  return `SELECT ${quoteText(column.name)} AS "column", suspect.label AS value, CAST(suspect."rows" AS INTEGER) AS "rows", suspect.total AS suspects, ${rowPlace(table, 'published')}
FROM (${from} ORDER BY label LIMIT ${limit}) AS suspect
JOIN ${textOf(table)} AS published ON published.${name} = suspect.label AND (published._file, published._line) = suspect.place`;
}

/**
 * One row for each label with certain properties: `column`, `value`, `rows`, `suspects` (how many there are), and where
 * it stands first.
 */
const labelsWhere = (table: CheckTable, column: TextColumn, condition: string, limit: number) =>
  placed(table, column, countedRows(`SELECT * FROM (${labelsOf(table, column)}) WHERE ${condition}`), limit);

/**
 * Labels that look like something personal; what they are is judged afterwards. All columns of text are looked at in
 * one step, for most of the time goes into reading the patterns, once for each place where they stand.
 */
export function suspectsQuery(table: CheckTable, columns: readonly TextColumn[]): string {
  const [numbers, texts] = [true, false].map((isNumber) =>
    columns.filter(({ vocabulary }) => (vocabulary.kind === 'number') === isNumber),
  );
  const labels = (texts ?? []).map(
    (column) => `SELECT ${quoteText(column.column.name)} AS "column", * FROM (${labelsOf(table, column)})`,
  );
  const shared =
    labels.length === 0
      ? ''
      : `WITH labels AS MATERIALIZED (\n${labels.join('\nUNION ALL\n')}\n),
distinct_labels AS MATERIALIZED (SELECT DISTINCT label FROM labels),
suspicious AS MATERIALIZED (SELECT * FROM labels SEMI JOIN (SELECT label FROM distinct_labels WHERE ${isSuspect}) USING (label))
`;
  const parts = [
    ...(texts ?? []).map((column) => {
      const own = `"column" = ${quoteText(column.column.name)}`;
      const from = `SELECT label, "rows", place, (SELECT CAST(count(*) AS INTEGER) FROM suspicious WHERE ${own}) AS total FROM suspicious WHERE ${own}`;
      return `(${placed(table, column, from, suspectLimit)})`;
    }),
    ...(numbers ?? []).map(
      (column) => `(${labelsWhere(table, column, `regexp_full_match(label, ${quoteText(longKey)})`, suspectLimit)})`,
    ),
  ];
  return `${shared}SELECT * FROM (\n${parts.join('\nUNION ALL\n')}\n) ORDER BY file, line, "column"`;
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
