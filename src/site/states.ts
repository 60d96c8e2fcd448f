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

/** A field as one of its categories covered it. */
export interface Covered {
  readonly field: RecordedPolicy['policy']['fields'][number];
  readonly recorded: RecordedPolicy;
}

/** A field as its categories covered it. `recorded` is of the first, or of the last one that had it. */
export interface FieldState extends State {
  /** By every category that sends it; none where it was no longer sent. */
  readonly under: readonly Covered[];
}

/** How a field stood or stands, without a day. */
export type FieldStanding = Pick<FieldState, 'under' | 'recorded'>;

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

const coveredIn = (id: string, recorded: Iterable<RecordedPolicy>): Covered[] =>
  [...recorded].flatMap((one) => {
    const field = one.policy.fields.find((found) => found.id === id);
    return field ? [{ field, recorded: one }] : [];
  });

/** What is known of a field within a state: equal for two states between which nothing about it changed. */
function knownOf(id: string, under: readonly Covered[]): string {
  const all = under.map(({ field, recorded: { policy } }) => {
    const texts = Object.entries(policy.shown?.texts ?? {}).map(([language, { fields }]) => [language, fields[id]]);
    return [policy.category, field, texts];
  });
  return JSON.stringify(all);
}

/**
 * The states of a field, oldest first: one for each day on which a category was recorded and something about the
 * field differed from before. A field that was never recorded has none; one that is no longer sent ends with a state
 * without it.
 */
export function fieldStates(policies: SiteModel['policies'], id: string): FieldState[] {
  const states: (FieldState & { readonly known: string })[] = [];
  const all = Object.values(policies)
    .flatMap(({ recorded }) => categoryStates(recorded))
    .sort((a, b) => a.recorded.entry - b.recorded.entry);
  const current = new Map<string, RecordedPolicy>();
  for (const [date, sameDay] of Map.groupBy(all, (state) => state.date)) {
    for (const { recorded } of sameDay) current.set(recorded.policy.category, recorded);
    const under = coveredIn(id, current.values());
    const before = states.at(-1);
    const known = knownOf(id, under);
    if (before ? before.known === known : under.length === 0) continue;
    const last = sameDay.findLast(({ recorded }) =>
      before?.under.some((one) => one.recorded.policy.category === recorded.policy.category),
    );
    const recorded = under[0]?.recorded ?? last?.recorded;
    if (recorded) states.push({ date, recorded, known, under });
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
 * A field as its categories cover it today, to stand beside its recorded states; undefined where none of those that
 * had it is left.
 */
export function fieldNow(
  policies: SiteModel['policies'],
  id: string,
  states: readonly FieldState[],
): FieldStanding | undefined {
  const newest = states.at(-1);
  if (!newest) return undefined;
  const today = Object.values(policies).flatMap(({ now }) => (now ? [{ ...newest.recorded, policy: now }] : []));
  const under = coveredIn(id, today);
  const recorded =
    under[0]?.recorded ?? today.find(({ policy }) => policy.category === newest.recorded.policy.category);
  return recorded && { recorded, under };
}
