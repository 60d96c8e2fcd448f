import type { Coverage } from './check-input.ts';
import type { CoverageChange } from './coverage-change.ts';
import { compareDatasets } from './coverage/compare-datasets.ts';
import { compareDefaults } from './coverage/compare-defaults.ts';
import { compareFields } from './coverage/compare-fields.ts';
import { compareMethods } from './coverage/compare-methods.ts';
import { compareProducts } from './coverage/compare-products.ts';
import { compareRates } from './coverage/compare-rates.ts';
import { compareRetention } from './coverage/compare-retention.ts';
import { compareSensitivity } from './coverage/compare-sensitivity.ts';
import { compareStatements } from './coverage/compare-statements.ts';
import { compareWords } from './coverage/compare-words.ts';

/**
 * Every change from one coverage of a category to another, in a fixed order; none for equal ones. Versions are not
 * compared.
 */
export function compareCoverage(before: Coverage, now: Coverage): { readonly changes: readonly CoverageChange[] } {
  return {
    changes: [
      ...compareDefaults(before.default, now.default),
      ...compareFields(before, now),
      ...compareProducts(before, now),
      ...compareSensitivity(before.sensitivity, now.sensitivity),
      ...compareStatements('purpose', before.purposes, now.purposes),
      ...compareStatements('recipient', before.recipients, now.recipients),
      ...compareRetention(before.retention, now.retention),
      ...compareRates(before.sampleRate, now.sampleRate),
      ...compareMethods(before.methods, now.methods),
      ...compareDatasets(before.datasets, now.datasets),
      ...compareWords(before.words, now.words),
    ],
  };
}
