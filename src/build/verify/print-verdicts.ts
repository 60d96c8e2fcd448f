import { type Verdict, type VerdictKind, exitCodeOf } from './verdict.ts';

const signs: Readonly<Record<VerdictKind, string>> = {
  agrees: 'ok       ',
  note: 'note     ',
  differs: 'DIFFERS  ',
  broken: 'BROKEN   ',
  unfetched: 'UNKNOWN  ',
};

/**
 * What a stranger's site says must not steer the terminal: control characters and those that turn the direction of
 * writing.
 */
const harmless = (text: string) => text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

const lineOf = ({ kind, file, message }: Verdict) =>
  `${signs[kind]}${harmless(`${file === undefined || message.startsWith(file) ? '' : `${file}: `}${message}`)}`;

/** Said once, so that nobody believes more than was shown. */
const unseen =
  'Not looked at: the words of the pages, what charts show besides their error bars, and the feeds. They are made from what was looked at, and by the site.';

function conclusion(verdicts: readonly Verdict[]): string {
  const count = (kind: VerdictKind) => verdicts.filter((verdict) => verdict.kind === kind).length;
  const parts = [
    ...(count('differs') > 0 ? [`${count('differs')} differ`] : []),
    ...(count('broken') > 0 ? [`${count('broken')} broken, as the site says itself or as of today`] : []),
    ...(count('unfetched') > 0 ? [`${count('unfetched')} could not be fetched`] : []),
  ];
  return parts.length === 0 ? 'Everything that was looked at agrees.' : `${parts.join('; ')}.`;
}

/** What was found, for people. */
export function formatVerdicts(address: string, day: string, verdicts: readonly Verdict[]): string {
  return [`${address}, judged as of ${day}`, ...verdicts.map(lineOf), unseen, conclusion(verdicts)]
    .map((line) => `${line}\n`)
    .join('');
}

/** What was found, for machines. */
export function formatVerdictsJson(address: string, day: string, verdicts: readonly Verdict[]): string {
  return `${JSON.stringify({ address, day, exitCode: exitCodeOf(verdicts), verdicts }, null, 2)}\n`;
}
