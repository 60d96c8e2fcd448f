import type { CheckInput, Coverage } from '../../checks/check-input.ts';
import { coverageOf } from '../../checks/coverage.ts';
import type { LogEntry } from '../../log/log-entry.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { type PolicySnapshot, policySnapshotOf } from './policy-snapshot.ts';

/** What a category covered, with what people could read about it where the snapshot keeps that. */
export type Policy = Coverage & Partial<Pick<PolicySnapshot, 'shown'>>;

/** A state of a category that the log recorded. */
export interface RecordedPolicy {
  /** Day of the entry. */
  readonly date: Day;
  readonly version: number;
  readonly notice: number;
  /** The snapshot's path relative to `data/`. */
  readonly file: string;
  readonly sha256: string;
  /** Which entry of the log it is, from 1. */
  readonly entry: number;
  readonly policy: Policy;
}

/**
 * Every recorded state by category, in the order of the log. Entries whose snapshot is gone or changed are left out:
 * nobody can tell any more what they covered, which the check `consent` says aloud.
 */
export function policyHistory(
  entries: readonly LogEntry[],
  policies: Site['policies'],
): Record<string, RecordedPolicy[]> {
  const history: Record<string, RecordedPolicy[]> = {};
  for (const [index, entry] of entries.entries()) {
    if (entry.type !== 'policy') continue;
    const { category, date, version, notice, file, sha256 } = entry;
    const found = policies[file];
    if (found?.sha256 !== sha256) continue;
    (history[category] ??= []).push({
      date,
      version,
      notice,
      file,
      sha256,
      entry: index + 1,
      policy: found.value as Policy,
    });
  }
  return history;
}

/** The history of every category, those that are gone included, with what it covers now. */
export function policiesOf(site: Site, input: CheckInput): SiteModel['policies'] {
  const history = policyHistory(input.log.entries, site.policies);
  const ids = new Set([...input.categories.map(({ id }) => id), ...Object.keys(history)]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const category = input.categories.find((found) => found.id === id);
      return [
        id,
        {
          recorded: history[id] ?? [],
          ...(category ? { now: policySnapshotOf(coverageOf(category, input), site) } : {}),
        },
      ];
    }),
  );
}
