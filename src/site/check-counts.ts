import type { CheckReport } from '../audit/report.ts';
import type { ReportFacts } from '../schema/content/record.ts';
import type { Status } from '../checks/check.ts';
import { evidenceOf } from '../audit/evidence-of.ts';
import type { PrivacyPromise } from '../schema/content/promise.ts';

export type CheckCount = ReportFacts['checks'][number];

/** What a count of tables comes to: the worst that occurred; `not-checkable` only where nothing else did. */
export function statusOf({ holds, review, fails }: CheckCount): Status {
  if (fails > 0) return 'fail';
  if (review > 0) return 'review';
  return holds > 0 ? 'pass' : 'not-checkable';
}

export interface CheckChoice {
  readonly check?: string;
  readonly dataset?: string;
  readonly promise?: string;
}

/**
 * Results of today, counted by check: of one check, one dataset, or the checks that a promise names; all without a
 * choice.
 */
export function countChecks(
  report: CheckReport,
  { check, dataset, promise }: CheckChoice,
  promiseOf: (id: string) => Pick<PrivacyPromise, 'evidence'> | undefined,
): CheckCount[] {
  const named = promise === undefined ? undefined : promiseOf(promise);
  const pieces = named
    ? evidenceOf(named, report).flatMap((piece) => (piece.kind === 'checked' ? piece.checks : []))
    : undefined;
  const chosen = report.results.filter(
    (result) =>
      (check === undefined || result.check === check) &&
      (dataset === undefined || result.dataset === dataset) &&
      (pieces === undefined ||
        pieces.some((piece) => piece.check === result.check && result.dataset in piece.datasets)),
  );
  const withStatus = (results: typeof chosen, status: Status) =>
    results.filter(({ outcome }) => outcome.status === status).length;
  return [...Map.groupBy(chosen, (result) => result.check)].map(([id, results]) => ({
    check: id,
    holds: withStatus(results, 'pass'),
    review: withStatus(results, 'review'),
    fails: withStatus(results, 'fail'),
    uncheckable: withStatus(results, 'not-checkable'),
    findings: results.reduce((sum, { outcome }) => sum + outcome.findingCount, 0),
    waived: results.flatMap(({ outcome }) => outcome.findings).filter(({ waiver }) => waiver !== undefined).length,
    rows: results.reduce((sum, { outcome }) => sum + outcome.rowsExamined, 0),
  }));
}
