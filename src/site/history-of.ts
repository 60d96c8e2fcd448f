import type { ChangeNote } from '../schema/content/texts.ts';
import { isOfCategory } from '../schema/categories-of.ts';
import { compareTexts } from '../values/compare-texts.ts';
import type { EntryView, SiteView } from './site.ts';

type Change = ChangeNote['changes'][number];

/** What can have a history. */
export type Historied = 'field' | 'category' | 'dataset' | 'schedule';

export interface NoteAbout {
  readonly note: EntryView<'changes'>;
  /** Those of its changes that are about the thing; none where only a break of its line names the note. */
  readonly changes: readonly Change[];
}

/** The fields a thing's history includes: a switch's history is that of its fields too. */
function isAbout(site: SiteView, kind: Historied, id: string, change: Change): boolean {
  if (change[kind] === id) return true;
  const field = kind === 'category' && change.field !== undefined ? site.entry('dictionary', change.field) : undefined;
  return field !== undefined && isOfCategory(field.data, id);
}

/** The dated notes about something, newest first, each with the changes that are about it. */
export function historyOf(site: SiteView, kind: Historied, id: string): NoteAbout[] {
  const named = new Set(
    site
      .relations(kind, id)
      .filter((reference) => reference.kind === 'change')
      .map((reference) => reference.id),
  );
  return site.content.changes
    .map((note) => ({ note, changes: note.data.changes.filter((change) => isAbout(site, kind, id, change)) }))
    .filter(({ note, changes }) => changes.length > 0 || named.has(note.id))
    .sort(({ note: a }, { note: b }) => compareTexts(b.data.date, a.data.date) || compareTexts(a.id, b.id));
}
