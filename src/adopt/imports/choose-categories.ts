import type { CollectedField } from '../../schema/content/field.ts';
import { sensitivities } from '../../schema/sensitivities.ts';
import { answersIn, answersOf, categoriesIn } from './answers.ts';
import { type ContentDraft, draftCategory } from './draft-field.ts';
import { titleOfKey } from './field-ids.ts';
import type { Imported, ImportedField } from './imported.ts';
import type { ImportState } from './import-state.ts';
import type { Sheet } from './worksheet.ts';

export type Sensitivity = CollectedField['sensitivity'];

/** A field with what only a person could say, as far as it was said. */
export interface Chosen {
  readonly field: ImportedField;
  /** Empty where nobody has said it. */
  readonly categories: readonly string[];
  readonly sensitivity: Sensitivity | undefined;
  /** Whether the sensitivity is that of its category, since nobody said its own. */
  readonly isAssumed: boolean;
}

const highest = (levels: readonly (Sensitivity | undefined)[]): Sensitivity | undefined =>
  sensitivities.findLast((level) => levels.includes(level));

/**
 * The switches that send a field, and how revealing it is. Where nobody has answered, the file of the field says it; a
 * site with one switch has no other that could send it.
 */
export function chooseCategories(field: ImportedField, sheet: Sheet | undefined, state: ImportState): Chosen {
  const cells = answersIn(sheet, field, 'category');
  const named = [...new Set(cells.flatMap(({ text }) => categoriesIn(text).map(({ id }) => id)))];
  const [only, ...others] = state.categories;
  const present = state.byKey.get(field.key)?.categories ?? (only && others.length === 0 ? [only.id] : []);
  const categories = named.length === 0 ? present : named;
  const own = answersOf(sheet, field).sensitivity ?? field.sensitivity;
  const ofCategories = categories.map((id) => state.categories.find((known) => known.id === id)?.sensitivity);
  return { field, categories, sensitivity: own ?? highest(ofCategories), isAssumed: own === undefined };
}

/** A category to begin, or what is missing to begin it. */
export type Begun =
  | { readonly id: string; readonly draft: ContentDraft; readonly of: string }
  | { readonly id: string; readonly lacks: string[] };

/** The categories that answers ask to begin, in the order in which they are first named. */
export function beginCategories(
  chosen: readonly Chosen[],
  sheet: Sheet | undefined,
  imported: Imported,
  state: ImportState,
): Begun[] {
  const known = new Set(state.categories.map(({ id }) => id));
  const ids = [...new Set(chosen.flatMap(({ categories }) => categories))].filter((id) => !known.has(id));
  return ids.map((id, index): Begun => {
    const rows = [...(sheet?.rows ?? [])].filter(([, { cells }]) =>
      categoriesIn(cells.get('category')?.text ?? '').some((one) => one.id === id),
    );
    const answer = (column: string) => rows.flatMap(([, { cells }]) => cells.get(column)?.text ?? [])[0];
    const [only, ...others] = state.retention;
    const since = answer('since');
    const retention = answer('retention') ?? (others.length === 0 ? only : undefined);
    const sensitivity = highest(chosen.filter((one) => one.categories.includes(id)).map((one) => one.sensitivity));
    const lacks = Object.entries({ since, retention, sensitivity }).flatMap(([key, value]) => (value ? [] : [key]));
    if (!since || !retention || !sensitivity) return { id, lacks };
    const source = imported.categories.find(({ name }) => rows.some(([row]) => row === `* ${name}`));
    const order = state.lastOrder + index + 1;
    const draft = draftCategory(source, { title: titleOfKey(id), order, sensitivity, since, retention });
    return { id, of: source?.name ?? id, draft };
  });
}
