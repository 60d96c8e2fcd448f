import { comparePolicies, withMark } from '../checks/policy/compare-policies.ts';
import type { Difference } from '../checks/policy/difference.ts';
import { isTold } from '../checks/policy/told-by-notes.ts';
import {
  type Statement,
  type StatementKey,
  type StatementKind,
  type WholePolicy,
  partsOfKey,
  statementKinds,
} from '../checks/policy/whole-policy.ts';
import type { RecordedWholePolicy } from '../model/policy.ts';
import { addDays, type Day } from '../values/day.ts';
import type { SiteView } from './site.ts';

/** A state of the whole policy, and how long it held. */
export interface PolicyState extends RecordedWholePolicy {
  /** Last day before the next state; absent for the newest. */
  readonly until?: Day;
}

/** The states of the whole policy, oldest first. Of several of one day the last counts: it is how the day ended. */
export function policyStates({ model }: Pick<SiteView, 'model'>): PolicyState[] {
  const byDay = [...new Map(model.wholePolicy.recorded.map((state) => [state.date, state])).values()];
  return byDay.map((state, index) => {
    const next = byDay[index + 1];
    return next ? { ...state, until: addDays(next.date, -1) } : state;
  });
}

/** What a kind of statement is called where several are listed. */
function kindTitle({ t }: Pick<SiteView, 't'>, kind: StatementKind): string {
  const { pages } = t.menu;
  const titles: Readonly<Record<StatementKind, string>> = {
    site: t.frame.footer,
    preamble: pages.charter,
    promise: pages.charter,
    category: pages.categories,
    field: pages.dictionary,
    product: pages.products,
    payload: pages.payloads,
    schedule: pages.retention,
    method: pages.methods,
    table: pages.data,
    security: pages.security,
    rule: pages.governance,
    concern: pages.concerns,
    audit: pages.audits,
    waiver: t.audit.waivers.title,
    report: pages.reports,
    change: pages.changes,
  };
  return titles[kind];
}

export interface PolicySection<Item> {
  /** Anchor of the section. */
  readonly id: StatementKind;
  readonly title: string;
  readonly items: readonly Item[];
}

/** Things that belong to statements, by the kind of the statement, in the order of the kinds; none empty. */
export function policySections<Item>(
  site: SiteView,
  items: readonly Item[],
  keyOf: (item: Item) => StatementKey,
): PolicySection<Item>[] {
  // The preamble stands above the promises.
  const sectionOf = (item: Item): StatementKind => {
    const { kind } = partsOfKey(keyOf(item));
    return kind === 'preamble' ? 'promise' : kind;
  };
  const groups = Map.groupBy(items, sectionOf);
  return statementKinds.flatMap((id) => {
    const own = groups.get(id);
    return own ? [{ id, title: kindTitle(site, id), items: own }] : [];
  });
}

/**
 * The words of a statement as a page shows them: in its language, where they were recorded in it, else in that of the
 * site.
 */
export function wordsOfStatement(
  { words }: Statement,
  policy: Pick<WholePolicy, 'language'>,
  wanted: string,
): { readonly language: string; readonly words: Statement['words'][string] } {
  const language = words[wanted] ? wanted : policy.language;
  return { language, words: words[language] ?? {} };
}

/** The differences between two states as their author marked the later one, by statement. */
export function policyDifferences(
  { content }: SiteView,
  before: PolicyState,
  after: Pick<PolicyState, 'policy'> & Partial<Pick<PolicyState, 'mark' | 'date'>>,
  today: Day,
): { readonly statement: StatementKey; readonly differences: readonly Difference[] }[] {
  const { language, statements } = after.policy;
  const notes = content.changes.map(({ id, file, data }) => ({ ...data, id, file }));
  const step = { before: before.policy.statements, after: before.date, until: after.date ?? today };
  const all = withMark(comparePolicies(before.policy.statements, statements, language), after.mark === 'words', (key) =>
    isTold(key, notes, step),
  );
  return [...Map.groupBy(all, ({ statement }) => statement)].map(([statement, differences]) => ({
    statement,
    differences,
  }));
}

/** The key of the words that say a statement in a sentence; undefined where it has none. */
export const leadAspect = (words: Statement['words'][string]): string | undefined =>
  ['summary', 'meaning', 'answer', 'reason'].find((aspect) => typeof words?.[aspect] === 'string');
