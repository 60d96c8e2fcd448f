import { overlapsIn } from '../../schema/added-up.ts';
import { columnMargins } from '../margins.ts';
import { columnRelations, relationColumns } from '../relations/column-relations.ts';
import { findTilings } from '../relations/ranges.ts';
import { readsLikeTotal } from '../relations/total-words.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import type { SliceRow } from './slice-row.ts';
import { findBridges } from './find-bridges.ts';
import type { GroupTable } from './group.ts';
import { type Basis, type FoundRelation, type RowsOf, type Tally, basisOf, slackOfSum } from './relation.ts';

const key = (texts: readonly string[]) => texts.join('\u0001');

/** For each label of a column: how often it was the sum of all others, over the rows that agree elsewhere. */
function tallyLabels(one: GroupTable, at: number, rows: readonly SliceRow[]): Map<string, Tally & { seen: number }> {
  const tallies = new Map<string, Tally & { seen: number }>();
  const tallyOf = (label: string) => {
    const tally = tallies.get(label) ?? { held: 0, broken: 0, seen: 0 };
    tallies.set(label, tally);
    return tally;
  };
  const groups = Map.groupBy(rows, (row) => key(row.dimensions.toSpliced(at, 1)));
  one.measures.forEach((measure, index) => {
    for (const group of groups.values()) {
      const values = group.map((row) => row.values[index] ?? null);
      const hidden = values.filter((value) => value === null).length;
      const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
      group.forEach((row, place) => {
        const tally = tallyOf(row.dimensions[at] ?? '');
        const value = values[place] ?? null;
        if (value === null || group.length < 3) return;
        const rest = sum - value;
        const slack = slackOfSum(one, measure, group.length - 1);
        tally.seen += 1;
        if (hidden === 0 ? Math.abs(value - rest) > slack : rest - value > slack) tally.broken += 1;
        else if (hidden === 0 && rest > 0) tally.held += 1;
      });
    }
  });
  return tallies;
}

function marginsOf(one: GroupTable, rows: readonly SliceRow[]): FoundRelation[] {
  const declared = columnMargins(one.table).map(({ column }) => column);
  const periods = periodColumnsOf(one.table.privacy);
  return one.dimensions.flatMap((column, at): FoundRelation[] => {
    if (periods.includes(column) || overlapsIn(one.table, column)) return [];
    const labels = [...new Set(rows.map((row) => row.dimensions[at] ?? ''))];
    const tiled = findTilings(labels)
      .filter(({ whole }) => !columnMargins(one.table).some((own) => own.column === column && own.total === whole))
      .map(({ whole, parts }): FoundRelation => {
        const margin = { column, total: whole, parts, totals: [whole], additive: true };
        return { kind: 'margin', table: one, basis: 'shown', margin };
      });
    if (tiled.length > 0 || declared.includes(column)) return tiled;
    const tallies = tallyLabels(one, at, rows);
    const found = [...tallies].flatMap(([total, tally]): { total: string; basis: Basis }[] => {
      const named = readsLikeTotal(total) && tally.seen > 0;
      const basis = named || tally.held > 1 ? basisOf(tally, named) : undefined;
      return basis ? [{ total, basis }] : [];
    });
    const [best] = found.sort((a, b) => Number(b.basis === 'shown') - Number(a.basis === 'shown'));
    if (best === undefined) return [];
    const margin = { column, total: best.total, totals: [best.total], additive: true };
    return [{ kind: 'margin', table: one, basis: best.basis, margin }];
  });
}

function columnsIn(one: GroupTable, rows: readonly SliceRow[]): FoundRelation[] {
  return columnRelations(one.table).flatMap((relation): FoundRelation[] => {
    if (!relationColumns(relation).every((name) => one.measures.includes(name))) return [];
    if (relation.declared) return [{ kind: 'columns', table: one, relation, basis: 'declared' }];
    if (relation.kind === 'within') return [];
    const valueOf = (row: SliceRow, name: string) => row.values[one.measures.indexOf(name)] ?? null;
    const tally: Tally = { held: 0, broken: 0 };
    for (const row of rows) {
      const total = valueOf(row, relation.total);
      const parts = relation.parts.map((name) => valueOf(row, name));
      if (total === null) continue;
      const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
      const slack = slackOfSum(one, relation.total, parts.length);
      if (parts.includes(null) ? sum - total > slack : Math.abs(total - sum) > slack) tally.broken += 1;
      else if (!parts.includes(null) && sum > 0) tally.held += 1;
    }
    const basis = basisOf(tally, true);
    return basis ? [{ kind: 'columns', table: one, relation, basis }] : [];
  });
}

/**
 * The relations between the numbers of some tables that no margin declares: totals among the labels, columns that add
 * up, the same numbers in two tables. `rows` are of the newest release.
 */
export function findRelations(tables: readonly GroupTable[], rows: RowsOf): FoundRelation[] {
  const within = tables.flatMap((one) => [...marginsOf(one, rows(one)), ...columnsIn(one, rows(one))]);
  const totals = within.flatMap((found) => (found.kind === 'margin' ? [found] : []));
  return [
    ...within,
    ...findBridges(tables, rows, totals).map(({ basis, ...bridge }): FoundRelation => ({
      kind: 'bridge',
      basis,
      bridge,
    })),
  ];
}
