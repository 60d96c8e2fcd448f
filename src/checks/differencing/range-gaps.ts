import type { Table } from '../../engine/engine.ts';
import { overlapsIn } from '../../schema/added-up.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { placeOf, rowPlace } from '../located-row.ts';
import { asText, isNewest, slackOf } from '../margins.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { mayCountTheSame } from '../relations/may-count-the-same.ts';
import { type Range, parseRange } from '../relations/ranges.ts';
import { releasedOf } from '../released-table.ts';
import { type ResultRow, rowsOf } from '../result-rows.ts';

/** Rows read for ranges, at most: the newest. */
const maxRows = 4000;
/** Ranges of one column beyond which none are compared. */
const maxRanges = 60;

/** A column of a table whose labels may be ranges, and the tables whose labels there are compared with them. */
export interface RangeColumn {
  readonly column: string;
  readonly tables: readonly CheckTable[];
}

/** Columns of labels of which at least two may be ranges; one contributor is under one of those that do not overlap. */
function rangeColumnsOf(table: CheckTable): string[] {
  const periods = periodColumnsOf(table.privacy);
  return table.columns
    .filter(({ name, type }) => type === 'string' && table.primaryKey.includes(name) && !periods.includes(name))
    .filter(({ name }) => !overlapsIn(table, name))
    .filter(({ constraints }) => constraints?.enum?.some((label) => parseRange(String(label)) !== undefined) ?? true)
    .map(({ name }) => name);
}

/** What is compared under a table: its own ranges, and those of later tables with the same key. */
export function rangeColumns(table: CheckTable, tables: readonly CheckTable[]): RangeColumn[] {
  if (typeof table.privacy.contributors !== 'string') return [];
  const key = table.primaryKey.toSorted().join();
  return rangeColumnsOf(table).map((column) => ({
    column,
    tables: [
      table,
      ...tables
        .slice(tables.indexOf(table) + 1)
        .filter(
          (other) =>
            other.primaryKey.toSorted().join() === key &&
            rangeColumnsOf(other).includes(column) &&
            mayCountTheSame(table, other),
        ),
    ],
  }));
}

/** The newest rows whose label has a number in it, of all releases. */
export function rangesQuery({ column, tables }: RangeColumn): string {
  const parts = tables.map((table) => {
    const others = table.primaryKey.filter((name) => name !== column).sort();
    const rest = others.length === 0 ? "''" : `concat_ws(chr(1), ${others.map((name) => asText(name)).join(', ')})`;
    const count = String(table.privacy.contributors);
    return `SELECT ${quoteText(table.table)} AS "table", ${rest} AS rest, ${asText(column)} AS label, CAST(${quoteName(count)} AS DOUBLE) AS value, ${slackOf(table, count)} AS slack, ${isNewest(table)} AS newest, ${rowPlace(table)}
FROM ${releasedOf(table)} WHERE regexp_matches(${asText(column)}, '[0-9]') AND ${quoteName(count)} IS NOT NULL`;
  });
  return `SELECT * FROM (\n${parts.join('\nUNION ALL\n')}\n) ORDER BY period DESC, file, line LIMIT ${maxRows}`;
}

interface Counted {
  readonly label: string;
  readonly range: Range;
  readonly value: number;
  readonly slack: number;
  readonly table: string;
  readonly newest: boolean;
  readonly row: ResultRow;
}

function read(row: ResultRow): Counted[] {
  const label = String(row['label']);
  const range = parseRange(label);
  if (!range) return [];
  const [value, slack] = [Number(row['value']), Number(row['slack'])];
  return [{ label, range, value, slack, table: String(row['table']), newest: row['newest'] === true, row }];
}

/** Of ranges inside one, those without an overlap that count the most together. */
function most(inside: readonly Counted[]): { readonly value: number; readonly parts: readonly Counted[] } {
  const ordered = inside.toSorted((a, b) => a.range.to - b.range.to);
  const best: { value: number; parts: readonly Counted[] }[] = [{ value: 0, parts: [] }];
  ordered.forEach((one, at) => {
    const before = ordered.findLastIndex((other, place) => place < at && other.range.to <= one.range.from) + 1;
    const taken = { value: (best[before]?.value ?? 0) + one.value, parts: [...(best[before]?.parts ?? []), one] };
    const left = best[at] ?? taken;
    best.push(taken.value > left.value ? taken : left);
  });
  return best.at(-1) ?? { value: 0, parts: [] };
}

const isInside = (inner: Range, outer: Range) =>
  inner.from >= outer.from && inner.to <= outer.to && (inner.from > outer.from || inner.to < outer.to);

/** The greatest number that ranges inside another one add up to, for each that has some. */
function nestings(group: readonly Counted[]) {
  return group.flatMap((whole) => {
    const { value, parts } = most(group.filter((one) => isInside(one.range, whole.range)));
    return parts.length === 0 ? [] : [{ whole, value, parts }];
  });
}

/**
 * What is left of a range when the ranges inside it are taken away; and how many ranges had others inside. Where they
 * hold more than the range around them, the labels are no ranges of one thing, and nothing is said.
 */
export function judgeRanges(
  table: CheckTable,
  { column, tables }: RangeColumn,
  result: Table | undefined,
): { findings: Finding[]; compared: number } {
  const rows = rowsOf(result).flatMap(read);
  if (new Set(rows.map(({ label }) => label)).size > maxRanges) return { findings: [], compared: 0 };
  const nested = [...Map.groupBy(rows, ({ row }) => String(row['rest'])).values()].flatMap(nestings);
  const slackIn = ({ whole, parts }: (typeof nested)[number]) =>
    whole.slack + parts.reduce((sum, { slack }) => sum + slack, 0);
  if (nested.some((one) => one.value - one.whole.value > slackIn(one))) return { findings: [], compared: 0 };
  const k = Math.max(...tables.map(({ privacy }) => privacy.minimumCount));
  const findings = nested.flatMap((one): Finding[] => {
    const { whole, value, parts } = one;
    const [gap, slack] = [whole.value - value, slackIn(one)];
    if (gap - slack <= 0 || gap + slack >= k) return [];
    const home = tables.find((other) => other.table === whole.table) ?? table;
    const isSure = parts.every((part) => part.table === whole.table && part.newest === whole.newest);
    const shown = parts.map(({ value: own, label, table: from, row }) => {
      const isElsewhere = from !== whole.table || row['file'] !== whole.row['file'];
      return `${own} (${label}${isElsewhere ? `, ${String(row['file'])}` : ''})`;
    });
    const left = slack === 0 ? String(gap) : `${gap - slack} to ${gap + slack}`;
    return [
      {
        check: 'differencing',
        ...placeOf(home, whole.row),
        column: String(home.privacy.contributors),
        status: isSure ? 'fail' : 'review',
        message: `"${whole.label}" in "${column}" holds ${parts.map(({ label }) => `"${label}"`).join(', ')}: ${whole.value} − ${shown.join(' − ')} = ${left} are in the one and not in the ${parts.length === 1 ? 'other' : 'others'}, fewer than ${k}.`,
        observed: `a difference of ${left}`,
        allowed: `0, or ${k} or more`,
        fix: 'hide one of these numbers, or move the ends of the ranges so that they are the same everywhere',
      },
    ];
  });
  return { findings, compared: nested.length };
}
