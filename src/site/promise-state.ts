import type { PieceOfEvidence } from '../audit/evidence-of.ts';
import { type Status, worst } from '../checks/check.ts';
import type { Evidence, PrivacyPromise } from '../schema/content/promise.ts';

/** Kinds of evidence, from the strongest to the weakest. */
export const evidenceKinds: readonly Evidence['kind'][] = ['checked', 'audited', 'stated'];

/** The strongest kind of evidence a promise has. */
export function strongestEvidence(promise: Pick<PrivacyPromise, 'evidence'>): Evidence['kind'] {
  return evidenceKinds.find((kind) => promise.evidence.some((evidence) => evidence.kind === kind)) ?? 'stated';
}

/**
 * What all checks of a promise came to; undefined where no check holds it, `unknown` where one of them did not run (and
 * none failed).
 */
export function promiseStatus(evidence: readonly PieceOfEvidence[]): Status | 'unknown' | undefined {
  const statuses = evidence.flatMap((piece) => (piece.kind === 'checked' ? [piece.status] : []));
  if (statuses.length === 0) return undefined;
  const known = statuses.filter((status) => status !== 'unknown');
  return known.length === statuses.length || known.includes('fail') ? worst(known) : 'unknown';
}
