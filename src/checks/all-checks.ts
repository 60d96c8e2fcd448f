import { type CheckId, checkIds } from '../schema/check-ids.ts';
import { budgetCheck } from './budget.ts';
import { columnsCheck } from './columns.ts';
import { consentCheck } from './consent.ts';
import type { Check } from './check.ts';
import { derivedCheck } from './derived.ts';
import { differencingCheck } from './differencing.ts';
import { freshnessCheck } from './freshness.ts';
import { groupsCheck } from './groups.ts';
import { identifiersCheck } from './identifiers.ts';
import { integrityCheck } from './integrity.ts';
import { logCheck } from './log.ts';
import { minimumCountCheck } from './minimum-count.ts';
import { policyCheck } from './policy.ts';
import { retentionCheck } from './retention.ts';
import { roundingCheck } from './rounding.ts';
import { samplingCheck } from './sampling.ts';
import { suppressionCheck } from './suppression.ts';
import { typesCheck } from './types.ts';

/** Every check under its own id. A check that is missing, or is another one's, does not compile. */
export const checks = {
  columns: columnsCheck,
  types: typesCheck,
  'minimum-count': minimumCountCheck,
  rounding: roundingCheck,
  suppression: suppressionCheck,
  differencing: differencingCheck,
  derived: derivedCheck,
  groups: groupsCheck,
  identifiers: identifiersCheck,
  retention: retentionCheck,
  freshness: freshnessCheck,
  budget: budgetCheck,
  sampling: samplingCheck,
  consent: consentCheck,
  policy: policyCheck,
  integrity: integrityCheck,
  log: logCheck,
} satisfies { readonly [Id in CheckId]: Check<Id> };

/** Every check, in the order of `check-ids.ts`, which is the order in which they are shown and run. */
export const allChecks: readonly Check[] = checkIds.map((id) => checks[id]);
