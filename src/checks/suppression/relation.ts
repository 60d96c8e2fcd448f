import { type ColumnMargin, slackOf } from '../margins.ts';
import type { ColumnRelation } from '../relations/column-relations.ts';
import type { SliceRow } from './slice-row.ts';
import type { GroupTable } from './group.ts';

/** A column of one table beside that of another one; `image` is what a label there is called here. */
export interface ColumnPair {
  readonly left: string;
  readonly right: string;
  readonly image: ReadonlyMap<string, string> | undefined;
  /** Whether several labels there make up one here. */
  readonly isFiner: boolean;
  /** Set where it is no column but the period, of which several there lie in one here. */
  readonly isPeriod?: true;
}

/**
 * Rows of `left` are made up of the rows of `right` that agree with them: one each, or several added up. `where` says
 * which rows of a table are meant: its totals of the columns that the other one does not have.
 */
export interface Bridge {
  readonly left: GroupTable;
  readonly right: GroupTable;
  readonly pairs: readonly ColumnPair[];
  readonly whereLeft: Readonly<Record<string, string>>;
  readonly whereRight: Readonly<Record<string, string>>;
  /** Whether rows of `right` are added up. */
  readonly sums: boolean;
}

/**
 * How sure a relation is: `declared` in the descriptor; `shown`, for the numbers come out wherever all are printed;
 * `supposed`, for names or labels look like it and no number speaks against it.
 */
export type Basis = 'declared' | 'shown' | 'supposed';

/** A relation between published numbers that no margin and no link declares. */
export type FoundRelation = { readonly basis: Basis } & (
  | { readonly kind: 'margin'; readonly table: GroupTable; readonly margin: ColumnMargin }
  | { readonly kind: 'columns'; readonly table: GroupTable; readonly relation: ColumnRelation }
  | { readonly kind: 'bridge'; readonly bridge: Bridge }
);

/** Rows from which relations are read: those of the newest release. */
export type RowsOf = (table: GroupTable) => readonly SliceRow[];

/** How often numbers came out, and how often they did not. */
export interface Tally {
  held: number;
  broken: number;
}

/** What a tally comes to; undefined where a number speaks against the relation, or nothing speaks for it. */
export function basisOf({ held, broken }: Tally, isLikely: boolean): Basis | undefined {
  if (broken > 0) return undefined;
  if (held > 1) return 'shown';
  return isLikely || held === 1 ? 'supposed' : undefined;
}

/** How far a sum of `parts` rounded numbers may be from its rounded total. */
export function slackOfSum(one: GroupTable, measure: string, parts: number): number {
  return one.table.privacy.totalsRoundedAlone === false ? 0 : slackOf(one.table, measure) * (parts + 1);
}
