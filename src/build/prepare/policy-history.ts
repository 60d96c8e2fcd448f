import type { CheckInput } from '../../checks/check-input.ts';
import { coverageOf } from '../../checks/coverage.ts';
import type { LogEntry } from '../../log/log-entry.ts';
import type { Site } from '../../source/site.ts';
import type { Policy, RecordedPolicy, RecordedWholePolicy } from '../../model/policy.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { parseWholePolicy } from './policy/parse-whole-policy.ts';
import { wholePolicyOf } from './policy/whole-policy-of.ts';
import { policySnapshotOf } from './policy-snapshot.ts';

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

/**
 * Every recorded state of the whole policy, in the order of the log, and what the site says now. States whose snapshot
 * is gone or changed are left out, which the check `policy` says aloud.
 */
export function wholePolicyHistory(site: Site, entries: readonly LogEntry[]): SiteModel['wholePolicy'] {
  const recorded = entries.flatMap((entry, index): RecordedWholePolicy[] => {
    if (entry.type !== 'whole-policy') return [];
    const { date, mark, file, sha256 } = entry;
    const found = site.policies[file];
    const policy = found?.sha256 === sha256 ? parseWholePolicy(found.value) : undefined;
    return policy ? [{ date, mark, file, sha256, entry: index + 1, policy }] : [];
  });
  return { recorded, now: wholePolicyOf(site) };
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
