import { type PeriodDigest, freshPeriods, noisyColumns } from '../../checks/budget/fresh-periods.ts';
import type { PrivacyBlock } from '../../schema/data/privacy.ts';
import type { DataTable } from '../../source/site.ts';
import { CsvRows } from '../../values/csv-rows.ts';

/** The period of a row as text, as `periodSql` writes it; `textOf` gives the text of a column. */
function periodText(period: PrivacyBlock['period'], textOf: (column: string) => string): string {
  if (typeof period === 'string') return textOf(period);
  if ('quarter' in period) return `${textOf(period.year)}-Q${textOf(period.quarter)}`;
  const [letter, part] = 'week' in period ? ['W', period.week] : ['', period.month];
  return `${textOf(period.year)}-${letter}${textOf(part).padStart(2, '0')}`;
}

type FreshTable = Pick<DataTable, 'primaryKey' | 'privacy'> & {
  readonly columns: readonly { readonly name: string }[];
  readonly files: readonly Pick<DataTable['files'][number], 'path' | 'period' | 'format' | 'bytes'>[];
};

function digestsOfCsv(table: FreshTable, { path, bytes }: FreshTable['files'][number]): PeriodDigest[] {
  const rows = new CsvRows(bytes);
  const names = table.columns.map(({ name }) => name);
  const compared = noisyColumns(table);
  const byPeriod = new Map<string, string[]>();
  rows.next();
  while (rows.next()) {
    const fields = rows.fields();
    const textOf = (column: string) => fields[names.indexOf(column)] ?? '';
    const period = periodText(table.privacy.period, textOf);
    const known = byPeriod.get(period) ?? [];
    known.push(JSON.stringify(compared.map(textOf)));
    byPeriod.set(period, known);
  }
  return [...byPeriod].map(([period, cells]) => ({ file: path, period, digest: cells.sort().join(';') }));
}

/**
 * Of each file of a table with noise, the periods whose numbers no file before it had. Undefined for a table without
 * noise, and where one of its files is no CSV: the check `budget` then finds it by its query alone.
 */
export function freshInFiles(table: FreshTable): ReadonlyMap<string, readonly string[]> | undefined {
  if (table.privacy.differentialPrivacy === undefined) return undefined;
  if (table.files.some(({ format }) => format !== 'csv')) return undefined;
  return freshPeriods(
    table.files,
    table.files.flatMap((file) => digestsOfCsv(table, file)),
  );
}
