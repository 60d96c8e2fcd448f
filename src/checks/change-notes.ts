import { isOfCategory } from '../schema/categories-of.ts';
import type { ChangeNote } from '../schema/content/texts.ts';
import { isUnwritten } from '../values/unwritten.ts';
import type { CheckInput, CheckTable } from './check-input.ts';

export type DatedNote = CheckInput['changes'][number];
export type NotedChange = ChangeNote['changes'][number];
export type ChangeType = NotedChange['type'];

/** Whether a note tells anything: what changed, and what it means, are written. */
export const tells = ({ title, meaning }: Pick<DatedNote, 'title' | 'meaning'>): boolean =>
  !isUnwritten(title) && !isUnwritten(meaning);

/** Kinds of change that announce that numbers mean something else from a day on. */
export const definitionChanges: readonly ChangeType[] = [
  'schema',
  'field-changed',
  'field-added',
  'field-removed',
  'method',
  'threshold',
  'category-changed',
  'incident',
  'correction',
];

/** Whether a change speaks of a table: of its dataset, of a category of it, or of a field behind one of its columns. */
function concerns(change: NotedChange, table: CheckTable): boolean {
  if (change.dataset !== undefined) return change.dataset === table.dataset;
  if (change.category !== undefined) return isOfCategory(table.privacy, change.category);
  return change.field !== undefined && table.columns.some((column) => column.field === change.field);
}

/** The changes of certain types that concern a table, with their notes, oldest first. */
export function changesOf(
  table: CheckTable,
  notes: readonly DatedNote[],
  types: readonly ChangeType[],
): { note: DatedNote; change: NotedChange }[] {
  return notes
    .filter(tells)
    .flatMap((note) =>
      note.changes
        .filter((change) => types.includes(change.type) && concerns(change, table))
        .map((change) => ({ note, change })),
    )
    .sort((a, b) => (a.note.date < b.note.date ? -1 : 1));
}
