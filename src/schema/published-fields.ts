import { categoriesOf } from './categories-of.ts';
import type { Field } from './content/field.ts';

interface Named {
  readonly id: string;
  readonly data: Field;
}

/** Whether anything is collected, so that there are reports to explain. */
export const hasCollected = (dictionary: readonly Pick<Named, 'data'>[]): boolean =>
  dictionary.some(({ data }) => data.kind === 'collected');

/** A published table: its categories, and the fields its columns are of. */
export interface Columns {
  readonly categories: readonly string[];
  readonly fields: readonly string[];
}

/** What becomes of a collected field: shown in a column, an ingredient of other columns, or neither. */
export interface Fate {
  /** Whether no table shows its values. */
  readonly unpublished: boolean;
  /** Published fields that have a column and are computed from it. */
  readonly usedFor: readonly string[];
}

/**
 * The fate of each collected field that is still sent, by its id. Unpublished is what no column is of and none is
 * computed from, and what only serves to compute and says that it stays unpublished. A column that does not say what it
 * is computed from (a period, a count) may show any field of its categories: there, only what says so is unpublished.
 */
export function fatesOf(dictionary: readonly Named[], tables: readonly Columns[]): Map<string, Fate> {
  const columns = new Set(tables.flatMap(({ fields }) => fields));
  const shown = dictionary.flatMap(({ id, data }) =>
    data.kind === 'published' && columns.has(id) ? [{ id, from: data.derivedFrom }] : [],
  );
  const unexplained = new Set(shown.filter(({ from }) => from.length === 0).map(({ id }) => id));
  const vague = new Set(
    tables
      .filter(({ fields }) => fields.some((field) => unexplained.has(field)))
      .flatMap(({ categories }) => categories),
  );
  return new Map(
    dictionary.flatMap(({ id, data }): [string, Fate][] => {
      if (data.kind !== 'collected' || data.status === 'removed') return [];
      const usedFor = shown.filter(({ from }) => from.includes(id)).map((field) => field.id);
      const isKnown =
        data.unpublished === true || (usedFor.length === 0 && !categoriesOf(data).some((one) => vague.has(one)));
      return [[id, { unpublished: isKnown && !columns.has(id), usedFor }]];
    }),
  );
}
