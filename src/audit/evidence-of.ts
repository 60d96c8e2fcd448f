import { type Status, worst } from '../checks/check.ts';
import type { CheckId } from '../schema/check-ids.ts';
import type { Evidence, PrivacyPromise } from '../schema/content/promise.ts';
import type { CheckReport } from './report.ts';

/** `unknown`: the report holds no result of it. */
export type EvidenceStatus = Status | 'unknown';

/** What one check of a promise came to, in all and by dataset. */
export interface CheckedBy {
  readonly check: CheckId;
  readonly status: EvidenceStatus;
  /** By dataset; `site` for what concerns all of them. */
  readonly datasets: Readonly<Record<string, Status>>;
  readonly findingCount: number;
  readonly rowsExamined: number;
}

export type PieceOfEvidence =
  | { readonly kind: 'checked'; readonly status: EvidenceStatus; readonly checks: readonly CheckedBy[] }
  | Exclude<Evidence, { kind: 'checked' }>;

function checkedBy(check: CheckId, datasets: readonly string[] | undefined, report: CheckReport): CheckedBy {
  const isMeant = (dataset: string) => datasets === undefined || dataset === 'site' || datasets.includes(dataset);
  const results = report.results.filter((result) => result.check === check && isMeant(result.dataset));
  const about = report.waiverFindings.filter((finding) => finding.check === check && isMeant(finding.dataset));
  const statuses = [
    ...results.map(({ dataset, outcome }) => [dataset, outcome.status] as const),
    ...about.map(({ dataset, status }) => [dataset, status] as const),
  ];
  const byDataset: Record<string, Status> = {};
  for (const [dataset, status] of statuses) byDataset[dataset] = worst([byDataset[dataset] ?? 'pass', status]);
  return {
    check,
    status: results.length === 0 ? 'unknown' : worst(Object.values(byDataset)),
    datasets: byDataset,
    findingCount: results.reduce((sum, { outcome }) => sum + outcome.findingCount, about.length),
    rowsExamined: results.reduce((sum, { outcome }) => sum + outcome.rowsExamined, 0),
  };
}

/** A promise's evidence, piece by piece and as written, the checked pieces with what their checks came to. */
export function evidenceOf(promise: Pick<PrivacyPromise, 'evidence'>, report: CheckReport): PieceOfEvidence[] {
  return promise.evidence.map((piece) => {
    if (piece.kind !== 'checked') return piece;
    const checks = piece.checks.map((check) => checkedBy(check, piece.datasets, report));
    const known = checks.flatMap(({ status }) => (status === 'unknown' ? [] : [status]));
    // A check that was not run shows nothing, so the whole shows nothing; a failure is known nevertheless.
    const isComplete = known.length === checks.length || known.includes('fail');
    return { kind: 'checked', status: isComplete ? worst(known) : 'unknown', checks };
  });
}
