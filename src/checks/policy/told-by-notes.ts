import type { Day } from '../../values/day.ts';
import { type DatedNote, type NotedChange, tells } from '../change-notes.ts';
import { type Condensed, type StatementKey, partsOfKey } from './whole-policy.ts';

/** Between two states of the policy: after the first, up to a day. */
export interface Step {
  readonly before: Condensed;
  readonly after: Day;
  readonly until: Day;
}

/** Whether a change of a note names a statement. A dataset stands for each of its tables. */
function names(change: NotedChange, key: StatementKey): boolean {
  if (change.about === key) return true;
  const { kind, id } = partsOfKey(key);
  switch (kind) {
    case 'field':
    case 'category':
    case 'schedule':
      return change[kind] === id;
    case 'table':
      return change.dataset !== undefined && id.startsWith(`${change.dataset}/`);
    case 'site':
      return change.type === 'budget' && change.about === undefined;
    default:
      return false;
  }
}

const notesAbout = (notes: readonly DatedNote[], key: StatementKey) =>
  notes.filter((note) => tells(note) && note.changes.some((change) => names(change, key)));

/**
 * Whether a note tells of a change of a statement between two states: dated after the first, or written since, and not
 * dated later than the second.
 */
export function isTold(key: StatementKey, notes: readonly DatedNote[], { before, after, until }: Step): boolean {
  return notesAbout(notes, key).some(
    ({ id, date }) => date <= until && (date > after || before[`change:${id}`] === undefined),
  );
}

/** A note about a statement whose day is still to come; undefined where there is none. */
export function announcementOf(
  key: StatementKey,
  notes: readonly DatedNote[],
  { until }: Pick<Step, 'until'>,
): DatedNote | undefined {
  return notesAbout(notes, key).find(({ date }) => date > until);
}
