import type { PolicyEntry } from '../../log/log-entry.ts';
import type { Coverage } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { compareCoverage } from '../compare-coverage.ts';
import type { CoverageChange } from '../coverage-change.ts';
import { type AboutCategory, consentFinding, recordCommand } from './consent-finding.ts';
import { listOf } from './list-of.ts';

/** A category between its last entry in the log and now. */
interface Step {
  readonly category: AboutCategory;
  readonly latest: PolicyEntry;
  readonly before: Coverage;
  readonly now: Coverage;
  readonly changes: readonly CoverageChange[];
  /** That of what the category covers now. */
  readonly fingerprint: string | undefined;
}

function loweredConsent({ category, latest, now }: Step): Finding | undefined {
  if (now.version >= latest.version) return undefined;
  return consentFinding(
    category,
    'fail',
    `The version went down from ${latest.version} to ${now.version}: an app that stored ${latest.version} would never ask or tell again.`,
    {
      observed: `consentVersion ${now.version}`,
      allowed: `${latest.version} or higher`,
      fix: `consentVersion: ${latest.version}`,
    },
  );
}

function loweredNotice({ category, before, now }: Step): Finding | undefined {
  if (now.notice >= before.notice) return undefined;
  return consentFinding(category, 'fail', `The notice version went down from ${before.notice} to ${now.notice}.`, {
    observed: `noticeVersion ${now.notice}`,
    allowed: `${before.notice} or higher`,
    fix: `noticeVersion: ${before.notice}`,
  });
}

function grownUnasked({ category, latest, now, changes }: Step): Finding | undefined {
  const grown = changes.filter((change) => change.material);
  if (grown.length === 0 || now.version !== latest.version) return undefined;
  return consentFinding(
    category,
    'fail',
    `The category "${category.id}" covers more than its version ${latest.version} did: ${listOf(grown)}.`,
    {
      observed: `consentVersion ${now.version}`,
      allowed: `consentVersion ${latest.version + 1}`,
      fix: `consentVersion: ${latest.version + 1}`,
    },
  );
}

function rewordedUntold({ category, latest, before, now, changes }: Step): Finding | undefined {
  const words = changes.filter((change) => change.kind === 'words-changed');
  if (words.length === 0 || now.version !== latest.version || now.notice !== before.notice) return undefined;
  return consentFinding(
    category,
    'review',
    `The text of the category "${category.id}" changed, and its notice version did not: ${listOf(words)}.`,
    {
      observed: `noticeVersion ${now.notice}`,
      allowed: `noticeVersion ${before.notice + 1}`,
      fix: `noticeVersion: ${before.notice + 1}`,
    },
  );
}

function unrecorded({ category, latest, before, now, changes, fingerprint }: Step): Finding | undefined {
  const sameVersions = now.version === before.version && now.notice === before.notice;
  if (changes.length === 0 && sameVersions && fingerprint === latest.fingerprint) return undefined;
  const versions = sameVersions ? 'its fingerprint differs' : 'its version was raised';
  const what = changes.length > 0 ? listOf(changes) : versions;
  return consentFinding(
    category,
    'review',
    `The log does not record yet what the category "${category.id}" covers now: ${what}.`,
    {
      observed: `consentVersion ${now.version}, noticeVersion ${now.notice}`,
      allowed: 'an entry in the log',
      fix: recordCommand,
    },
  );
}

/** A category as it stands now against the last snapshot in the log: the first thing that is wrong, if any. */
export function judgeNow(step: Omit<Step, 'changes'>): Finding[] {
  const compared: Step = { ...step, changes: compareCoverage(step.before, step.now).changes };
  const finding =
    loweredConsent(compared) ??
    loweredNotice(compared) ??
    grownUnasked(compared) ??
    rewordedUntold(compared) ??
    unrecorded(compared);
  return finding === undefined ? [] : [finding];
}
