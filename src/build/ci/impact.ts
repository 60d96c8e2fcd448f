import type { CheckInput, Coverage } from '../../checks/check-input.ts';
import { compareCoverage } from '../../checks/compare-coverage.ts';
import type { CoverageChange } from '../../checks/coverage-change.ts';
import type { Difference } from '../../checks/policy/difference.ts';
import { differencesOf, mustBeTold } from '../../checks/policy/judge-step.ts';
import { isTold } from '../../checks/policy/told-by-notes.ts';
import type { StatementKey, WholePolicy } from '../../checks/policy/whole-policy.ts';
import type { Day } from '../../values/day.ts';
import { toldByCoverage } from './told-by-coverage.ts';

/** What a site says in one state of its repository. */
export interface SiteState {
  /** The day as of which it is read. */
  readonly today: Day;
  readonly policy: WholePolicy;
  /** What each category covers. */
  readonly coverages: Readonly<Record<string, Coverage>>;
  readonly notes: CheckInput['changes'];
  /** Whether the file behind a statement could not be read, so that nothing is known of it. */
  readonly isUnread: (key: StatementKey) => boolean;
  /** Files with a problem. */
  readonly faulty: readonly string[];
}

/** What becomes of one category; `before` or `now` is absent where it is new or gone. */
export interface CategoryImpact {
  readonly id: string;
  readonly before?: number;
  readonly now?: number;
  readonly changes: readonly CoverageChange[];
  /** More is taken than people agreed to, and the consent version did not grow. */
  readonly needsVersion: boolean;
}

/** The differences of one statement that go in one direction. */
export interface StatementImpact {
  readonly statement: StatementKey;
  readonly differences: readonly Difference[];
  /** A note must tell of it, and no new one does. */
  readonly needsNote: boolean;
}

/** What a change of a repository means for people. */
export interface Impact {
  readonly language: string;
  readonly categories: readonly CategoryImpact[];
  readonly weaker: readonly StatementImpact[];
  readonly other: readonly StatementImpact[];
  readonly stronger: readonly StatementImpact[];
  /** Files of either state that have a problem; what they say is not compared where they could not be read. */
  readonly faulty: readonly string[];
}

function categoryImpact(id: string, before: SiteState, now: SiteState): CategoryImpact[] {
  const key: StatementKey = `category:${id}`;
  if (before.isUnread(key) || now.isUnread(key)) return [];
  const [old, fresh] = [before.coverages[id], now.coverages[id]];
  if (!old || !fresh)
    return [
      {
        id,
        ...(old ? { before: old.version } : {}),
        ...(fresh ? { now: fresh.version } : {}),
        changes: [],
        needsVersion: false,
      },
    ];
  const known = ({ kind, subject }: CoverageChange) =>
    !(/^field-(added|removed)$/.test(kind) && [before, now].some((state) => state.isUnread(`field:${subject ?? ''}`)));
  const changes = compareCoverage(old, fresh).changes.filter(known);
  if (changes.length === 0 && old.version === fresh.version) return [];
  const grew = changes.some(({ material }) => material);
  return [{ id, before: old.version, now: fresh.version, changes, needsVersion: grew && fresh.version <= old.version }];
}

/**
 * What `now` means against `before`: every category whose coverage moved, and every statement that differs, by
 * direction. What the coverage of a category tells is not told again. Two states that say the same have no impact.
 */
export function impactOf(before: SiteState, now: SiteState): Impact {
  const ids = [...new Set([...Object.keys(before.coverages), ...Object.keys(now.coverages)])].sort();
  const categories = ids.flatMap((id) => categoryImpact(id, before, now));
  const told = toldByCoverage(categories, now.policy, before.policy);
  // Only a note that is new with this change tells of it.
  const step = { before: before.policy.statements, after: now.today, until: now.today };
  const { language } = now.policy;
  const all = differencesOf(before.policy.statements, now.policy.statements, {
    language,
    isMarked: false,
    notes: now.notes,
    step,
  });
  const inDirection = (direction: Difference['direction']) =>
    all.flatMap(([first, ...more]): StatementImpact[] => {
      const { statement } = first;
      if (before.isUnread(statement) || now.isUnread(statement)) return [];
      const differences = [first, ...more].filter((one) => one.direction === direction && !told(one));
      if (differences.length === 0) return [];
      const needsNote = differences.some(mustBeTold) && !isTold(statement, now.notes, step);
      return [{ statement, differences, needsNote }];
    });
  return {
    language,
    categories,
    weaker: inDirection('weaker'),
    other: inDirection('other'),
    stronger: inDirection('stronger'),
    faulty: [...new Set([...before.faulty, ...now.faulty])].sort(),
  };
}
