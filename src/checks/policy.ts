import type { WholePolicyEntry } from '../log/log-entry.ts';
import { type Check, type Finding, type Outcome, outcome } from './check.ts';
import type { CheckInput, CheckPolicy } from './check-input.ts';
import { judgePolicyNow, judgePolicyStep, recordPolicy } from './policy/judge-step.ts';
import { judgeReportFacts } from './policy/judge-report-facts.ts';

/** Snapshots that the log names and that are gone or no longer what they were. */
function judgeFiles(
  entries: readonly WholePolicyEntry[],
  policy: CheckPolicy,
  { snapshotHashes }: CheckInput,
): Finding[] {
  return entries.flatMap(({ file, sha256, date }): Finding[] => {
    const hash = snapshotHashes[file];
    if (policy.recorded[file] && hash === sha256) return [];
    const isThere = hash !== undefined;
    return [
      {
        check: 'policy',
        dataset: 'site',
        status: 'fail',
        file,
        message: isThere
          ? `The snapshot of the policy of ${date} is not the one that was recorded.`
          : `The snapshot of the policy of ${date} is not there, so nobody can see any more what was said then.`,
        observed: isThere ? `SHA-256 ${hash}` : 'no file',
        allowed: `SHA-256 ${sha256}`,
        fix: `put data/${file} back as it was released`,
      },
    ];
  });
}

/** What is wrong with what was recorded and with what is said now; nothing where nothing was recorded. */
function judgeRecord(entries: readonly WholePolicyEntry[], input: CheckInput): Finding[] {
  const { policy } = input;
  const latest = entries.at(-1);
  if (!policy || !latest) return [];
  const files = judgeFiles(entries, policy, input);
  // With another snapshot than was recorded, nothing can be said about the steps between them.
  if (files.length > 0) return files;
  return [
    ...entries.slice(1).flatMap((later, at) => {
      const earlier = entries[at];
      return earlier ? judgePolicyStep(earlier, later, input, policy) : [];
    }),
    ...judgePolicyNow(latest, input, policy),
  ];
}

function judge(input: CheckInput): Outcome {
  const entries = input.log.entries.filter((entry) => entry.type === 'whole-policy');
  const reports = input.reports ?? [];
  const findings = [...judgeRecord(entries, input), ...reports.flatMap((report) => judgeReportFacts(report, input))];
  const measures = { states: entries.length, reports: reports.length };
  const computed = `Frozen reports whose facts were computed again from the log: ${reports.length}.`;
  const first = entries[0];
  if (!first)
    return outcome(findings, 0, {
      ...(findings.length === 0 ? { status: 'not-checkable' } : {}),
      note: `The log does not record the whole policy, so whether anything was taken back cannot be told. Begin with  ${recordPolicy} --adopt. ${computed}`,
      measures,
    });
  return outcome(findings, 0, {
    note: `States of the whole policy in the log: ${entries.length}, the first of ${first.date}; each was compared with the one before, and the last with what the site says now. What was said before ${first.date} is not known. ${computed}`,
    measures,
  });
}

/** Nothing that was said is quietly unsaid. */
export const policyCheck: Check<'policy'> = {
  id: 'policy',
  leaks: 'nothing',
  // A note whose day comes tells of a change from then on.
  byDay: true,
  plan: (input) => [{ check: 'policy', dataset: 'site', queries: {}, judge: () => judge(input) }],
};
