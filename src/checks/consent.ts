import type { PolicyEntry } from '../log/log-entry.ts';
import { type Check, type Finding, outcome } from './check.ts';
import type { CheckInput } from './check-input.ts';
import { consentFinding, recordCommand } from './consent/consent-finding.ts';
import { judgeHistory } from './consent/judge-history.ts';
import { judgeNow } from './consent/judge-now.ts';
import { judgeSnapshots } from './consent/judge-snapshots.ts';
import { coverageOf } from './coverage.ts';

function judgeCategory(
  category: CheckInput['categories'][number],
  history: readonly PolicyEntry[],
  input: CheckInput,
): Finding[] {
  const latest = history.at(-1);
  if (!latest)
    return [
      consentFinding(
        category,
        'review',
        `The log does not record what the category "${category.id}" covers, so growth without a new version would not be noticed.`,
        { observed: 'no entry', allowed: 'an entry in the log', fix: recordCommand },
      ),
    ];
  const steps = judgeHistory(category, history, input.snapshots);
  const before = input.snapshots[latest.file];
  // A snapshot that is gone is a finding already, and nothing is left to compare with.
  if (!before) return steps;
  const [now, fingerprint] = [coverageOf(category, input), input.fingerprints[category.id]];
  return [...steps, ...judgeNow({ category, latest, before, now, fingerprint })];
}

function judge(input: CheckInput, entries: readonly PolicyEntry[]): Finding[] {
  const ids = new Set(input.categories.map(({ id }) => id));
  const own = (id: string) => entries.filter((entry) => entry.category === id);
  const gone = [...new Set(entries.map((entry) => entry.category))].filter((id) => !ids.has(id));
  return [
    ...judgeSnapshots(entries, input),
    ...gone.flatMap((id) => judgeHistory({ id, file: `content/categories/${id}.md` }, own(id), input.snapshots)),
    ...input.categories.flatMap((category) => judgeCategory(category, own(category.id), input)),
  ];
}

/** What a category covers never grows without a new consent version. */
export const consentCheck: Check<'consent'> = {
  id: 'consent',
  leaks: 'nothing',
  plan: (input) => [
    {
      check: 'consent',
      dataset: 'site',
      queries: {},
      judge: () => {
        const entries = input.log.entries.filter((entry) => entry.type === 'policy');
        return outcome(judge(input, entries), 0, {
          note: `Categories compared with the last of their entries in the log: ${input.categories.length}; entries of versions: ${entries.length}. No rows were needed.`,
          measures: { categories: input.categories.length, policyEntries: entries.length },
        });
      },
    },
  ],
};
