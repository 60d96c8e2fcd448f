import type { SiteModel } from '../model/site-model.ts';
import type { RecordedPolicy } from '../model/policy.ts';
import { addDays, type Day } from '../values/day.ts';
import type { SiteView } from './site.ts';

/** What the log records states of. */
export type RecordedKind = 'category' | 'field';

/** The folder of a thing's pages: `categories/library-shape`, without a slash at the end. */
export const folderOf = (kind: RecordedKind, id: string): string =>
  `${kind === 'category' ? 'categories' : 'dictionary'}/${id}`;

/** Whether the thing still has a page of today. */
export const isThere = (site: Pick<SiteView, 'entry'>, kind: RecordedKind, id: string): boolean =>
  site.entry(kind === 'category' ? 'categories' : 'dictionary', id) !== undefined;

/** How something stood from a day on. */
export interface State {
  readonly date: Day;
  /** Last day before the next state; absent for the newest, which still holds. */
  readonly until?: Day;
  /** What the log recorded of its category. */
  readonly recorded: RecordedPolicy;
}

/** A field as its category covered it. */
export interface FieldState extends State {
  /** Absent where the field was no longer sent. */
  readonly field?: RecordedPolicy['policy']['fields'][number];
}

function closed<T extends { date: Day; recorded: RecordedPolicy }>(states: readonly T[]): (T & State)[] {
  return states.map((state, index) => {
    const next = states[index + 1];
    return next ? { ...state, until: addDays(next.date, -1) } : state;
  });
}

/** The states of a category, oldest first. Of several entries of one day the last counts: it is how the day ended. */
export function categoryStates(recorded: readonly RecordedPolicy[]): State[] {
  const byDay = new Map(recorded.map((entry) => [entry.date, entry]));
  return closed([...byDay].map(([date, entry]) => ({ date, recorded: entry })));
}

/** What is known of a field within a state: equal for two states between which nothing about it changed. */
function knownOf({ policy }: RecordedPolicy, id: string): string {
  const texts = Object.entries(policy.shown?.texts ?? {}).map(([language, { fields }]) => [language, fields[id]]);
  return JSON.stringify([policy.fields.find((field) => field.id === id), texts]);
}

/**
 * The states of a field, oldest first: one for each day on which its category was recorded and something about the
 * field differed from before. A field that was never recorded has none; one that is no longer sent ends with a state
 * without it.
 */
export function fieldStates(policies: SiteModel['policies'], id: string): FieldState[] {
  const states: (FieldState & { readonly known: string })[] = [];
  const all = Object.values(policies)
    .flatMap(({ recorded }) => categoryStates(recorded))
    .sort((a, b) => a.recorded.entry - b.recorded.entry);
  for (const { date, recorded } of all) {
    const field = recorded.policy.fields.find((found) => found.id === id);
    const before = states.at(-1);
    // A category that never had the field says nothing about it.
    const gone = !field && before?.field && before.recorded.policy.category === recorded.policy.category;
    const known = knownOf(recorded, id);
    if (field ? before?.known === known : !gone) continue;
    states.push({ date, recorded, known, ...(field ? { field } : {}) });
  }
  return closed(states).map(({ known: _, ...state }) => state);
}

/** The state that held on a day; undefined before the first. */
export function stateOn<T extends State>(states: readonly T[], day: Day): T | undefined {
  return states.findLast(({ date }) => date <= day);
}

/** Pairs of days to compare: each state with the next one, and each with today. None for fewer than two states. */
export function pairsOf(states: readonly State[]): { readonly from: Day; readonly to: Day | 'now' }[] {
  const days = states.map(({ date }) => date);
  return days.length < 2
    ? []
    : [
        ...days.slice(1).map((to, index) => ({ from: days[index] as Day, to })),
        ...days.slice(0, -1).map((from) => ({ from, to: 'now' as const })),
      ];
}

/** Every field that any recorded state covers, in the order in which they were first recorded. */
export function fieldIdsRecorded(policies: SiteModel['policies']): string[] {
  return [
    ...new Set(
      Object.values(policies).flatMap(({ recorded }) =>
        recorded.flatMap(({ policy }) => policy.fields.map(({ id }) => id)),
      ),
    ),
  ];
}

/**
 * A field as its category covers it today, to stand beside its recorded states; undefined where the category is gone.
 */
export function fieldNow(
  policies: SiteModel['policies'],
  id: string,
  states: readonly FieldState[],
): Pick<FieldState, 'field' | 'recorded'> | undefined {
  const newest = states.at(-1);
  const now = newest && policies[newest.recorded.policy.category]?.now;
  if (!now) return undefined;
  const field = now.fields.find((found) => found.id === id);
  return { recorded: { ...newest.recorded, policy: now }, ...(field ? { field } : {}) };
}
