import { periodColumnsOf } from '../../schema/period-columns.ts';
import type { Places, SumDraft } from './drafts.ts';
import type { GroupTable } from './group.ts';
import type { SliceRow } from './slice-row.ts';

const keyOf = (texts: readonly string[]) => texts.join('\u0001');

/** How often two releases print the same number of one row, and how often another one. */
function agree(pairs: readonly (readonly [number | null, number | null])[]): boolean {
  const both = pairs.filter(([a, b]) => a !== null && b !== null);
  return both.length > 0 && both.every(([a, b]) => a === b);
}

/**
 * That a hidden number is the same in two releases of one period, where every number that both print is. Whoever has
 * both files then knows what either hides. Where one number changed, others may have, and nothing follows.
 */
export function releaseDrafts<Row extends SliceRow>(
  one: GroupTable,
  { rowsOf, placeOf }: Places<Row>,
): SumDraft<Row>[] {
  const older = rowsOf(one).filter(({ release }) => release !== '');
  if (older.length === 0) return [];
  const periods = periodColumnsOf(one.table.privacy).map((name) => one.dimensions.indexOf(name));
  const periodOf = (row: SliceRow) => keyOf(periods.map((at) => row.dimensions[at] ?? ''));
  const newest = new Map(
    rowsOf(one)
      .filter(({ release }) => release === '')
      .map((row) => [keyOf(row.dimensions), row]),
  );
  const groups = Map.groupBy(older, (row) => keyOf([row.release, periodOf(row)]));
  return [...groups.values()].flatMap((group) => {
    const rows = group.flatMap((row) => {
      const later = newest.get(keyOf(row.dimensions));
      return later ? [{ row, later }] : [];
    });
    return one.measures.flatMap((measure, at): SumDraft<Row>[] => {
      const values = ({ row, later }: (typeof rows)[number]) =>
        [row.values[at] ?? null, later.values[at] ?? null] as const;
      if (!agree(rows.map(values))) return [];
      return rows
        .filter((pair) => values(pair).includes(null))
        .map(({ row, later }) => ({
          total: placeOf(one, measure, '', later.dimensions),
          parts: [placeOf(one, measure, row.release, row.dimensions)],
          remainder: 'none',
        }));
    });
  });
}
