import { countColumns } from '../count-columns.ts';
import { roundingOf } from '../margins.ts';
import { type HiddenBounds, hiddenBounds } from './cell-bounds.ts';
import {
  type CellOrigin,
  type SumDraft,
  type Nesting,
  type CellPlace,
  boundsIn,
  linkDrafts,
  marginDrafts,
  placesIn,
  relationDrafts,
  relationNestings,
} from './drafts.ts';
import { type GroupTable, isRoundedAlone } from './group.ts';
import type { FoundRelation } from './relation.ts';
import type { SliceRow } from './slice-row.ts';
import { releaseDrafts } from './release-drafts.ts';
import { type Equation, type LinearRow, type System, type SystemCell, roundedInterval } from './system.ts';

export interface BuiltSystem<Row extends SliceRow> extends System {
  /** By index of the cell that is asked for; of sums that are simply not printed nothing is. */
  readonly origins: ReadonlyMap<number, CellOrigin<Row>>;
  /**
   * By index of the cell: where it stands, for published cells too. What stands for all left-out rows together has no
   * place.
   */
  readonly places: ReadonlyMap<number, CellOrigin<Row>>;
}

/** What is known besides the rows: relations that were found, and the rows that tell of a column what it may hold. */
export interface Knowledge {
  readonly relations: readonly FoundRelation[];
  /** Rows of a table beyond those of the slice. Default: none. */
  readonly evidence?: (table: GroupTable) => readonly SliceRow[];
  /** Whether it is asked what rounded numbers were before, too. Default: only left-out cells are. */
  readonly asksRounded?: boolean;
  /** Whether releases that print the same are taken to hide the same. Default: not. */
  readonly comparesReleases?: boolean;
  /** Whether a 0 may be hidden though others are printed. Default: then none needs to be. */
  readonly hidesZeros?: boolean;
  /** Whether no row is taken to be left out unless the numbers show it. Default: only where a marker is declared. */
  readonly takesAsWhole?: boolean;
}

/**
 * The equations between the cells of one slice: for each margin, one for every combination of the other dimensions;
 * for each link, one for every row it speaks of; for each part of a total whose parts overlap, that it is no larger;
 * and those of relations that were found. A number with a marker is unknown. A row that is missing is unknown too in a
 * table that declares no marker; where there is one, a missing row is taken for nobody, unless the parts published
 * without any marker hold less than their total.
 */
export function buildSystem<Row extends SliceRow>(
  tables: readonly GroupTable[],
  rowsOf: (table: GroupTable) => readonly Row[],
  knowledge: Knowledge = { relations: [] },
): BuiltSystem<Row> {
  const { relations, evidence = () => [], comparesReleases = false, hidesZeros = false } = knowledge;
  const { asksRounded = false, takesAsWhole = false } = knowledge;
  const places = placesIn(tables, rowsOf);
  const declared = tables.flatMap((one) =>
    one.measures.flatMap((measure) => [
      ...one.margins.flatMap((margin) => marginDrafts(one, measure, margin, places)),
      ...one.links.flatMap((link) => linkDrafts(one, link, measure, places)),
      ...one.bounds.margins.flatMap((margin) => marginDrafts(one, measure, margin, places)).flatMap(boundsIn),
      ...one.bounds.links.flatMap((link) => linkDrafts(one, link, measure, places)).flatMap(boundsIn),
    ]),
  );
  const released = comparesReleases ? tables.flatMap((one) => releaseDrafts(one, places)) : [];
  const found = relations.flatMap((relation) => relationDrafts(relation, places));
  const bounds = new Map<string, HiddenBounds>();
  const boundsOf = (one: GroupTable, measure: string): HiddenBounds => {
    const name = `${one.table.table} ${measure}`;
    const known = bounds.get(name) ?? hiddenBounds(one, measure, [...rowsOf(one), ...evidence(one)], hidesZeros);
    bounds.set(name, known);
    return known;
  };
  const nestings = relations.flatMap((relation) => relationNestings(relation, places));
  return assemble([...declared, ...released, ...found], nestings, { boundsOf, asksRounded, takesAsWhole });
}

/** What is known of cells by their column. */
interface ColumnKnowledge {
  readonly boundsOf: (table: GroupTable, measure: string) => HiddenBounds;
  readonly asksRounded: boolean;
  readonly takesAsWhole: boolean;
}

/**
 * The range of values from which on a rounded number is rounded well enough: it has more than one, and as a number of
 * contributors not only ones below k, unless it was printed as such. Undefined where none is asked for.
 */
function enoughRoom({ table }: GroupTable, measure: string, published: number): number | undefined {
  if (!isRoundedAlone(table, measure)) return undefined;
  const { minimumCount: k } = table.privacy;
  const { low } = roundedInterval(published, roundingOf(table, measure));
  return published >= k && countColumns(table).includes(measure) ? Math.max(1, k - low) : 1;
}

function assemble<Row extends SliceRow>(
  drafts: readonly SumDraft<Row>[],
  nestings: readonly Nesting<Row>[],
  { boundsOf, asksRounded, takesAsWhole }: ColumnKnowledge,
): BuiltSystem<Row> {
  const cells: SystemCell[] = [];
  const equations: Equation[] = [];
  const origins = new Map<number, CellOrigin<Row>>();
  const places = new Map<number, CellOrigin<Row>>();
  const indices = new Map<string, number>();
  const value = ({ table, measure, row }: CellPlace<Row>) => row?.values[table.measures.indexOf(measure)] ?? undefined;
  const isInteger = (one: CellPlace<Row>) =>
    one.table.table.columns.find(({ name }) => name === one.measure)?.type !== 'number';
  const interval = (one: CellPlace<Row>, published: number) =>
    one.table.table.privacy.totalsRoundedAlone === false
      ? { low: published, high: published }
      : roundedInterval(published, roundingOf(one.table.table, one.measure));
  const add = (cell: SystemCell) => cells.push(cell) - 1;
  const totals = new Set(drafts.map((draft) => draft.total.key));

  const isShort = ({ total, parts, remainder }: SumDraft<Row>) => {
    if (remainder === 'bound') return false;
    const published = value(total);
    if (published === undefined || parts.some((part) => part.row && value(part) === undefined)) return false;
    const most = parts.reduce((sum, part) => sum + (part.row ? interval(part, value(part) ?? 0).high : 0), 0);
    return interval(total, published).low > most;
  };
  const marked = (one: GroupTable) => takesAsWhole || one.table.privacy.suppressed !== undefined;
  const unknownRows = new Set<string>();
  for (const draft of drafts) {
    const short = isShort(draft);
    for (const part of draft.parts) if (!part.row && (short || !marked(part.table))) unknownRows.add(part.key);
  }

  const cellOf = (one: CellPlace<Row>): number => {
    const known = indices.get(one.key);
    if (known !== undefined) return known;
    const published = value(one);
    const integer = isInteger(one);
    const enough = published === undefined || !asksRounded ? undefined : enoughRoom(one.table, one.measure, published);
    const index =
      published !== undefined
        ? add({ kind: 'published', ...interval(one, published), integer, ...(enough === undefined ? {} : { enough }) })
        : add(
            one.row
              ? { kind: 'suppressed', ...boundsOf(one.table, one.measure), integer }
              : { kind: 'absent', low: 0, high: Infinity, integer },
          );
    indices.set(one.key, index);
    places.set(index, one);
    // A sum that is not printed is no secret: whoever has its parts can add them up.
    if (enough !== undefined || (published === undefined && (one.row || !totals.has(one.key))))
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
  const rows = nestings.map(({ inner, outer }): LinearRow => {
    const terms = [[cellOf(inner), 1] as const, [cellOf(outer), -1] as const];
    return { terms, low: -Infinity, high: 0 };
  });
  return { cells, equations, rows, origins, places };
}
