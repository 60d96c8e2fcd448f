import type { CheckTable } from '../check-input.ts';
import { countColumns } from '../count-columns.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';

/** How columns of one row hang together. `declared`: the descriptor says so; otherwise their names look like it. */
export type ColumnRelation = { readonly declared: boolean } & (
  | { readonly kind: 'sum'; readonly total: string; readonly parts: readonly string[] }
  | { readonly kind: 'within'; readonly outer: string; readonly inner: string }
);

/** Words in the name of a column that holds a total. */
const totalName = /(^|_)(total|totals|all|overall|sum|everyone|everybody|gesamt|insgesamt|alle|summe|tous|todos)(_|$)/i;
const growingName =
  /(^|_)(ever|cumulative|cumulated|so_far|to_date|lifetime|all_time|since_start|since_launch|bisher|kumuliert)(_|$)/i;

/** Whether a column counts all there ever were, by its name. */
export const growsByName = (name: string): boolean => growingName.test(name);

const ratioName = /(^|_)(share|rate|ratio|percent|percentage|pct|fraction|avg|average|mean|median|per|p[0-9]+)(_|$)/i;

const unitDays: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, m: 30, q: 91, y: 365 };
const spanWords: Readonly<Record<string, number>> = {
  dau: 1,
  wau: 7,
  mau: 30,
  daily: 1,
  weekly: 7,
  monthly: 30,
  quarterly: 91,
  yearly: 365,
  annual: 365,
};
const spanPattern = /^(.*?)([0-9]+)_?(h|hours?|d|days?|w|weeks?|m|months?|y|years?)(_.*)?$/i;
const spanWordPattern = new RegExp(`^(.*?)(${Object.keys(spanWords).join('|')})(_.*)?$`, 'i');

/** The days a column's name speaks of, and the rest of the name; undefined where it names no span. */
function spanOf(name: string): { days: number; rest: string } | undefined {
  const numbered = spanPattern.exec(name);
  if (numbered) {
    const [, before = '', count = '', unit = '', after = ''] = numbered;
    return { days: Number(count) * (unitDays[unit.charAt(0).toLowerCase()] ?? 1), rest: `${before}#${after}` };
  }
  const worded = spanWordPattern.exec(name);
  if (!worded) return undefined;
  const [, before = '', word = '', after = ''] = worded;
  return { days: spanWords[word.toLowerCase()] ?? 1, rest: `${before}#${after}` };
}

/** Columns of exact whole numbers that are neither keys nor ratios. */
function wholeColumns(table: CheckTable): string[] {
  const { privacy, primaryKey, columns } = table;
  const taken = new Set([
    ...primaryKey,
    ...periodColumnsOf(privacy),
    ...(privacy.ratios ?? []).map(({ ratio }) => ratio),
    ...(privacy.differentialPrivacy?.columns ?? []),
  ]);
  return columns
    .filter(({ name, type }) => type === 'integer' && !taken.has(name) && !ratioName.test(name))
    .map(({ name }) => name);
}

/** Spans of different length that a row counts, each within the next longer one. */
function namedSpans(columns: readonly string[]): ColumnRelation[] {
  const spans = columns.flatMap((name) => {
    const span = spanOf(name);
    return span ? [{ name, ...span }] : [];
  });
  return [...Map.groupBy(spans, ({ rest }) => rest).values()].flatMap((group) => {
    const ordered = group.toSorted((a, b) => a.days - b.days);
    return ordered.slice(1).flatMap((outer, at): ColumnRelation[] => {
      const inner = ordered[at];
      if (inner === undefined || inner.days === outer.days) return [];
      return [{ kind: 'within', outer: outer.name, inner: inner.name, declared: false }];
    });
  });
}

/** Columns whose name is that of a count with more words, such as `users` and `users_with_crash`. */
function namedSubsets(counts: readonly string[], columns: readonly string[]): ColumnRelation[] {
  return counts.flatMap((outer) =>
    columns
      .filter((inner) => inner !== outer && inner.startsWith(`${outer}_`) && !growingName.test(inner))
      .filter((inner) => !totalName.test(inner))
      .map((inner): ColumnRelation => ({ kind: 'within', outer, inner, declared: false })),
  );
}

/** A count that is called a total, beside at least two others. */
function namedSums(counts: readonly string[]): ColumnRelation[] {
  const totals = counts.filter((name) => totalName.test(name));
  const parts = counts.filter(
    (name) => !totals.includes(name) && !growingName.test(name) && spanOf(name) === undefined,
  );
  const [total] = totals;
  if (totals.length !== 1 || total === undefined || parts.length < 2) return [];
  return [{ kind: 'sum', total, parts, declared: false }];
}

function declaredRelations({ privacy }: CheckTable): ColumnRelation[] {
  return (privacy.columns ?? []).flatMap((relation): ColumnRelation[] => {
    if ('sum' in relation) return [{ kind: 'sum', total: relation.sum, parts: relation.of, declared: true }];
    if ('within' in relation)
      return relation.of.map((inner) => ({ kind: 'within', outer: relation.within, inner, declared: true }));
    return [];
  });
}

/** The columns a relation is about. */
export function relationColumns(relation: ColumnRelation): string[] {
  if (relation.kind === 'sum') return [relation.total, ...relation.parts];
  return [relation.outer, relation.inner];
}

const nameOf = (relation: ColumnRelation) => JSON.stringify([relation.kind, ...relationColumns(relation)]);

/**
 * How the columns of a table hang together: as declared, and as their names look. What the descriptor says to be apart,
 * or has in a relation of its own, is not guessed.
 */
export function columnRelations(table: CheckTable): ColumnRelation[] {
  const declared = declaredRelations(table);
  const counts = countColumns(table);
  const whole = wholeColumns(table);
  const apart = new Set(
    (table.privacy.columns ?? []).flatMap((relation) => ('apart' in relation ? relation.apart : [])),
  );
  const sums = declared.filter(({ kind }) => kind === 'sum');
  const found: ColumnRelation[] = [
    ...namedSpans(whole).filter((relation) => relationColumns(relation).some((name) => counts.includes(name))),
    ...namedSubsets(counts, whole),
    ...(sums.length > 0 ? [] : namedSums(counts)),
  ];
  const known = new Set(declared.map(nameOf));
  const isNew = (relation: ColumnRelation) =>
    !known.has(nameOf(relation)) && !relationColumns(relation).some((name) => apart.has(name));
  return [...declared, ...found.filter(isNew)];
}

/** The columns of the sums and nestings that a table declares. */
export function columnsOfRelations(table: CheckTable): string[] {
  return declaredRelations(table).flatMap(relationColumns);
}
