import type { Problem } from '../../problems/problem.ts';
import { CsvRows } from '../../values/csv-rows.ts';
import type { TableAnswer } from './answers.ts';

/** A column as the rows show it. */
export interface ReadColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'yearmonth' | 'year';
  /** The closed vocabulary of a text: what the file holds. */
  readonly values?: readonly string[];
}

/** What the rows of a table say of its columns. */
export interface ReadShape {
  readonly columns: readonly ReadColumn[];
  readonly primaryKey: readonly string[];
}

/** More values than these are no vocabulary. */
const mostValues = 200;

const types: readonly (readonly [ReadColumn['type'], RegExp])[] = [
  ['yearmonth', /^\d{4}-(?:0[1-9]|1[0-2])$/],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['integer', /^-?\d+$/],
  ['number', /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/],
  ['boolean', /^(?:true|false)$/],
];

function columnOf(name: string, values: readonly string[], isPeriod: boolean, isText: boolean): ReadColumn {
  const there = values.filter((value) => value !== '');
  const fits = (pattern: RegExp) => there.length > 0 && there.every((value) => pattern.test(value));
  if (isPeriod && fits(/^\d{4}$/)) return { name, type: 'year' };
  const type = isText ? 'string' : (types.find(([, pattern]) => fits(pattern))?.[0] ?? 'string');
  const words = [...new Set(there)];
  const isVocabulary = type === 'string' && words.length > 0 && words.length <= mostValues;
  return { name, type, ...(isVocabulary ? { values: words } : {}) };
}

/**
 * Columns whose values tell every row apart: periods and texts, and as many numbers besides as it takes, the counted
 * one last.
 */
function primaryKeyOf(
  columns: readonly ReadColumn[],
  rows: readonly (readonly string[])[],
  contributors: string,
): string[] {
  const isNumber = ({ type }: ReadColumn) => type === 'integer' || type === 'number';
  const key = columns.filter((column) => !isNumber(column));
  const more = columns
    .filter(isNumber)
    .sort((a, b) => Number(a.name === contributors) - Number(b.name === contributors));
  const tellsApart = () => {
    const at = key.map((column) => columns.indexOf(column));
    return (
      key.length > 0 && new Set(rows.map((row) => JSON.stringify(at.map((index) => row[index])))).size === rows.length
    );
  };
  while (!tellsApart() && more.length > 0) key.push(...more.splice(0, 1));
  return columns.filter((column) => key.includes(column)).map(({ name }) => name);
}

/**
 * The columns of a CSV file that answers name, read from its rows; or all that is wrong with it. `isText` knows columns
 * that are texts though they look like numbers, such as versions. The structure is judged again when it is released.
 */
export function readTable(
  bytes: Uint8Array,
  answer: TableAnswer,
  isText: (column: string) => boolean = () => false,
): ReadShape | readonly Problem[] {
  const place = { file: answer.file, line: 1, column: 1 };
  const rows: string[][] = [];
  const reader = new CsvRows(bytes);
  while (reader.next()) {
    if (reader.fault !== undefined)
      return [
        {
          code: 'table/structure',
          ...place,
          line: reader.line,
          message: 'This row cannot be cut into fields: a quotation mark is not closed, or stands inside a field.',
          fix: 'quote the whole field, and double the quotes inside it',
        },
      ];
    rows.push(reader.fields());
  }
  const [header = [], ...values] = rows;
  const named = [answer.period, ...(answer.contributors === 'none' ? [] : [answer.contributors])];
  const missing = named.filter((name) => !header.includes(name));
  if (header.length === 0 || missing.length > 0)
    return [
      {
        code: 'table/header',
        ...place,
        message: `The table "${answer.id}" has no column "${missing.join('", "')}". Its columns: ${header.join(', ') || 'none'}.`,
        fix: `name one of them in the answers, as  period:  or  contributors:`,
      },
    ];
  const columns = header.map((name, index) =>
    columnOf(
      name,
      values.map((row) => row[index] ?? ''),
      name === answer.period,
      name !== answer.period && isText(name),
    ),
  );
  return { columns, primaryKey: primaryKeyOf(columns, values, answer.contributors) };
}
