import type { CheckTable } from '../../../checks/check-input.ts';
import { countColumns } from '../../../checks/count-columns.ts';
import { periodSql } from '../../../checks/period-sql.ts';
import { periodColumnsOf } from '../../../schema/period-columns.ts';
import { releasedOf, textOf } from '../../../checks/released-table.ts';
import { isMissing } from '../../../checks/cell-rules.ts';
import type { Engine } from '../../../engine/engine.ts';
import { quoteName, quoteText } from '../../../engine/sql.ts';

/** What one published file holds, as far as it is compared with another. */
export interface FileSummary {
  readonly rows: number;
  /** By column: the sum of its numbers, and in how many rows none is given (hidden ones among them). */
  readonly sums: Readonly<Record<string, { readonly sum: number; readonly without: number }>>;
  /** Columns of which no row gives a value; empty for a file without rows. */
  readonly empty: readonly string[];
  /** By column, the labels and what share of the first sum stands in their rows, 0 to 1 (0 where there is no sum). */
  readonly labels: Readonly<Record<string, ReadonlyMap<string, number>>>;
  /** Periods of its rows, in order, where each file of the table replaces the one before. */
  readonly periods?: readonly string[];
}

/** Columns that hold labels: text that is part of no period. */
export function labelColumns(table: CheckTable): string[] {
  const periods = periodColumnsOf(table.privacy);
  return table.columns.filter(({ name, type }) => type === 'string' && !periods.includes(name)).map(({ name }) => name);
}

/** Columns whose numbers can be added up: counts of contributors first, then other whole numbers that are no key. */
export function summedColumns(table: CheckTable): string[] {
  const { contributors, ratios = [], differentialPrivacy } = table.privacy;
  const shares = new Set(ratios.map(({ ratio }) => ratio));
  const whole = table.columns.filter(
    ({ name, type }) => type === 'integer' && !table.primaryKey.includes(name) && !shares.has(name),
  );
  const known = new Set(table.columns.map(({ name }) => name));
  const named = [
    ...(typeof contributors === 'string' ? [contributors] : []),
    ...countColumns(table),
    ...(differentialPrivacy?.columns ?? []),
    ...whole.map(({ name }) => name),
  ];
  return [...new Set(named)].filter((name) => known.has(name));
}

/** Reads what a file (relative to `data/`) of a loaded table holds. */
export async function summariseFile(table: CheckTable, file: string, engine: Engine): Promise<FileSummary> {
  const where = `WHERE _file = ${quoteText(file)}`;
  const summed = summedColumns(table);
  const asked = [
    'CAST(count(*) AS DOUBLE)',
    ...summed.flatMap((name) => [
      `CAST(coalesce(sum(${quoteName(name)}), 0) AS DOUBLE)`,
      `CAST(count(*) - count(${quoteName(name)}) AS DOUBLE)`,
    ]),
  ];
  const [row = []] = (await engine.query(`SELECT ${asked.join(', ')} FROM ${releasedOf(table)} ${where}`)).rows;
  const rows = Number(row[0] ?? 0);
  const given = table.columns.map((column) => `CAST(count(*) FILTER (NOT ${isMissing(column)}) AS DOUBLE)`);
  const [counts = []] = (await engine.query(`SELECT ${given.join(', ')} FROM ${textOf(table)} ${where}`)).rows;
  const labels: Record<string, ReadonlyMap<string, number>> = {};
  const [first] = summed;
  const weight = first === undefined ? '0' : `coalesce(sum(${quoteName(first)}), 0)`;
  const whole = Math.max(Number(row[1] ?? 0), 1);
  for (const name of labelColumns(table)) {
    const found = await engine.query(
      `SELECT ${quoteName(name)}, CAST(${weight} AS DOUBLE) FROM ${releasedOf(table)} ${where} AND ${quoteName(name)} IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    labels[name] = new Map(found.rows.map(([label, sum]) => [String(label), Number(sum) / whole]));
  }
  const isSnapshot = table.privacy.releases === 'snapshot';
  const spoken = `SELECT DISTINCT ${periodSql(table.privacy)} FROM ${textOf(table)} ${where} ORDER BY 1`;
  const periods = isSnapshot ? (await engine.query(spoken)).rows.map(([period]) => String(period)) : undefined;
  return {
    ...(periods ? { periods } : {}),
    rows,
    sums: Object.fromEntries(
      summed.map((name, at) => [name, { sum: Number(row[1 + 2 * at]), without: Number(row[2 + 2 * at]) }]),
    ),
    empty: rows === 0 ? [] : table.columns.filter((_, at) => Number(counts[at]) === 0).map(({ name }) => name),
    labels,
  };
}

/** By column of labels: every label in any of the other files of a loaded table. */
export async function knownLabels(
  table: CheckTable,
  file: string,
  engine: Engine,
): Promise<Readonly<Record<string, ReadonlySet<string>>>> {
  const known: Record<string, ReadonlySet<string>> = {};
  for (const name of labelColumns(table)) {
    const found = await engine.query(
      `SELECT DISTINCT ${quoteName(name)} FROM ${releasedOf(table)} WHERE _file <> ${quoteText(file)} AND ${quoteName(name)} IS NOT NULL`,
    );
    known[name] = new Set(found.rows.map(([label]) => String(label)));
  }
  return known;
}
