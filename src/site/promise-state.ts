import { type Status, worst } from '../checks/check.ts';
import type { Evidence, PrivacyPromise } from '../schema/content/promise.ts';

/** What one check came to on one dataset (`site` for what concerns all). */
export interface CheckResult {
  readonly check: string;
  readonly dataset: string;
  readonly status: Status;
}

const strength: readonly Evidence['kind'][] = ['checked', 'audited', 'stated'];

/** The strongest kind of evidence a promise has. */
export function strongestEvidence(promise: Pick<PrivacyPromise, 'evidence'>): Evidence['kind'] {
  return strength.find((kind) => promise.evidence.some((evidence) => evidence.kind === kind)) ?? 'stated';
}

/** What the checks of one piece of evidence came to: the worst of them; `unknown` where none of them ran. */
export function evidenceStatus(evidence: Extract<Evidence, { kind: 'checked' }>, results: readonly CheckResult[], check?: string): Status | 'unknown' {
  const wanted = results.filter((result) => (check === undefined ? (evidence.checks as readonly string[]).includes(result.check) : result.check === check) && (!evidence.datasets || result.dataset === 'site' || evidence.datasets.includes(result.dataset)));
  return wanted.length === 0 ? 'unknown' : worst(wanted.map(({ status }) => status));
}

/** What all checks of a promise came to; undefined where no check holds it. */
export function promiseStatus(promise: Pick<PrivacyPromise, 'evidence'>, results: readonly CheckResult[]): Status | 'unknown' | undefined {
  const states = promise.evidence.filter((evidence) => evidence.kind === 'checked').map((evidence) => evidenceStatus(evidence, results));
  if (states.length === 0) return undefined;
  return states.includes('unknown') ? 'unknown' : worst(states as Status[]);
}
