import type { Engine, Value } from '../../../engine/engine.ts';
import { quoteName, quoteText } from '../../../engine/sql.ts';
import type { ColumnType } from '../../../schema/data/descriptor.ts';

/** What the values of a column look like. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  /** Different values, empty ones aside. */
  readonly distinct: number;
  /** The values themselves, sorted, where there are at most `mostListed`. */
  readonly values?: readonly string[];
  /** Of a number: the least, the greatest, and the greatest number that divides all. */
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

/** A column of so many different values is a list that can be closed. */
const mostListed = 60;

/** Kinds of text by the pattern that all values must match, the narrowest first. */
const kinds: readonly (readonly [ColumnType, string])[] = [
  ['date', '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'],
  ['yearmonth', '\\d{4}-(0[1-9]|1[0-2])'],
  ['boolean', 'true|false'],
  ['integer', '-?(0|[1-9]\\d*)'],
  ['number', '-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?'],
];

const numberOf = (value: Value | undefined): number => Number(value ?? 0);
const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

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

/** The type of a column and, among numbers, the one other text. */
async function typeOf(engine: Engine, table: string, column: string): Promise<{ type: ColumnType; marker?: string }> {
  const name = quoteName(column);
  const counts = kinds.map(
    ([, pattern]) => `count(DISTINCT CASE WHEN regexp_full_match(${name}, ${quoteText(pattern)}) THEN ${name} END)`,
  );
  const { rows } = await engine.query(
    `SELECT count(DISTINCT ${name}), ${counts.join(', ')} FROM ${quoteName(table)} WHERE ${name} <> ''`,
  );
  const [all, ...matching] = (rows[0] ?? []).map(numberOf);
  if (!all) return { type: 'string' };
  const whole = kinds.find((_, index) => matching[index] === all);
  if (whole) return { type: whole[0] };
  const almost = kinds.find(([type], index) => ['integer', 'number'].includes(type) && matching[index] === all - 1);
  if (!almost || all < 3) return { type: 'string' };
  const other = await engine.query(
    `SELECT ${name} FROM ${quoteName(table)} WHERE ${name} <> '' AND NOT regexp_full_match(${name}, ${quoteText(almost[1])}) LIMIT 1`,
  );
  return { type: almost[0], marker: String(other.rows[0]?.[0] ?? '') };
}

async function profileColumn(engine: Engine, table: string, column: string): Promise<ColumnProfile> {
  const { type, marker } = await typeOf(engine, table, column);
  const name = quoteName(column);
  const { rows } = await engine.query(`SELECT DISTINCT ${name} FROM ${quoteName(table)} ORDER BY 1`);
  const all = rows.map(([value]) => (value === null || value === undefined ? '' : String(value)));
  const texts = all.filter((text) => text !== '' && text !== marker);
  const profile = { name: column, type, distinct: texts.length, hasEmpty: all.includes('') };
  const numbers = type === 'integer' || type === 'number' ? texts.map(Number) : [];
  const range =
    numbers.length === 0
      ? {}
      : {
          least: numbers.reduce((least, one) => Math.min(least, one)),
          greatest: numbers.reduce((most, one) => Math.max(most, one)),
          base: type === 'integer' ? numbers.reduce(gcd, 0) : 1,
        };
  return {
    ...profile,
    ...range,
    ...(marker === undefined ? {} : { marker }),
    ...(texts.length <= mostListed ? { values: texts } : {}),
    signs: type === 'string' ? signsIn(texts) : '',
  };
}

/** Looks at every column of a table that was imported as text. A table without rows has columns of text. */
export async function profileTable(engine: Engine, name: string, columns: readonly string[]): Promise<TableProfile> {
  const profiles: ColumnProfile[] = [];
  for (const column of columns) profiles.push(await profileColumn(engine, name, column));
  const { rows } = await engine.query(`SELECT count(*) FROM ${quoteName(name)}`);
  return { name, rows: numberOf(rows[0]?.[0]), columns: profiles };
}

/** Whether no two rows agree in all of the columns. */
export async function isKey(
  engine: Engine,
  { name, rows }: TableProfile,
  columns: readonly string[],
): Promise<boolean> {
  const list = columns.map(quoteName).join(', ');
  const found = await engine.query(`SELECT count(*) FROM (SELECT DISTINCT ${list} FROM ${quoteName(name)})`);
  return numberOf(found.rows[0]?.[0]) === rows;
}
