import type { CheckColumn, CheckInput, CheckTable } from '../check-input.ts';
import type { LabelGroup } from '../../schema/data/label-groups.ts';
import { isVersionColumn } from './kind.ts';
import { periodSql } from '../period-sql.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { textOf } from '../released-table.ts';
import { quoteList, quoteName, quoteText } from '../../engine/sql.ts';

/**
 * What keeps the labels of a text column to a closed vocabulary: `enum` and `pattern` of the descriptor (the check
 * `types` holds the values to them), the `values` of its dictionary entry, the form of a period; or nothing.
 */
export type Vocabulary =
  | { readonly kind: 'enum' | 'period' | 'open' }
  /** A key of whole numbers: no vocabulary closes it, and only long numbers are looked at. */
  | { readonly kind: 'number' }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'dictionary'; readonly values: readonly string[] };

export interface TextColumn {
  readonly column: CheckColumn;
  readonly vocabulary: Vocabulary;
  /** The written reason why an open vocabulary is harmless, where there is one, and the kinds of value it names. */
  readonly allowed?: { readonly reason: string; readonly groups: readonly LabelGroup[] };
}

/** Texts that stand for the total in a margin of the table; they are labels beside those of the dictionary. */
function totalsOf(column: string, { privacy }: CheckTable): string[] {
  return (privacy.margins ?? []).flatMap((margin) =>
    'column' in margin && margin.column === column ? [margin.total] : [],
  );
}

function vocabularyOf(column: CheckColumn, table: CheckTable, input: CheckInput): Vocabulary {
  if (column.constraints?.enum !== undefined) return { kind: 'enum' };
  const values = input.fields.find(({ id }) => id === column.field)?.values;
  if (values !== undefined)
    return {
      kind: 'dictionary',
      values: [...values.map(({ value }) => String(value)), ...totalsOf(column.name, table)],
    };
  if (column.constraints?.pattern !== undefined) return { kind: 'pattern', pattern: column.constraints.pattern };
  return periodColumnsOf(table.privacy).includes(column.name) ? { kind: 'period' } : { kind: 'open' };
}

const allowedFor = (column: CheckColumn, { privacy }: CheckTable): Pick<TextColumn, 'allowed'> => {
  const entry = privacy.allow?.find((one) => one.column === column.name);
  return entry === undefined ? {} : { allowed: { reason: entry.reason, groups: entry.kinds ?? [] } };
};

/** The columns of whole numbers in a table's key that no list closes: numbers of phones and devices are such. */
export function keyNumbersOf(table: CheckTable): TextColumn[] {
  const periods = periodColumnsOf(table.privacy);
  return table.columns
    .filter(
      ({ name, type, constraints }) =>
        type === 'integer' &&
        table.primaryKey.includes(name) &&
        !periods.includes(name) &&
        constraints?.enum === undefined &&
        !isVersionColumn(name),
    )
    .map((column) => ({ column, vocabulary: { kind: 'number' }, ...allowedFor(column, table) }));
}

/** The text columns of a table, each with what closes its vocabulary. */
export function textColumnsOf(table: CheckTable, input: CheckInput): TextColumn[] {
  return table.columns
    .filter(({ type }) => type === 'string')
    .map((column) => ({
      column,
      vocabulary: vocabularyOf(column, table, input),
      ...allowedFor(column, table),
    }));
}

/** SQL that is true where a text column holds a label. */
export function isLabel({ name, missing }: CheckColumn): string {
  return `${quoteName(name)} IS NOT NULL${missing.length === 0 ? '' : ` AND ${quoteName(name)} NOT IN ${quoteList(missing)}`}`;
}

/**
 * One row for each column: how many labels it has, in how many rows, how many of them in one period only or new in the
 * newest.
 */
export function growthQuery(table: CheckTable, columns: readonly TextColumn[]): string {
  const period = periodSql(table.privacy);
  const parts = columns.map(
    ({
      column,
    }) => `SELECT ${quoteText(column.name)} AS "column", CAST(count(*) AS INTEGER) AS labels, CAST(coalesce(sum("rows"), 0) AS INTEGER) AS "rows",
  CAST(count(*) FILTER (periods = 1) AS INTEGER) AS once, CAST(count(*) FILTER (first = newest) AS INTEGER) AS fresh, CAST(coalesce(max(all_periods), 0) AS INTEGER) AS periods
FROM (SELECT ${quoteName(column.name)} AS label, count(*) AS "rows", count(DISTINCT ${period}) AS periods, min(${period}) AS first FROM ${textOf(table)} WHERE ${isLabel(column)} GROUP BY ALL),
  (SELECT max(${period}) AS newest, count(DISTINCT ${period}) AS all_periods FROM ${textOf(table)})`,
  );
  return parts.join('\nUNION ALL\n');
}

/** Texts of which a pattern that closes a vocabulary accepts none; whoever accepts all of them accepts anything. */
const probes = [
  'Zoë Müller’s laptop, room 4',
  'anna@home.example',
  'C:\\Users\\anna\\thesis (2).docx',
  '+49 30 1234567',
];

/** One row for each column closed by a pattern: whether the pattern accepts anything. Undefined where there is none. */
export function patternQuery(columns: readonly TextColumn[]): string | undefined {
  const parts = columns.flatMap(({ column, vocabulary }) =>
    vocabulary.kind === 'pattern'
      ? [
          `SELECT ${quoteText(column.name)} AS "column", ${probes.map((probe) => `regexp_full_match(${quoteText(probe)}, ${quoteText(vocabulary.pattern)})`).join(' AND ')} AS "any"`,
        ]
      : [],
  );
  return parts.length === 0 ? undefined : parts.join('\nUNION ALL\n');
}
