import type { CheckInput } from '../checks/check-input.ts';
import { type Finding, type Status, worst } from '../checks/check.ts';
import type { Day } from '../values/day.ts';
import { accepts } from './accepts.ts';
import type { CheckReport, ReportedFinding, TaskResult } from './report.ts';
import { summarise } from './summarise.ts';

type WaiverOf = CheckInput['waivers'][number];

/** Whether a waiver accepts every finding of a task, those that were counted but not listed included. */
function acceptsAll(waiver: WaiverOf, { check, dataset, table }: TaskResult): boolean {
  return (
    waiver.scope?.period === undefined &&
    waiver.scope?.column === undefined &&
    accepts(waiver, { check, dataset, ...(table === undefined ? {} : { table }) })
  );
}

/** The status of a task once some of its findings are accepted: never `pass`, for the finding is there. */
function statusAfter(result: TaskResult, findings: readonly ReportedFinding[], waivers: readonly WaiverOf[]): Status {
  const { outcome } = result;
  const left: Status[] = findings.filter(({ waiver }) => waiver === undefined).map(({ status }) => status);
  const accepted = findings.length > left.length;
  if (!accepted) return outcome.status;
  // A list that was cut is sorted worst first: what is not listed is at worst like its last.
  const unlisted = outcome.findingCount > findings.length && !waivers.some((waiver) => acceptsAll(waiver, result));
  const rest = unlisted ? (findings.at(-1)?.status ?? 'review') : 'review';
  // A status worse than all findings came from elsewhere, so no waiver mends it.
  const listed = worst(findings.map(({ status }) => status));
  const own = worst([listed, outcome.status]) === listed ? 'review' : outcome.status;
  return worst([...left, rest, own]);
}

function expired(waiver: WaiverOf): Finding {
  return {
    check: waiver.check,
    dataset: waiver.dataset,
    status: 'fail',
    message: `The waiver "${waiver.id}" expired on ${waiver.expires}, so what it accepted counts again.`,
    observed: `expired on ${waiver.expires}`,
    allowed: 'a waiver that still holds, or none',
    file: waiver.file,
    fix: `mend what was accepted and delete ${waiver.file}, or have a new expiry date approved`,
  };
}

function idle(waiver: WaiverOf): Finding {
  return {
    check: waiver.check,
    dataset: waiver.dataset,
    status: 'review',
    message: `The waiver "${waiver.id}" accepts nothing: no finding of "${waiver.check}" in "${waiver.dataset}" fits it.`,
    file: waiver.file,
    fix: `delete ${waiver.file}, or correct its scope`,
  };
}

/**
 * The report with accepted findings marked by their waiver's id. A waiver that has expired is a finding that fails; one
 * that accepts nothing, although its check was run on its dataset, is to be reviewed; one that begins later does
 * nothing.
 */
export function applyWaivers(report: CheckReport, waivers: readonly WaiverOf[], today: Day): CheckReport {
  const standing = waivers.filter(({ from, expires }) => from <= today && today <= expires);
  const used = new Set<string>();
  const results = report.results.map((result): TaskResult => {
    const findings = result.outcome.findings.map((finding): ReportedFinding => {
      const waiver = standing.find((candidate) => accepts(candidate, finding));
      if (waiver === undefined) return finding;
      used.add(waiver.id);
      return { ...finding, waiver: waiver.id };
    });
    return { ...result, outcome: { ...result.outcome, findings, status: statusAfter(result, findings, standing) } };
  });
  const wasRun = (waiver: WaiverOf) =>
    report.results.some(
      ({ check, dataset, outcome }) =>
        check === waiver.check &&
        (dataset === waiver.dataset ||
          dataset === 'site' ||
          outcome.findings.some((finding) => finding.dataset === waiver.dataset)),
    );
  const own = [
    ...waivers.filter(({ expires }) => expires < today).map(expired),
    ...standing.filter((waiver) => !used.has(waiver.id) && wasRun(waiver)).map(idle),
  ];
  return summarise(results, own);
}
