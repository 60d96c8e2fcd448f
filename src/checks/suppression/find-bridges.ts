import { parsePeriod, periodEnd, periodStart } from '../../values/period.ts';
import { overlapsIn } from '../../schema/added-up.ts';
import { columnMargins } from '../margins.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { mayAddUpToTheSame, mayCountTheSame } from '../relations/may-count-the-same.ts';
import type { SliceRow } from './slice-row.ts';
import type { GroupTable } from './group.ts';
import {
  type Basis,
  type Bridge,
  type ColumnPair,
  type FoundRelation,
  type RowsOf,
  type Tally,
  basisOf,
  slackOfSum,
} from './relation.ts';

type FoundMargin = Extract<FoundRelation, { kind: 'margin' }>;

const contributorsIn = (one: GroupTable) => String(one.table.privacy.contributors);
const valueIn = (one: GroupTable, row: SliceRow, column: string) =>
  row.dimensions[one.dimensions.indexOf(column)] ?? '';
const typeOf = (one: GroupTable, name: string) => one.table.columns.find((column) => column.name === name)?.type;

/** The number of contributors in a row; null where it is hidden. */
const countIn = (one: GroupTable, row: SliceRow) => row.values[one.measures.indexOf(contributorsIn(one))] ?? null;

/** The total of a column, where one is declared or was found. */
function totalOf(one: GroupTable, column: string, found: readonly FoundMargin[]): string | undefined {
  const declared = columnMargins(one.table).find((margin) => margin.column === column && !margin.parts)?.total;
  return declared ?? found.find((own) => own.table === one && own.margin.column === column)?.margin.total;
}

/** What each label of one column is called among those of another: itself, or the part before a separator. */
function imageOf(labels: ReadonlySet<string>, finer: ReadonlySet<string>): ColumnPair['image'] | undefined {
  const image = new Map<string, string>();
  for (const label of finer) {
    const found = labels.has(label)
      ? label
      : [...labels].find((own) => label.startsWith(own) && /^[/:\s_.>(-]/.test(label.slice(own.length)));
    if (found !== undefined) image.set(label, found);
  }
  return image.size >= 2 && image.size * 2 > finer.size ? image : undefined;
}

function labelsOf(one: GroupTable, column: string, rows: readonly SliceRow[], total: string | undefined): Set<string> {
  const labels = new Set(rows.map((row) => valueIn(one, row, column)));
  if (total !== undefined) labels.delete(total);
  return labels;
}

/** What one of a pair holds in a row. */
const pairValue = (one: GroupTable, row: SliceRow, { isPeriod }: ColumnPair, column: string) =>
  isPeriod ? (row.period ?? '') : valueIn(one, row, column);

/** The periods of two tables as a pair: those of `right`, each in the one of `left` in which it lies. */
function periodPair(left: GroupTable, right: GroupTable, rows: RowsOf): ColumnPair | undefined {
  const read = (one: GroupTable) =>
    [...new Set(rows(one).map(({ period }) => period ?? ''))].flatMap((text) => parsePeriod(text) ?? []);
  const wholes = read(left);
  const image = new Map<string, string>();
  for (const part of read(right)) {
    const whole = wholes.find(
      (one) => one !== part && periodStart(one) <= periodStart(part) && periodEnd(part) <= periodEnd(one),
    );
    if (whole !== undefined) image.set(part, whole);
  }
  return image.size === 0 ? undefined : { left: '', right: '', image, isFiner: true, isPeriod: true };
}

/** The columns that two tables share: by name and type, the period, or by their labels. */
function pairsOf(left: GroupTable, right: GroupTable, rows: RowsOf, found: readonly FoundMargin[]): ColumnPair[] {
  const [periods, theirs] = [periodColumnsOf(left.table.privacy), periodColumnsOf(right.table.privacy)];
  const isSame = mayCountTheSame(left.table, right.table);
  const pairs: ColumnPair[] = isSame
    ? periods.map((column, at) => ({ left: column, right: theirs[at] ?? '', image: undefined, isFiner: false }))
    : [periodPair(left, right, rows) ?? []].flat();
  if (pairs.length === 0) return [];
  const taken = { left: periods, right: theirs };
  const isFree = (side: 'left' | 'right', column: string) =>
    !taken[side].includes(column) && !pairs.some((pair) => pair[side] === column);
  const labels = (one: GroupTable, column: string) => labelsOf(one, column, rows(one), totalOf(one, column, found));
  const candidates = left.dimensions.flatMap((own) => right.dimensions.map((other) => ({ own, other })));
  const byName = candidates.toSorted((a, b) => Number(b.own === b.other) - Number(a.own === a.other));
  for (const { own, other } of byName) {
    if (!isFree('left', own) || !isFree('right', other) || typeOf(left, own) !== typeOf(right, other)) continue;
    if (own !== other && typeOf(left, own) !== 'string') continue;
    const [coarse, fine] = [labels(left, own), labels(right, other)];
    const image = imageOf(coarse, fine);
    if (own !== other && image === undefined) continue;
    const isFiner = image !== undefined && [...image].some(([label, known]) => label !== known);
    pairs.push({ left: own, right: other, image: isFiner ? image : undefined, isFiner });
  }
  return pairs;
}

/** The columns of a table that the other does not have, each at its total; `open`: those that have none. */
function fixTotals(one: GroupTable, shared: readonly string[], found: readonly FoundMargin[]) {
  const rest = one.dimensions.filter((column) => !shared.includes(column));
  const fixed = rest.flatMap((column): [string, string][] => {
    const total = totalOf(one, column, found);
    return total === undefined ? [] : [[column, total]];
  });
  const where: Readonly<Record<string, string>> = Object.fromEntries(fixed);
  return { where, open: rest.filter((column) => where[column] === undefined) };
}

const fits = (one: GroupTable, row: SliceRow, where: Readonly<Record<string, string>>) =>
  Object.entries(where).every(([column, value]) => valueIn(one, row, column) === value);

/** A row of the left table, and the rows of the right one that make it up. */
export interface Bridged<Row extends SliceRow> {
  readonly whole: Row;
  readonly parts: readonly Row[];
}

/** The rows of two tables that a bridge brings together, of their newest releases. */
export function bridgedRows<Row extends SliceRow>(
  bridge: Bridge,
  rows: (table: GroupTable) => readonly Row[],
): Bridged<Row>[] {
  const { left, right, pairs, whereLeft, whereRight } = bridge;
  const newest = (one: GroupTable, where: Readonly<Record<string, string>>) =>
    rows(one).filter((row) => row.release === '' && fits(one, row, where));
  const keyOf = (texts: readonly (string | undefined)[]) => texts.join('\u0001');
  const parts = Map.groupBy(newest(right, whereRight), (row) =>
    keyOf(
      pairs.map((pair) => {
        const label = pairValue(right, row, pair, pair.right);
        return pair.image?.get(label) ?? label;
      }),
    ),
  );
  return newest(left, whereLeft).flatMap((whole) => {
    const own = parts.get(keyOf(pairs.map((pair) => pairValue(left, whole, pair, pair.left))));
    return own ? [{ whole, parts: own }] : [];
  });
}

function tallyBridge(bridge: Bridge, rows: RowsOf): Tally {
  const { left, right } = bridge;
  const tally: Tally = { held: 0, broken: 0 };
  for (const { whole, parts } of bridgedRows(bridge, rows)) {
    const total = countIn(left, whole);
    if (total === null) continue;
    const values = parts.map((row) => countIn(right, row));
    const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
    const slack =
      slackOfSum(left, contributorsIn(left), 0) + slackOfSum(right, contributorsIn(right), parts.length - 1);
    if (values.includes(null) ? sum - total > slack : Math.abs(total - sum) > slack) tally.broken += 1;
    else if (!values.includes(null) && total > 0) tally.held += 1;
  }
  return tally;
}

function isLinked(left: GroupTable, right: GroupTable): boolean {
  return [left, right].some(({ table }) =>
    (table.privacy.margins ?? []).some(
      (margin) =>
        'of' in margin && [left, right].some((other) => other.table.resource === margin.of && other.table !== table),
    ),
  );
}

function bridgeOf(
  [left, right]: readonly [GroupTable, GroupTable],
  rows: RowsOf,
  found: readonly FoundMargin[],
): (Bridge & { basis: Basis })[] {
  if (!mayAddUpToTheSame(left.table, right.table) || isLinked(left, right)) return [];
  const pairs = pairsOf(left, right, rows, found);
  if (pairs.length === 0) return [];
  const own = fixTotals(left, [...pairs.map((pair) => pair.left), ...periodColumnsOf(left.table.privacy)], found);
  const theirs = fixTotals(right, [...pairs.map((pair) => pair.right), ...periodColumnsOf(right.table.privacy)], found);
  const sums = theirs.open.length > 0 || pairs.some(({ isFiner }) => isFiner);
  if (own.open.length > 0 || theirs.open.some((column) => overlapsIn(right.table, column))) return [];
  const bridge: Bridge = { left, right, pairs, whereLeft: own.where, whereRight: theirs.where, sums };
  const basis = basisOf(tallyBridge(bridge, rows), true);
  return basis ? [{ ...bridge, basis }] : [];
}

/** The tables, two by two, in which the same contributors are counted, by all that names and numbers tell. */
export function findBridges(
  tables: readonly GroupTable[],
  rows: RowsOf,
  found: readonly FoundMargin[],
): (Bridge & { basis: Basis })[] {
  return tables.flatMap((left, at) =>
    tables.flatMap((right, place) => {
      if (left === right) return [];
      const bridges = bridgeOf([left, right], rows, found);
      // Two tables that say the same of the same rows are brought together once.
      return bridges.filter(({ sums }) => sums || at < place);
    }),
  );
}
