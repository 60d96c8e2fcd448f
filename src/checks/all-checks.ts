import { budgetCheck } from './budget.ts';
import { columnsCheck } from './columns.ts';
import { consentCheck } from './consent.ts';
import type { Check } from './check.ts';
import { derivedCheck } from './derived.ts';
import { differencingCheck } from './differencing.ts';
import { freshnessCheck } from './freshness.ts';
import { identifiersCheck } from './identifiers.ts';
import { integrityCheck } from './integrity.ts';
import { logCheck } from './log.ts';
import { minimumCountCheck } from './minimum-count.ts';
import { retentionCheck } from './retention.ts';
import { roundingCheck } from './rounding.ts';
import { samplingCheck } from './sampling.ts';
import { suppressionCheck } from './suppression.ts';
import { typesCheck } from './types.ts';

/** Every check, in the order of `check-ids.ts`, which is the order in which they are shown and run. */
export const allChecks: readonly Check[] = [
  columnsCheck,
  typesCheck,
  minimumCountCheck,
  roundingCheck,
  suppressionCheck,
  differencingCheck,
  derivedCheck,
  identifiersCheck,
  retentionCheck,
  freshnessCheck,
  budgetCheck,
  samplingCheck,
  consentCheck,
  integrityCheck,
  logCheck,
];
