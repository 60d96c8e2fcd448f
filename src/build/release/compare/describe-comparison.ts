import { type ComparedFiles, goneLabels, newLabels, printedSum } from './compare-files.ts';
import { plural } from '../../local/plural.ts';

export interface ComparedNames {
  /** Of the file, and of the one before it (absent for the first): a period, or a path where periods are the same. */
  readonly now: string;
  readonly before?: string;
}

function change(now: number, before: number): string {
  if (now === before) return 'the same';
  if (before === 0) return 'new';
  const percent = Math.round((now / before - 1) * 100);
  return percent === 0 ? 'about the same' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`;
}

/** Lines of cells, each column as wide as it must be; numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}`.trimEnd(),
  );
}

function some(labels: readonly string[]): string {
  const shown = labels.slice(0, 12).join(', ');
  return labels.length > 12 ? `${shown} and ${labels.length - 12} more` : shown;
}

/**
 * A file beside the one before it, as a small table: rows, sums, hidden numbers, and below it labels that are new or
 * gone (only how many, where `withLabels` is false) and columns without a value.
 */
export function describeComparison(files: ComparedFiles, names: ComparedNames, withLabels: boolean): string[] {
  const { now, before, minimumCount } = files;
  const value = (sum: number) => printedSum(sum, minimumCount);
  const line = (title: string, own: string, other: string | undefined, moved: string): string[] =>
    before ? [title, other ?? '–', own, moved] : [title, own];
  const numbers = Object.entries(now.sums).flatMap(([column, { sum, without }]) => {
    const old = before?.sums[column];
    const rows = [line(`sum of ${column}`, value(sum), old && value(old.sum), old ? change(sum, old.sum) : '')];
    return without > 0 || (old?.without ?? 0) > 0
      ? [...rows, line(`  not given`, String(without), old && String(old.without), '')]
      : rows;
  });
  const listed = (title: string, column: string, labels: readonly string[]) =>
    `  ${title} in ${column}: ${withLabels ? some(labels) : plural(labels.length, 'label', 'labels')}`;
  return [
    before
      ? `${files.name}, compared with the file before it:`
      : `${files.name}: the first file of this table, so there is nothing to compare it with.`,
    ...aligned([
      line('', names.now, names.before, 'change'),
      line('rows', String(now.rows), before && String(before.rows), before ? change(now.rows, before.rows) : ''),
      ...numbers,
    ]),
    ...newLabels(files).map(({ column, labels }) => listed('new', column, labels)),
    ...goneLabels(files).map(({ column, labels }) =>
      listed(
        'gone',
        column,
        labels.map(({ label }) => label),
      ),
    ),
    ...(now.empty.length > 0 ? [`  without any value: ${now.empty.join(', ')}`] : []),
  ];
}
