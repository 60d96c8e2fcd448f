import { type ColumnMargin, type Link, matchingColumn } from '../margins.ts';
import { bridgedRows } from './find-bridges.ts';
import type { GroupTable } from './group.ts';
import type { FoundRelation } from './relation.ts';
import type { SliceRow } from './slice-row.ts';

/** What a cell is: a marker or a number in a row, or a row that is not there. */
export interface CellOrigin<Row extends SliceRow> {
  readonly table: GroupTable;
  readonly measure: string;
  readonly dimensions: readonly string[];
  readonly row?: Row;
}

export interface CellPlace<Row extends SliceRow> extends CellOrigin<Row> {
  /** Tells the cell from all others. */
  readonly key: string;
}

/**
 * A total and its parts, each by a key of its own. `remainder`: what may be left out besides them, all together; of a
 * bound there always is some: the contributors that are not in the one part.
 */
export interface SumDraft<Row extends SliceRow> {
  readonly total: CellPlace<Row>;
  readonly parts: readonly CellPlace<Row>[];
  readonly remainder: 'none' | 'left-out' | 'bound';
}

/** The numbers of some tables, by their place. */
export interface Places<Row extends SliceRow> {
  readonly tables: readonly GroupTable[];
  rowsOf(table: GroupTable): readonly Row[];
  placeOf(table: GroupTable, measure: string, release: string, dimensions: readonly string[]): CellPlace<Row>;
}

const join = (texts: readonly string[]) => texts.join('\u0001');

/** The numbers of some tables, each to be found by its row. */
export function placesIn<Row extends SliceRow>(
  tables: readonly GroupTable[],
  rowsOf: (table: GroupTable) => readonly Row[],
): Places<Row> {
  const index = new Map<GroupTable, Map<string, Row>>();
  for (const one of tables)
    index.set(one, new Map(rowsOf(one).map((row) => [join([row.release, ...row.dimensions]), row])));
  return {
    tables,
    rowsOf,
    placeOf(table, measure, release, dimensions) {
      const rowKey = join([release, ...dimensions]);
      const row = index.get(table)?.get(rowKey);
      return { table, measure, dimensions, key: join([table.table.table, measure, rowKey]), ...(row ? { row } : {}) };
    },
  };
}

/** One draft for every combination of the other dimensions. */
export function marginDrafts<Row extends SliceRow>(
  one: GroupTable,
  measure: string,
  margin: ColumnMargin,
  { rowsOf, placeOf }: Places<Row>,
): SumDraft<Row>[] {
  const at = one.dimensions.indexOf(margin.column);
  if (at < 0) return [];
  const values = new Map<string, Set<string>>();
  const others = new Map<string, Row>();
  for (const row of rowsOf(one)) {
    const value = row.dimensions[at] ?? '';
    const own = values.get(row.release) ?? new Set();
    values.set(row.release, own);
    if (!margin.totals.includes(value)) own.add(value);
    others.set(join([row.release, ...row.dimensions.toSpliced(at, 1)]), row);
  }
  return [...others.values()].map((row): SumDraft<Row> => {
    const cell = (value: string) => placeOf(one, measure, row.release, row.dimensions.with(at, value));
    const parts = margin.parts ?? [...(values.get(row.release) ?? [])];
    return { total: cell(margin.total), parts: parts.map(cell), remainder: 'none' };
  });
}

/** What a row holds in a column of its key or in one by which it is added up. */
function valueIn({ dimensions, attributes }: GroupTable, row: SliceRow, column: string): string {
  const at = dimensions.indexOf(column);
  return (at < 0 ? row.attributes?.[attributes.indexOf(column)] : row.dimensions[at]) ?? '';
}

/** Of a total whose parts overlap only this holds: none of the published or hidden parts is larger than it. */
export const boundsIn = <Row extends SliceRow>({ total, parts }: SumDraft<Row>): SumDraft<Row>[] =>
  total.row ? parts.filter(({ row }) => row).map((part) => ({ total, parts: [part], remainder: 'bound' })) : [];

/** One draft for every row that a link speaks of. */
export function linkDrafts<Row extends SliceRow>(
  one: GroupTable,
  link: Link,
  measure: string,
  { tables, rowsOf, placeOf }: Places<Row>,
): SumDraft<Row>[] {
  const of = tables.find((other) => other.table === link.of);
  const theirs = matchingColumn(one.table, measure, link.of);
  if (!of || theirs === undefined || !of.measures.includes(theirs)) return [];
  const newest = (table: GroupTable) => rowsOf(table).filter((row) => row.release === '');
  const leaves = newest(of).filter((row) =>
    [...of.margins, ...of.bounds.margins].every(
      (margin) => link.theirs.includes(margin.column) || valueIn(of, row, margin.column) !== margin.total,
    ),
  );
  const byKey = Map.groupBy(leaves, (row) => join(link.theirs.map((column) => valueIn(of, row, column))));
  const totals = newest(one).filter((row) =>
    Object.entries(link.where).every(([column, value]) => valueIn(one, row, column) === value),
  );
  return totals.map((row): SumDraft<Row> => {
    const parts = byKey.get(join(link.by.map((column) => valueIn(one, row, column)))) ?? [];
    return {
      total: placeOf(one, measure, '', row.dimensions),
      parts: parts.map((part) => placeOf(of, theirs, '', part.dimensions)),
      remainder: 'left-out',
    };
  });
}

/** Two numbers of which the first counts some of whom the second counts. */
export interface Nesting<Row extends SliceRow> {
  readonly inner: CellPlace<Row>;
  readonly outer: CellPlace<Row>;
}

/** The pairs of numbers of which a relation says that one lies within the other. */
export function relationNestings<Row extends SliceRow>(
  found: FoundRelation,
  { rowsOf, placeOf }: Places<Row>,
): Nesting<Row>[] {
  if (found.kind !== 'columns' || found.relation.kind !== 'within') return [];
  const { table, relation } = found;
  return rowsOf(table).map((row) => ({
    inner: placeOf(table, relation.inner, row.release, row.dimensions),
    outer: placeOf(table, relation.outer, row.release, row.dimensions),
  }));
}

/** The drafts of a relation that no margin and no link declares. */
export function relationDrafts<Row extends SliceRow>(found: FoundRelation, places: Places<Row>): SumDraft<Row>[] {
  const { rowsOf, placeOf } = places;
  if (found.kind === 'margin')
    return found.table.measures.flatMap((measure) => marginDrafts(found.table, measure, found.margin, places));
  if (found.kind === 'columns') {
    const { table, relation } = found;
    if (relation.kind !== 'sum') return [];
    return rowsOf(table).map((row): SumDraft<Row> => {
      const cell = (measure: string) => placeOf(table, measure, row.release, row.dimensions);
      return { total: cell(relation.total), parts: relation.parts.map(cell), remainder: 'none' };
    });
  }
  const { left, right, sums } = found.bridge;
  const counted = ({ table: { privacy } }: GroupTable) => String(privacy.contributors);
  return bridgedRows(found.bridge, rowsOf).map(({ whole, parts }): SumDraft<Row> => ({
    total: placeOf(left, counted(left), '', whole.dimensions),
    parts: parts.map((row) => placeOf(right, counted(right), '', row.dimensions)),
    remainder: sums ? 'left-out' : 'none',
  }));
}
