import { type ColumnMargin, type Link, matchingColumn, roundingOf } from '../margins.ts';
import type { GroupTable } from './group.ts';
import { type SystemCell, type Equation, type System, roundedInterval } from './system.ts';

/** A published row. `dimensions` and `values` are in the order of the table's; null stands for a left-out number. */
export interface SliceRow {
  /** '' for what is newest; the file for an older snapshot. Rows of different releases share no equation. */
  readonly release: string;
  readonly dimensions: readonly string[];
  readonly values: readonly (number | null)[];
}

/** What a left-out cell is: a marker in a row, or a row that is not there. */
export interface CellOrigin<Row extends SliceRow> {
  readonly table: GroupTable;
  readonly measure: string;
  readonly dimensions: readonly string[];
  readonly row?: Row;
}

export interface BuiltSystem<Row extends SliceRow> extends System {
  /** By index of the cell; published cells, and sums that are simply not printed, have none. */
  readonly origins: ReadonlyMap<number, CellOrigin<Row>>;
  /**
   * By index of the cell: where it stands, for published cells too. What stands for all left-out rows together has no
   * place.
   */
  readonly places: ReadonlyMap<number, CellOrigin<Row>>;
}

/**
 * A total and its parts, each by a key of its own. `remainder`: what may be left out besides them, all together; of a
 * bound there always is some: the contributors that are not in the one part.
 */
interface Draft<Row extends SliceRow> {
  readonly total: Place<Row>;
  readonly parts: readonly Place<Row>[];
  readonly remainder: 'none' | 'left-out' | 'bound';
}

interface Place<Row extends SliceRow> extends CellOrigin<Row> {
  readonly key: string;
}

const join = (texts: readonly string[]) => texts.join('\u0001');

/**
 * The equations between the cells of one slice: for each margin, one for every combination of the other dimensions;
 * for each link, one for every row it speaks of; for each part of a total whose parts overlap, that it is no larger.
 * A number with a marker is unknown. A row that is missing is
 * unknown too in a table that declares no marker; where there is one, a missing row is taken for nobody, unless
 * the parts published without any marker hold less than their total.
 */
export function buildSystem<Row extends SliceRow>(
  tables: readonly GroupTable[],
  rowsOf: (table: GroupTable) => readonly Row[],
): BuiltSystem<Row> {
  const index = new Map<GroupTable, Map<string, Row>>();
  for (const one of tables)
    index.set(one, new Map(rowsOf(one).map((row) => [join([row.release, ...row.dimensions]), row])));
  const place = (table: GroupTable, measure: string, release: string, dimensions: readonly string[]): Place<Row> => {
    const rowKey = join([release, ...dimensions]);
    const row = index.get(table)?.get(rowKey);
    return { table, measure, dimensions, key: join([table.table.table, measure, rowKey]), ...(row ? { row } : {}) };
  };
  const drafts = tables.flatMap((one) =>
    one.measures.flatMap((measure) => [
      ...one.margins.flatMap((margin) =>
        marginDrafts(one, margin, rowsOf(one), (release, dimensions) => place(one, measure, release, dimensions)),
      ),
      ...one.links.flatMap((link) => linkDrafts(one, link, measure, tables, rowsOf, place)),
      ...one.bounds.margins
        .flatMap((margin) =>
          marginDrafts(one, margin, rowsOf(one), (release, dimensions) => place(one, measure, release, dimensions)),
        )
        .flatMap(boundsIn),
      ...one.bounds.links.flatMap((link) => linkDrafts(one, link, measure, tables, rowsOf, place)).flatMap(boundsIn),
    ]),
  );
  return assemble(drafts);
}

function marginDrafts<Row extends SliceRow>(
  one: GroupTable,
  margin: ColumnMargin,
  rows: readonly Row[],
  place: (release: string, dimensions: readonly string[]) => Place<Row>,
): Draft<Row>[] {
  const at = one.dimensions.indexOf(margin.column);
  if (at < 0) return [];
  const values = new Map<string, Set<string>>();
  const others = new Map<string, Row>();
  for (const row of rows) {
    const value = row.dimensions[at] ?? '';
    const own = values.get(row.release) ?? new Set();
    values.set(row.release, own);
    if (!margin.totals.includes(value)) own.add(value);
    others.set(join([row.release, ...row.dimensions.toSpliced(at, 1)]), row);
  }
  return [...others.values()].map((row): Draft<Row> => {
    const cell = (value: string) => place(row.release, row.dimensions.with(at, value));
    const parts = margin.parts ?? [...(values.get(row.release) ?? [])];
    return { total: cell(margin.total), parts: parts.map(cell), remainder: 'none' };
  });
}

/** Of a total whose parts overlap only this holds: none of the published or hidden parts is larger than it. */
const boundsIn = <Row extends SliceRow>({ total, parts }: Draft<Row>): Draft<Row>[] =>
  total.row ? parts.filter(({ row }) => row).map((part) => ({ total, parts: [part], remainder: 'bound' })) : [];

function linkDrafts<Row extends SliceRow>(
  one: GroupTable,
  link: Link,
  measure: string,
  tables: readonly GroupTable[],
  rowsOf: (table: GroupTable) => readonly Row[],
  place: (table: GroupTable, measure: string, release: string, dimensions: readonly string[]) => Place<Row>,
): Draft<Row>[] {
  const of = tables.find((other) => other.table === link.of);
  const theirs = matchingColumn(one.table, measure, link.of);
  if (!of || theirs === undefined || !of.measures.includes(theirs)) return [];
  const valueOf = (table: GroupTable, row: Row, column: string) =>
    row.dimensions[table.dimensions.indexOf(column)] ?? '';
  const newest = (table: GroupTable) => rowsOf(table).filter((row) => row.release === '');
  const leaves = newest(of).filter((row) =>
    [...of.margins, ...of.bounds.margins].every(
      (margin) => link.by.includes(margin.column) || valueOf(of, row, margin.column) !== margin.total,
    ),
  );
  const byKey = Map.groupBy(leaves, (row) => join(link.by.map((column) => valueOf(of, row, column))));
  const totals = newest(one).filter((row) =>
    Object.entries(link.where).every(([column, value]) => valueOf(one, row, column) === value),
  );
  return totals.map((row): Draft<Row> => {
    const parts = byKey.get(join(link.by.map((column) => valueOf(one, row, column)))) ?? [];
    return {
      total: place(one, measure, '', row.dimensions),
      parts: parts.map((part) => place(of, theirs, '', part.dimensions)),
      remainder: 'left-out',
    };
  });
}

function assemble<Row extends SliceRow>(drafts: readonly Draft<Row>[]): BuiltSystem<Row> {
  const cells: SystemCell[] = [];
  const equations: Equation[] = [];
  const origins = new Map<number, CellOrigin<Row>>();
  const places = new Map<number, CellOrigin<Row>>();
  const indices = new Map<string, number>();
  const value = ({ table, measure, row }: Place<Row>) => row?.values[table.measures.indexOf(measure)] ?? undefined;
  const isInteger = (one: Place<Row>) =>
    one.table.table.columns.find(({ name }) => name === one.measure)?.type !== 'number';
  const interval = (one: Place<Row>, published: number) =>
    one.table.table.privacy.totalsRoundedAlone === false
      ? { low: published, high: published }
      : roundedInterval(published, roundingOf(one.table.table, one.measure));
  const add = (cell: SystemCell) => cells.push(cell) - 1;
  const totals = new Set(drafts.map((draft) => draft.total.key));

  const isShort = ({ total, parts, remainder }: Draft<Row>) => {
    if (remainder === 'bound') return false;
    const published = value(total);
    if (published === undefined || parts.some((part) => part.row && value(part) === undefined)) return false;
    const most = parts.reduce((sum, part) => sum + (part.row ? interval(part, value(part) ?? 0).high : 0), 0);
    return interval(total, published).low > most;
  };
  const marked = (one: GroupTable) => one.table.privacy.suppressed !== undefined;
  const unknownRows = new Set<string>();
  for (const draft of drafts) {
    const short = isShort(draft);
    for (const part of draft.parts) if (!part.row && (short || !marked(part.table))) unknownRows.add(part.key);
  }

  const cellOf = (one: Place<Row>): number => {
    const known = indices.get(one.key);
    if (known !== undefined) return known;
    const published = value(one);
    const integer = isInteger(one);
    const index =
      published !== undefined
        ? add({ kind: 'published', ...interval(one, published), integer })
        : add({ kind: one.row ? 'suppressed' : 'absent', low: 0, high: Infinity, integer });
    indices.set(one.key, index);
    places.set(index, one);
    // A sum that is not printed is no secret: whoever has its parts can add them up.
    if (published === undefined && (one.row || !totals.has(one.key)))
      origins.set(index, {
        table: one.table,
        measure: one.measure,
        dimensions: one.dimensions,
        ...(one.row ? { row: one.row } : {}),
      });
    return index;
  };
  const used = new Set(drafts.flatMap((draft) => draft.parts.map((part) => part.key)));
  for (const draft of drafts) {
    if (!draft.total.row && !used.has(draft.total.key)) continue;
    const parts = draft.parts
      .filter((part) => part.row || unknownRows.has(part.key) || totals.has(part.key))
      .map(cellOf);
    const first = draft.parts[0];
    const isOpen = draft.remainder === 'left-out' && (isShort(draft) || (first && !marked(first.table)));
    if (isOpen || draft.remainder === 'bound')
      parts.push(add({ kind: 'absent', low: 0, high: Infinity, integer: true }));
    if (parts.length > 0) equations.push({ total: cellOf(draft.total), parts });
  }
  return { cells, equations, rows: [], origins, places };
}
