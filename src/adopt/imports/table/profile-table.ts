import type { Engine, Value } from '../../../engine/engine.ts';
import { quoteList, quoteName, quoteText } from '../../../engine/sql.ts';
import type { ColumnType } from '../../../schema/data/descriptor.ts';

/** What the values of a column look like. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  /** Of a text: whether each value is a quarter (2026-Q3) or a week (2026-W31). */
  readonly calendar?: 'quarter' | 'week' | undefined;
  /** Different values, those that stand for none aside. */
  readonly distinct: number;
  /** The values themselves, sorted, where there are at most `mostListed`. */
  readonly values?: readonly string[];
  /** The first and the last of them as texts are sorted; empty where there is none. */
  readonly first: string;
  readonly last: string;
  /** Of a number: the least, the greatest, and the number of which all are multiples: 1 for none, or for chance. */
  readonly least?: number;
  readonly greatest?: number;
  readonly base?: number;
  /** The one text among numbers: what stands for a value that is hidden. */
  readonly marker?: string;
  readonly hasEmpty: boolean;
  /** Signs that occur in the texts, as a class of a regular expression. */
  readonly signs: string;
}

export interface TableProfile {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

/** What is known of columns before their values are looked at. */
export interface KnownColumns {
  /** Whether a column is a text though its values look like numbers, such as versions. */
  readonly isText: (column: string) => boolean;
  /** Texts besides the empty one that stand for no value in a column. */
  readonly missing: (column: string) => readonly string[];
}

/** Columns of which nothing is known but their names: those of versions and the like are texts. */
export const unknownColumns: KnownColumns = {
  isText: (column) => /(?:^|_)(?:version|release|build|line|code|id)(?:_|$)/i.test(column),
  missing: () => [],
};

/**
 * Columns of which somebody knows some types, as names of types say them: those of the type string are texts, and of
 * the others their names tell.
 */
export const columnsOfTypes = (
  typeOf: (column: string) => string | undefined,
  missing: KnownColumns['missing'] = unknownColumns.missing,
): KnownColumns => ({
  isText: (column) => {
    const type = typeOf(column);
    return type === undefined ? unknownColumns.isText(column) : type === 'string';
  },
  missing,
});

/** A column of so many different values is a list that can be closed. */
const mostListed = 200;

/** Kinds of text by the pattern that all values must match, the narrowest first. */
const kinds: readonly (readonly [Pick<ColumnProfile, 'type' | 'calendar'>, string])[] = [
  [{ type: 'date' }, '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'],
  [{ type: 'yearmonth' }, '\\d{4}-(0[1-9]|1[0-2])'],
  [{ type: 'string', calendar: 'quarter' }, '\\d{4}-[Qq][1-4]'],
  [{ type: 'string', calendar: 'week' }, '\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])'],
  [{ type: 'boolean' }, 'true|false'],
  [{ type: 'integer' }, '-?(0|[1-9]\\d*)'],
  [{ type: 'number' }, '-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?'],
];

/** What values of a quarter or a week look like. */
export const calendarPattern = { quarter: '\\d{4}-[Qq][1-4]', week: '\\d{4}-W\\d{2}' } as const;

const numberOf = (value: Value | undefined): number => Number(value ?? 0);
const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
const isNumber = ({ type }: Pick<ColumnProfile, 'type'>) => type === 'integer' || type === 'number';

/** By chance, numbers are all multiples of their base less often than once in so many tables. */
const leastOdds = 1000;

/**
 * The greatest number that divides all; 1 where that can be chance, as with two numbers, or with five that are even.
 * One of `count` random numbers is a multiple of `base` once in `base`, so all of them are once in `base` ** `count`.
 */
function baseOf(numbers: readonly number[]): number {
  const base = numbers.reduce(gcd, 0);
  const count = numbers.filter((number) => number !== 0).length;
  return count > 2 && base ** count >= leastOdds ? base : 1;
}

/** The signs of texts as parts of a class: letters, digits, and every other sign by itself. */
function signsIn(texts: Iterable<string>): string {
  const parts = new Set<string>();
  for (const text of texts)
    for (const sign of text) {
      if (/[a-z]/.test(sign)) parts.add('a-z');
      else if (/[A-Z]/.test(sign)) parts.add('A-Z');
      else if (/\d/.test(sign)) parts.add('0-9');
      else if (/\p{L}|\p{M}/u.test(sign)) parts.add('\\p{L}\\p{M}');
      else parts.add(/[\\\]^-]/.test(sign) ? `\\${sign}` : sign);
    }
  return [...parts].sort().join('');
}

/** The kind of a column and, among numbers, the one other text. */
async function kindOf(
  engine: Engine,
  table: string,
  column: string,
  known: KnownColumns,
): Promise<Pick<ColumnProfile, 'type' | 'calendar' | 'marker'>> {
  const name = quoteName(column);
  const there = `${name} NOT IN ${quoteList(['', ...known.missing(column)])}`;
  const counts = kinds.map(
    ([, pattern]) => `count(DISTINCT CASE WHEN regexp_full_match(${name}, ${quoteText(pattern)}) THEN ${name} END)`,
  );
  const { rows } = await engine.query(
    `SELECT count(DISTINCT ${name}), ${counts.join(', ')} FROM ${quoteName(table)} WHERE ${there}`,
  );
  const [all, ...matching] = (rows[0] ?? []).map(numberOf);
  if (!all) return { type: 'string' };
  const isText = known.isText(column);
  const whole = kinds.find(([kind], index) => matching[index] === all && !(isText && isNumber(kind)));
  if (whole) return whole[0];
  const almost = kinds.find(([kind], index) => isNumber(kind) && matching[index] === all - 1);
  if (isText || !almost || all < 3) return { type: 'string' };
  const other = await engine.query(
    `SELECT ${name} FROM ${quoteName(table)} WHERE ${there} AND NOT regexp_full_match(${name}, ${quoteText(almost[1])}) LIMIT 1`,
  );
  return { ...almost[0], marker: String(other.rows[0]?.[0] ?? '') };
}

async function profileColumn(
  engine: Engine,
  table: string,
  column: string,
  known: KnownColumns,
): Promise<ColumnProfile> {
  const { type, calendar, marker } = await kindOf(engine, table, column, known);
  const name = quoteName(column);
  const { rows } = await engine.query(`SELECT DISTINCT ${name} FROM ${quoteName(table)} ORDER BY 1`);
  const all = rows.map(([value]) => (value === null || value === undefined ? '' : String(value)));
  const none = ['', ...known.missing(column), ...(marker === undefined ? [] : [marker])];
  const texts = all.filter((text) => !none.includes(text));
  const numbers = isNumber({ type }) ? texts.map(Number) : [];
  const range =
    numbers.length === 0
      ? {}
      : {
          least: numbers.reduce((least, one) => Math.min(least, one)),
          greatest: numbers.reduce((most, one) => Math.max(most, one)),
          base: type === 'integer' ? baseOf(numbers) : 1,
        };
  return {
    name: column,
    type,
    ...(calendar === undefined ? {} : { calendar }),
    distinct: texts.length,
    first: texts[0] ?? '',
    last: texts.at(-1) ?? '',
    hasEmpty: all.includes(''),
    ...range,
    ...(marker === undefined ? {} : { marker }),
    ...(texts.length <= mostListed ? { values: texts } : {}),
    signs: type === 'string' ? signsIn(texts) : '',
  };
}

/** Looks at every column of a table that was imported as text. A table without rows has columns of text. */
export async function profileTable(
  engine: Engine,
  name: string,
  columns: readonly string[],
  known: KnownColumns = unknownColumns,
): Promise<TableProfile> {
  const profiles: ColumnProfile[] = [];
  for (const column of columns) profiles.push(await profileColumn(engine, name, column, known));
  const { rows } = await engine.query(`SELECT count(*) FROM ${quoteName(name)}`);
  return { name, rows: numberOf(rows[0]?.[0]), columns: profiles };
}

/** Whether no two rows agree in all of the columns. */
export async function isKey(
  engine: Engine,
  { name, rows }: TableProfile,
  columns: readonly string[],
): Promise<boolean> {
  if (columns.length === 0) return rows < 2;
  const list = columns.map(quoteName).join(', ');
  const found = await engine.query(`SELECT count(*) FROM (SELECT DISTINCT ${list} FROM ${quoteName(name)})`);
  return numberOf(found.rows[0]?.[0]) === rows;
}
