import { quoteName, quoteText } from '../../engine/sql.ts';
import type { CheckTable } from '../check-input.ts';
import { type Finding, findingLimit } from '../check.ts';
import { countColumns } from '../count-columns.ts';
import { countedRows } from '../counted-rows.ts';
import { placeOf, rowPlace } from '../located-row.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { ratioStep } from '../ratio-step.ts';
import { ratiosIn } from '../shares.ts';
import { releasedOf } from '../released-table.ts';
import type { ResultRow } from '../result-rows.ts';

type Ratio = NonNullable<CheckTable['privacy']['ratios']>[number];

/** What of a table can be the same for a whole group: counts inside others, ratios, labels. */
export interface GroupSources {
  readonly counts: readonly string[];
  readonly ratios: readonly Ratio[];
  readonly labels: readonly string[];
}

/** Rounded to more than 1, "all" may be all but a few, so nothing follows about anybody. */
function isExact({ privacy }: CheckTable, column: string): boolean {
  if ((privacy.roundTo ?? 1) === 1) return true;
  return privacy.rounded !== undefined && !privacy.rounded.includes(column);
}

/** What is examined: exact numbers without noise, and what the author has not said to be harmless. */
export function groupSources(table: CheckTable): GroupSources {
  const { privacy } = table;
  const harmless = new Set(privacy.wholeGroups?.map(({ column }) => column));
  const noisy = new Set(privacy.differentialPrivacy?.columns);
  const counts = countColumns(table).filter((column) => isExact(table, column));
  const periods = periodColumnsOf(privacy);
  const { contributors } = privacy;
  // Where one contributor can be under several labels, that all have one says nothing about the others.
  const margins = (privacy.margins ?? []).flatMap((margin) => ('column' in margin ? [margin] : []));
  const overlapping = margins.filter(({ additive }) => additive === false).map(({ column }) => column);
  // Where totals are declared, they tell which column splits a group; its labels are what becomes known of it.
  const splits = (name: string) => margins.length === 0 || margins.some(({ column }) => column === name);
  const labels =
    typeof contributors === 'string' && counts.includes(contributors)
      ? table.columns
          .filter(({ name, type }) => type === 'string' && table.primaryKey.includes(name))
          .map(({ name }) => name)
          .filter(
            (name) => !periods.includes(name) && splits(name) && !overlapping.includes(name) && !harmless.has(name),
          )
      : [];
  return {
    counts: counts.length < 2 ? [] : counts.filter((column) => !harmless.has(column)),
    ratios: ratiosIn(privacy).filter(
      ({ ratio, denominator }) =>
        !harmless.has(ratio) && !noisy.has(ratio) && !noisy.has(denominator) && isExact(table, denominator),
    ),
    labels,
  };
}

const shown = (sql: string) => `CAST(${sql} AS VARCHAR)`;

/** Rows in which one count is all of another that it lies inside everywhere, or nothing of it. */
function insideOthers(table: CheckTable, counts: readonly string[]): string[] {
  return counts.flatMap((part) =>
    countColumns(table)
      .filter((whole) => whole !== part && isExact(table, whole))
      .map((whole) => {
        const [a, b] = [quoteName(part), quoteName(whole)];
        const inside = `(SELECT coalesce(bool_and(${a} <= ${b}) AND bool_or(${a} < ${b}) AND bool_or(${a} > 0), false) FROM ${releasedOf(table)})`;
        return `SELECT CASE WHEN ${a} = 0 THEN 'none' ELSE 'all' END AS kind, ${quoteText(part)} AS "column", ${quoteText(whole)} AS "whole", ${shown(a)} AS observed, ${shown(b)} AS size, ${rowPlace(table)}
FROM ${releasedOf(table)} WHERE ${b} > 0 AND (${a} = ${b} OR ${a} = 0) AND ${inside}`;
      }),
  );
}

/** Rows in which a ratio, as exactly as it is written, is all of its denominator or nothing of it. */
function wholeRatios(table: CheckTable, ratios: readonly Ratio[]): string[] {
  return ratios.map(({ ratio, denominator, scale = 1 }) => {
    const [share, whole] = [quoteName(ratio), quoteName(denominator)];
    const most = (distance: string) => `(${distance} + ${ratioStep(table, ratio)} / 2) * ${whole} / ${scale} < 1`;
    const [none, all] = [most(share), most(`(${scale} - ${share})`)];
    return `SELECT CASE WHEN ${none} THEN 'none' ELSE 'all' END AS kind, ${quoteText(ratio)} AS "column", ${quoteText(denominator)} AS "whole", ${shown(share)} AS observed, ${shown(whole)} AS size, ${rowPlace(table)}
FROM ${releasedOf(table)} WHERE ${whole} > 0 AND ((${share} >= 0 AND ${none}) OR (${share} <= ${scale} AND ${all}))`;
  });
}

/** SQL that holds where no column of a table's key holds the text of a total. */
function isNoTotal({ privacy }: CheckTable): string {
  const parts = (privacy.margins ?? []).flatMap((margin) =>
    'column' in margin ? [`${quoteName(margin.column)} <> ${quoteText(margin.total)}`] : [],
  );
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

/** Rows that hold a whole group, while every other label of it is published as 0. */
function wholeLabels(table: CheckTable, labels: readonly string[]): string[] {
  const count = quoteName(String(table.privacy.contributors));
  return labels.map((label) => {
    const others = table.primaryKey.filter((name) => name !== label).map(quoteName);
    const group = `PARTITION BY _file${others.map((name) => `, ${name}`).join('')}`;
    return `SELECT 'label' AS kind, ${quoteText(label)} AS "column", ${shown(quoteName(label))} AS "whole", ${shown(count)} AS observed, ${shown(count)} AS size, ${rowPlace(table)}
FROM (SELECT *, count(*) FILTER (${count} = 0) OVER (${group}) AS zeros, count(*) FILTER (${count} > 0) OVER (${group}) AS others, count(*) FILTER (${count} IS NULL) OVER (${group}) AS hidden
  FROM ${releasedOf(table)} WHERE ${isNoTotal(table)}) WHERE ${count} > 0 AND others = 1 AND hidden = 0 AND zeros > 0`;
  });
}

/**
 * One row for each number that is the same for everybody in its group, with `total` of them; undefined where none can
 * be.
 */
export function wholeGroupsQuery(table: CheckTable, { counts, ratios, labels }: GroupSources): string | undefined {
  const parts = [...insideOthers(table, counts), ...wholeRatios(table, ratios), ...wholeLabels(table, labels)];
  if (parts.length === 0) return undefined;
  return `${countedRows(parts.join('\nUNION ALL\n'))} ORDER BY file, line, "column", "whole" LIMIT ${findingLimit}`;
}

function messageOf(row: ResultRow): string {
  const [column, whole, size, observed] = ['column', 'whole', 'size', 'observed'].map((name) => String(row[name]));
  switch (row['kind']) {
    case 'label':
      return `All ${size} of this group stand in one row, with "${column}" "${whole}", and every other row of it is 0: of everybody who is known to be in the group it is known.`;
    case 'none':
      return `"${column}" is ${observed} of ${size} ("${whole}"): of everybody who is counted there it is known that it does not hold.`;
    default:
      return `"${column}" is ${observed} of ${size} ("${whole}"): of everybody who is counted there it is known that it holds.`;
  }
}

/**
 * The finding for one row of `wholeGroupsQuery` (group disclosure: Hundepool and others 2010, Handbook on Statistical
 * Disclosure Control, chapter 5).
 */
export function judgeWholeGroup(table: CheckTable, row: ResultRow): Finding {
  const column = String(row['column']);
  return {
    check: 'groups',
    status: 'review',
    ...placeOf(table, row),
    column,
    observed: row['kind'] === 'none' ? `none of ${String(row['size'])}` : `all of ${String(row['size'])}`,
    allowed: 'some, and not all',
    message: messageOf(row),
    fix: `put the row together with others, or add  "wholeGroups": [{ "column": "${column}", "reason": "…" }]  to the privacy block if it tells nothing about anybody`,
  };
}
