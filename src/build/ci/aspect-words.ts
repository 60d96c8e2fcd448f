import { aspectName } from '../../checks/policy/describe-difference.ts';
import type { Difference } from '../../checks/policy/difference.ts';
import { codeSpan } from './code-span.ts';

/** What the most weighty values are, in plain words. Others keep the name of their key. */
const words: Readonly<Record<string, string>> = {
  minimumCount: 'fewest contributors behind a number',
  roundTo: 'numbers are rounded to multiples of',
  keep: 'kept for',
  cadence: 'published every',
  delay: 'published after',
  sampleRate: 'share that sends',
  sensitivity: 'sensitivity',
  recipients: 'who receives it',
  purposes: 'what it is used for',
  consentVersion: 'consent version',
  noticeVersion: 'notice version',
  default: 'off or on, unless somebody decides',
  'budget/epsilon': 'privacy budget, epsilon',
  'budget/delta': 'privacy budget, delta',
  'budget/rho': 'privacy budget, rho',
  'budget/window': 'time in which the privacy budget is spent',
  'differentialPrivacy/epsilon': 'privacy loss of each release, epsilon',
  'differentialPrivacy/rho': 'privacy loss of each release, rho',
  evidence: 'evidence',
  title: 'title',
  summary: 'summary',
  body: 'text',
  expires: 'expires',
};

/** What a difference is about, as safe Markdown. */
export function aspectWords(difference: Difference): string {
  const { aspect } = difference;
  const stage = /^stages\/(.+)\/keep$/.exec(aspect)?.[1];
  if (stage !== undefined) return `kept in ${codeSpan(stage)} for`;
  return (
    words[aspect] ?? codeSpan(aspectName(aspect === 'language' ? difference : { ...difference, language: undefined }))
  );
}
