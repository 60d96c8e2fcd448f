import type { ColumnType } from '../schema/data/descriptor.ts';
import type { CheckColumn } from './check-input.ts';
import { quoteList, quoteName, quoteText } from '../engine/sql.ts';

/** One thing a value must keep to. */
export interface CellRule {
  readonly id: 'required' | 'type' | 'enum' | 'pattern' | 'minimum' | 'maximum' | 'min-length' | 'max-length';
  /** SQL that is true where the value breaks the rule; later rules may rely on earlier ones. */
  readonly broken: string;
  /** What is allowed; completes "must be …". */
  readonly allowed: string;
}

/**
 * The form of each type, as RE2 for the whole value, and the SQL type it must fit into (Table Schema, Data Package
 * v2). Stricter in one place: NaN and INF, which no comparison with a limit would catch, are no numbers here.
 */
const forms: Readonly<
  Record<Exclude<ColumnType, 'string'>, { readonly pattern: string; readonly sql?: string; readonly words: string }>
> = {
  integer: { pattern: '[+-]?[0-9]+', sql: 'BIGINT', words: 'a whole number, such as 120' },
  number: {
    pattern: String.raw`[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?`,
    sql: 'DOUBLE',
    words: 'a number with a decimal point, such as 0.25',
  },
  boolean: { pattern: 'true|True|TRUE|1|false|False|FALSE|0', words: 'true or false' },
  date: { pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}', sql: 'DATE', words: 'a day, such as 2026-08-04' },
  year: { pattern: '[0-9]{4}', words: 'a year, such as 2026' },
  yearmonth: { pattern: '[0-9]{4}-(0[1-9]|1[0-2])', words: 'a month, such as 2026-08' },
};

/** SQL that is true where a cell holds no value: an empty Parquet cell or one of the column's missing values. */
export function isMissing(column: CheckColumn): string {
  const name = quoteName(column.name);
  return column.missing.length === 0
    ? `(${name} IS NULL)`
    : `(${name} IS NULL OR ${name} IN ${quoteList(column.missing)})`;
}

const isNumeric = (type: ColumnType) => type === 'integer' || type === 'number';

function typeRule({ name, type }: CheckColumn): CellRule[] {
  if (type === 'string') return [];
  const { pattern, sql, words } = forms[type];
  const fits = sql === undefined ? '' : ` OR TRY_CAST(${quoteName(name)} AS ${sql}) IS NULL`;
  return [
    { id: 'type', broken: `(NOT regexp_full_match(${quoteName(name)}, ${quoteText(pattern)})${fits})`, allowed: words },
  ];
}

function limitRule(column: CheckColumn, id: 'minimum' | 'maximum'): CellRule[] {
  const limit = column.constraints?.[id];
  if (limit === undefined) return [];
  const operator = id === 'minimum' ? '<' : '>';
  const name = quoteName(column.name);
  // Days, years and months compare as text.
  const broken = isNumeric(column.type)
    ? `TRY_CAST(${name} AS DOUBLE) ${operator} ${Number(limit)}`
    : `${name} ${operator} ${quoteText(String(limit))}`;
  return [{ id, broken, allowed: id === 'minimum' ? `${limit} or more` : `${limit} or less` }];
}

/**
 * The rules a column can break, in the order in which they are applied; a later one counts only where the earlier hold.
 */
export function cellRules(column: CheckColumn): CellRule[] {
  const { constraints, type } = column;
  const name = quoteName(column.name);
  const values = constraints?.enum;
  const listed = values?.map(String).join(', ') ?? '';
  return [
    ...typeRule(column),
    ...(values === undefined
      ? []
      : [
          {
            id: 'enum' as const,
            broken: isNumeric(type)
              ? `TRY_CAST(${name} AS DOUBLE) NOT IN (${values.map(Number).join(', ')})`
              : `${name} NOT IN ${quoteList(values.map(String))}`,
            allowed: `one of ${listed.length > 200 ? `${listed.slice(0, 200)}…` : listed}`,
          },
        ]),
    ...(constraints?.pattern === undefined
      ? []
      : [
          {
            id: 'pattern' as const,
            broken: `NOT regexp_full_match(${name}, ${quoteText(constraints.pattern)})`,
            allowed: `of the form ${constraints.pattern}`,
          },
        ]),
    ...limitRule(column, 'minimum'),
    ...limitRule(column, 'maximum'),
    ...(constraints?.minLength === undefined
      ? []
      : [
          {
            id: 'min-length' as const,
            broken: `length(${name}) < ${constraints.minLength}`,
            allowed: `${constraints.minLength} characters or more`,
          },
        ]),
    ...(constraints?.maxLength === undefined
      ? []
      : [
          {
            id: 'max-length' as const,
            broken: `length(${name}) > ${constraints.maxLength}`,
            allowed: `${constraints.maxLength} characters or fewer`,
          },
        ]),
    { id: 'required', broken: isMissing(column), allowed: 'given' },
  ];
}

/**
 * SQL for the first rule a cell breaks, as `<column> <rule>`; NULL for a cell that keeps them all. A column of the
 * primary key is `required` even where it does not say so (Table Schema). Undefined for a column without rules.
 */
export function cellFault(column: CheckColumn, required: boolean): string | undefined {
  const fault = (id: string) => quoteText(`${column.name} ${id}`);
  const rules = cellRules(column).filter((rule) => rule.id !== 'required');
  if (!required && rules.length === 0) return undefined;
  const missing = required ? fault('required') : 'NULL';
  return `CASE WHEN ${isMissing(column)} THEN ${missing}${rules.map((rule) => `\n  WHEN ${rule.broken} THEN ${fault(rule.id)}`).join('')} END`;
}
