import type { PolicyEntry } from '../../log/log-entry.ts';
import type { CheckInput } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { compareCoverage } from '../compare-coverage.ts';
import { type AboutCategory, consentFinding, recordCommand } from './consent-finding.ts';
import { listOf } from './list-of.ts';

/** A version that went down, or growth that was recorded without a new version. */
function judgeStep(
  category: AboutCategory,
  before: PolicyEntry,
  entry: PolicyEntry,
  snapshots: CheckInput['snapshots'],
): Finding[] {
  if (entry.version < before.version)
    return [
      consentFinding(
        category,
        'fail',
        `The log records version ${entry.version} after version ${before.version}: a version never goes down.`,
        { file: entry.file, observed: `version ${entry.version}`, allowed: `${before.version} or higher` },
      ),
    ];
  const [old, now] = [snapshots[before.file], snapshots[entry.file]];
  if (!old || !now || entry.version > before.version) return [];
  const grown = compareCoverage(old, now).changes.filter((change) => change.material);
  if (grown.length === 0) return [];
  return [
    consentFinding(
      category,
      'fail',
      `The log records, still as version ${entry.version}, more than that version covered: ${listOf(grown)}.`,
      {
        file: entry.file,
        observed: `version ${entry.version}`,
        allowed: `version ${entry.version + 1}`,
        fix: `raise "consentVersion" in ${category.file} and run  ${recordCommand}`,
      },
    ),
  ];
}

/** Every step in the record of one category, whose entries are given in the order of the log. */
export function judgeHistory(
  category: AboutCategory,
  entries: readonly PolicyEntry[],
  snapshots: CheckInput['snapshots'],
): Finding[] {
  return entries.slice(1).flatMap((entry, at) => {
    const before = entries[at];
    return before ? judgeStep(category, before, entry, snapshots) : [];
  });
}
