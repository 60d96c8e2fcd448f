import { quoteName, quoteText } from '../../engine/sql.ts';
import type { CheckInput, CheckTable } from '../check-input.ts';
import { periodSql } from '../period-sql.ts';
import { textOf } from '../released-table.ts';
import type { ResultRow } from '../result-rows.ts';

/** What a file publishes about one period: two with the same digest publish the same numbers. */
export interface PeriodDigest {
  readonly file: string;
  readonly period: string;
  readonly digest: string;
}

/** The columns that tell whether noise was drawn anew: the key of a row, and the numbers with noise. */
export function noisyColumns({ primaryKey, privacy }: Pick<CheckTable, 'primaryKey' | 'privacy'>): string[] {
  return [...new Set([...primaryKey, ...(privacy.differentialPrivacy?.columns ?? [])])];
}

/** SQL for the digests of a table with noise: `file`, `period`, `digest`. */
export function digestsQuery(table: CheckTable): string {
  const row = noisyColumns(table)
    .map((column) => `coalesce(${quoteName(column)}, '')`)
    .join(`, ${quoteText('|')}, `);
  return `SELECT file, period, md5(string_agg(cells, ';' ORDER BY cells)) AS digest FROM (
  SELECT _file AS file, coalesce(${periodSql(table.privacy)}, '') AS period, concat(${row}) AS cells FROM ${textOf(table)}
) GROUP BY ALL ORDER BY file, period`;
}

/** The digests of a result of `digestsQuery`. */
export function digestsIn(rows: readonly ResultRow[]): PeriodDigest[] {
  return rows.map((row) => ({
    file: String(row['file']),
    period: String(row['period']),
    digest: String(row['digest']),
  }));
}

/**
 * Of each file, in the order in which they are listed, the periods whose numbers no file before it had: each costs a
 * loss of its own. Numbers that are merely published again cost nothing. A file without rows: the period of its name.
 */
export function freshPeriods(
  files: readonly { readonly path: string; readonly period?: string }[],
  digests: readonly PeriodDigest[],
): ReadonlyMap<string, readonly string[]> {
  const seen = new Set<string>();
  const byFile = Map.groupBy(digests, ({ file }) => file);
  return new Map(
    files.map(({ path, period: named }) => {
      const own = byFile.get(path);
      if (own === undefined) return [path, named === undefined ? [] : [named]] as const;
      const fresh = own.filter(({ period, digest }) => !seen.has(`${period}\n${digest}`));
      for (const { period, digest } of own) seen.add(`${period}\n${digest}`);
      return [path, fresh.map(({ period }) => period)] as const;
    }),
  );
}

/** The input with the periods that the tables themselves show, in place of those that were found when it was made. */
export function withFreshPeriods(
  input: CheckInput,
  digestsOf: (table: CheckTable) => readonly PeriodDigest[] | undefined,
): CheckInput {
  const tables = input.tables.map((table) => {
    const digests = digestsOf(table);
    if (digests === undefined) return table;
    const there = table.files.filter(({ sha256 }) => sha256 !== undefined);
    const found = freshPeriods(there, digests);
    return {
      ...table,
      files: table.files.map((file) => {
        const fresh = found.get(file.path);
        return fresh === undefined ? file : { ...file, fresh };
      }),
    };
  });
  return { ...input, tables };
}
